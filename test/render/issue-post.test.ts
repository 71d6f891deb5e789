// The message that announces new issues: what a notification shows, what opens, and every rule of Discord's.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Issue } from '../../src/corpus/archive.ts';
import { decodeId } from '../../src/discord/ids.ts';
import { issuePost } from '../../src/discord/issue-post.ts';
import { paper } from '../answering/made.ts';
import { issue as anyIssue, snowflake } from './hostile.ts';
import { readDescription } from './openapi.ts';
import { checkPost, NONCE } from './post-check.ts';

const described = readDescription(process.env.DISCORD_OPENAPI);

const issueOf = (date: string, title: string, ...titles: readonly string[]): Issue => ({
  ...{ date, title },
  papers: titles.map((each, i) => paper(`${date}#${i + 1}`, each, { starred: i === 0 })),
});
const example = issueOf('2022-12-04', 'A *week* of it', 'Alpha: a_b', 'Beta');

it('says first how many papers there are, then which issue it is, and lists them', () => {
  expect(issuePost([example], { role: '1', nonce: NONCE })).toMatchObject({
    content: '<@&1> New issue: 2 papers\n**A \\*week\\* of it** · issue of 2022-12-04 (<t:1670155200:D>)',
    embeds: [{ description: '1\\. Alpha: a\\_b · ★ starred\n2\\. Beta' }],
    allowedMentions: { parse: [], roles: ['1'] },
  });
  const one = issuePost([issueOf('2022-12-04', '\u202e', 'Alpha')], {});
  expect(one.content).toBe('New issue: 1 paper\nissue of 2022-12-04 (<t:1670155200:D>)');
  expect(one.allowedMentions).toEqual({ parse: [] });
});

it('of several issues it says how many, and shows the newest', () => {
  const many = [issueOf('2022-11-27', 'Before', 'Gamma'), example];
  expect(issuePost(many, {}).content).toMatch(/^2 new issues: 3 papers\. The newest:\n\*\*A \\\*week/);
  expect(issuePost(many, {}).embeds[0]!.description).not.toContain('Gamma');
});

it('its select opens the papers for whoever chooses, and holds what the post is found by', () => {
  const [select, buttons] = issuePost([example], { nonce: NONCE }).components.map(
    ({ components }) => components[0]!,
  );
  const common = { asker: '0', at: 0, page: 0, window: null };
  const idOf = (each: typeof select) => (each && 'custom_id' in each ? decodeId(each.custom_id) : null);
  expect(idOf(select)).toEqual({ ...common, command: 'paper', action: 'open', codes: [], topic: NONCE });
  expect(idOf(buttons)).toEqual({
    ...{ ...common, command: 'issue', action: 'show', codes: ['2022-12-04#1'], topic: null },
  });
  expect(select).toMatchObject({ options: [{ value: '2022-12-04#1' }, { value: '2022-12-04#2' }] });
});

it('of more papers than a select takes it offers 25, and says how many more there are', () => {
  const titles = Array.from({ length: 40 }, (_, i) => `Paper ${i}`);
  const post = issuePost([issueOf('2022-12-04', 'T', ...titles)], {});
  expect(post.embeds[0]!.description).toMatch(/\n25\\\. Paper 24\n… and 15 more$/);
  expect((post.components[0]!.components[0] as { options: unknown[] }).options).toHaveLength(25);
});

it('whatever can be invented keeps every rule, and pings nobody but the role', () => {
  fc.assert(
    fc.property(fc.array(anyIssue, { minLength: 1, maxLength: 3 }), fc.option(snowflake), (issues, role) => {
      const post = issuePost(issues, { role, nonce: NONCE });
      checkPost(post, role, described);
    }),
    { numRuns: 200 },
  );
}, 60_000);
