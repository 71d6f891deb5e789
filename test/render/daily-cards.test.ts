// The cards of /daily: their words, and every rule for whatever a schedule can hold.

import { MessageFlags, PermissionFlagsBits } from 'discord.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { lackingCard, schedulesCard, setUpCard } from '../../src/discord/daily-cards.ts';
import { inAChoice, inASentence, roundInWords } from '../../src/discord/daily-words.ts';
import { isWithinLimits } from '../../src/discord/limits.ts';
import type { Payload } from '../../src/discord/parts.ts';
import { needed } from '../../src/discord/permissions.ts';
import type { Schedule } from '../../src/store/schedules.ts';
import { messageProblems } from '../discord/limits/messages.ts';
import { read } from './discord-markdown.ts';
import { anyText, snowflake } from './hostile.ts';
import { type Described, readDescription } from './openapi.ts';
import { bodyOf, textsOf } from './payload-check.ts';
import { ASKER } from './stand-in.ts';

let described: Described | undefined;
beforeAll(() => {
  described = readDescription(process.env.DISCORD_OPENAPI);
});

const plain: Schedule = {
  ...{ id: 1, server: '10', channel: '11', time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
  ...{ topic: null, from: null, to: null, role: null, thread: false },
  ...{ seed: 1, round: 1, nextAt: 0, failures: 0, paused: null },
};

describe('a schedule in a sentence', () => {
  it.each([
    [{}, 'A paper every day at **09\\:00** (UTC) in <#11>.'],
    [{ days: [1, 2, 3, 4, 5] }, 'A paper on weekdays at **09\\:00** (UTC) in <#11>.'],
    [{ days: [1, 3] }, 'A paper on Mon, Wed at **09\\:00** (UTC) in <#11>.'],
    [{ topic: 'a_b' }, 'A paper every day at **09\\:00** (UTC) in <#11>, only on a\\_b.'],
    [
      { from: '2022-01-01' },
      'A paper every day at **09\\:00** (UTC) in <#11>, only issues from 2022-01-01 on.',
    ],
    [{ to: '2022-01-01' }, 'A paper every day at **09\\:00** (UTC) in <#11>, only issues up to 2022-01-01.'],
    [{ role: '12' }, 'A paper every day at **09\\:00** (UTC) in <#11>, with a ping of <@&12>.'],
    [{ thread: true }, 'A paper every day at **09\\:00** (UTC) in <#11>, with a thread for discussion.'],
  ])('%j', (more, words) => expect(inASentence({ ...plain, ...more }).source).toBe(words));
});

describe('how long the papers last', () => {
  it.each([
    [0, 7, '⚠ No paper fits now: nothing is posted until one does.'],
    [1, 7, '⚠ Only 1 paper fits: a round takes 1 day, then it comes again.'],
    [7, 7, '⚠ Only 7 papers fit: a round takes 7 days, then they come again.'],
    // 10 papers on 5 days of a week are two weeks.
    [10, 5, '⚠ Only 10 papers fit: a round takes 2 weeks, then they come again.'],
    [70, 7, '70 papers fit: a round takes 10 weeks.'],
    // 14 papers, one a week.
    [14, 1, '14 papers fit: a round takes 14 weeks.'],
    [15_000, 7, '15,000 papers fit: a round takes 2143 weeks.'],
  ])('%i papers on %i days a week', (papers, days, words) =>
    expect(roundInWords(papers, plain.days.slice(0, days))).toBe(words),
  );
});

it('a schedule in a choice has the name of its channel where it is known', () => {
  const guild = { channels: { cache: new Map([['11', { name: 'general' }]]) } } as never;
  expect(inAChoice({ ...plain, topic: 'agents', from: '2022-01-01' }, guild)).toBe(
    '#general · 09:00 UTC · every day · agents · from 2022-01-01 on',
  );
  expect(inAChoice(plain, null)).toBe('#11 · 09:00 UTC · every day');
});

function check(payload: Payload): void {
  expect([payload.flags, payload.allowedMentions]).toEqual([MessageFlags.IsComponentsV2, { parse: [] }]);
  expect(isWithinLimits(payload.components)).toBe(true);
  const body = bodyOf(payload);
  expect(messageProblems([], body, null)).toEqual([]);
  expect(described?.problemsOf(body) ?? []).toEqual([]);
  const ours = ['text', 'bold', 'tag', 'heading', 'small', 'list', 'code'];
  for (const text of textsOf(payload)) {
    expect(
      read(text).filter(({ kind }) => !ours.includes(kind)),
      text,
    ).toEqual([]);
    for (const { kind, text: tag } of read(text))
      if (kind === 'tag') expect(tag).toMatch(/^(?:t:-?\d+:[FR]|#\d+|@&\d+)$/);
    for (const { kind, text: code } of read(text)) if (kind === 'code') expect(code).toMatch(/^\/daily /);
  }
  expect(JSON.stringify(payload).isWellFormed()).toBe(true);
}

const day = fc.option(fc.constantFrom('2022-01-01', '2023-12-31'));
const schedule: fc.Arbitrary<Schedule> = fc.record({
  ...{ id: fc.nat(), server: snowflake, channel: snowflake, time: fc.constant('23:59') },
  ...{ zone: fc.constantFrom('UTC', 'America/Argentina/ComodRivadavia', '+05:30') },
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => days.toSorted()),
  ...{ topic: fc.option(anyText), from: day, to: day, role: fc.option(snowflake), thread: fc.boolean() },
  ...{ seed: fc.nat(), round: fc.nat(), nextAt: fc.nat(), failures: fc.nat(), paused: fc.option(anyText) },
});
const date = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

it('every card keeps every rule', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ schedule, next: fc.option(date, { nil: undefined }) }), {
        minLength: 1,
        maxLength: 25,
      }),
      fc.nat({ max: 5 }),
      fc.nat(),
      (items, page, papers) => {
        check(schedulesCard(items, page, ASKER));
        const [{ schedule: first }] = items as [(typeof items)[number]];
        const upcoming = items.flatMap(({ next }) => next ?? []).slice(0, 3);
        check(
          setUpCard({ heading: 'Changed', schedule: first, upcoming, papers, hint: 'It goes on again.' }),
        );
        check(lackingCard(first, needed(PermissionFlagsBits.ViewChannel)));
        expect(inAChoice(first, null).length).toBeLessThanOrEqual(100);
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);
