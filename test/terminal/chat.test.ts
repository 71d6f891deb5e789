// A conversation line by line: what each command shows, what is remembered.

import { describe, expect, it } from 'vitest';
import { NEW_SESSION, type Reply, reply } from '../../src/terminal/chat.ts';
import { createStandIn, PLAIN } from './stand-in.ts';

/** Says lines one after the other. */
function say(
  ...lines: readonly string[]
): { readonly replies: readonly Reply[]; readonly last: string } & ReturnType<typeof createStandIn> {
  const app = createStandIn();
  const replies: Reply[] = [];
  for (const line of lines) replies.push(reply(line, replies.at(-1)?.session ?? NEW_SESSION, app, PLAIN));
  return { ...app, replies, last: replies.at(-1)!.text };
}

describe('/paper', () => {
  it('shows a whole summary by its code', () => {
    expect(say('/paper 2022-11-27#2').last).toBe('Epsilon\n27 Nov 2022 · 2022-11-27#2\n\nAbout Epsilon.');
  });

  it('takes the number of what was shown last: an answer, suggestions, or an issue', () => {
    expect(say('Alpha Eta', '/paper 2').last).toMatch(/^Eta\n/);
    expect(say('nothing', '/paper 2').last).toMatch(/^Beta\n/);
    expect(say('Alpha', '/issue 2022-11-27', '/paper 3').last).toMatch(/^Zeta\n/);
    expect(say('Alpha Eta', 'hi', '/paper 1', '/paper #2').last).toMatch(/^Eta\n/);
  });

  it.each([
    ['/paper', '/paper needs a code or a number. A code is'],
    ['/paper 1', 'There is no paper 1. No numbered papers have been shown yet'],
    ['/paper 2022-11-27#9', 'There is no paper “2022-11-27#9”: the last of its issue is 2022-11-27#3.'],
    ['/paper 2022-11-28#2', 'There is no paper “2022-11-28#2”; the nearest code is 2022-11-27#2.'],
    ['/paper 2022-11-27', '2022-11-27 is an issue: /issue 2022-11-27 shows its papers.'],
    ['/paper Alpha', '“Alpha” is no code. A code is an issue’s date and a place in it'],
  ])('says what is wrong with %s', (line, problem) => {
    expect(say(line).last.replaceAll('\n', ' ')).toContain(problem);
  });

  it('says how many numbers there are', () => {
    for (const number of [0, 3])
      expect(say('Alpha Eta', `/paper ${number}`).last).toBe(
        `There is no paper ${number}. The last list has 2 papers.`,
      );
  });

  it('makes the paper what the next question may mean', () => {
    expect(say('/paper 2022-11-27#2', 'how fast is it?').asked[0]?.turns).toEqual([
      { understood: 'Epsilon', papers: ['2022-11-27#2'] },
    ]);
  });
});

describe('/issue', () => {
  it('shows the papers of a date in order', () => {
    expect(say('/issue 2022-11-27').last).toBe(`\
Issue 2022-11-27
Issue of 27 Nov 2022 · 3 papers

 1  Delta (2022-11-27#1)
 2  Epsilon (2022-11-27#2)
 3  Zeta (2022-11-27#3)`);
  });

  it('takes the latest, and a month or year with one issue', () => {
    expect(say('/issue latest').last).toMatch(/^Issue 2023-05-21\n/);
    expect(say('/issue 2022-06').last).toMatch(/^Issue 2022-06-05\n/);
    expect(say('/issue 2023').last).toMatch(/^Issue 2023-05-21\n/);
  });

  it('lists the issues of a month with several, and all of them without a date', () => {
    expect(say('/issue 2022-11').last).toMatch(
      /^2022-11-06 {2}Issue 2022-11-06 \(1 paper\)\n2022-11-27 {2}Issue 2022-11-27 \(3 papers\)\n\n/,
    );
    expect(say('/issue').last.match(/^\d{4}-\d\d-\d\d/gm)).toHaveLength(4);
  });

  it.each([
    ['/issue 2022-11-18', 'There is no issue of 2022-11-18; the nearest is that of 2022-11-27.'],
    ['/issue 2022-08', 'There is no issue of 2022-08; the nearest is that of 2022-06-05.'],
    ['/issue 2022-11-37', '“2022-11-37” is no date: a date is written 2022-12-04 or 2022-12, or “latest”.'],
    ['/issue 2022-11-37', 'The nearest issue is that of 2022-11-27.'],
  ])('says what is wrong with %s', (line, problem) => {
    expect(say(line).last.replaceAll('\n', ' ')).toContain(problem);
  });
});

it('shows a random paper', () => {
  expect(say('/random').last).toMatch(/^Gamma\n/);
});

it('explains every command', () => {
  for (const line of ['/help', '/', '/HELP'])
    expect(say(line).last.match(/^\/\w+/gm)).toEqual(['/paper', '/issue', '/random', '/help', '/quit']);
});

it('ends', () => {
  for (const end of ['/quit', 'quit', 'Exit', ' exit() '])
    expect(say('Alpha', end)).toMatchObject({ replies: [{ ended: false }, { text: '', ended: true }] });
  expect(say('early exit').replies[0]?.ended).toBe(false);
});

it('names the nearest of an unknown command', () => {
  expect(say('/isue 2022').last).toBe(
    'There is no command /isue; the nearest is /issue. /help lists them all.',
  );
  expect(say(`/${'x'.repeat(100_000)}`).last.length).toBeLessThan(150);
});

it('remembers the last five turns, and neither small talk nor commands', () => {
  const { asked } = say('Alpha', 'hi', '/issue', 'Beta', 'none', 'Delta', 'Eta', 'Zeta', 'Gamma', 'end');
  expect(asked.at(-1)?.turns).toEqual([
    { understood: 'none', papers: [] },
    { understood: 'Delta', papers: ['2022-11-27#1'] },
    { understood: 'Eta', papers: ['2023-05-21#1'] },
    { understood: 'Zeta', papers: ['2022-11-27#3'] },
    { understood: 'Gamma', papers: ['2022-11-06#1'] },
  ]);
});

it('says nothing to a blank line, and asks no more than 10,000 characters', () => {
  const { asked, replies } = say('  ', `${'x'.repeat(9_999)}🙂 and more`);
  expect(replies[0]?.text).toBe('');
  expect(asked.map(({ question }) => question)).toEqual(['x'.repeat(9_999)]);
});
