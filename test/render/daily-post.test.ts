// The message of a daily post: what a notification shows, how the excerpt ends, what the buttons say, and every rule.
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import type { Paper } from '../../src/corpus/archive.ts';
import { dailyPost, opening, threadName } from '../../src/discord/daily-post.ts';
import { decodeId } from '../../src/discord/ids.ts';
import { clean } from '../../src/discord/markdown.ts';
import { createTextAnalysis } from '../../src/retrieval/text.ts';
import { paper } from '../answering/made.ts';
import { seen } from './discord-markdown.ts';
import { paper as anyPaper, snowflake } from './hostile.ts';
import { type Described, readDescription } from './openapi.ts';
import { checkPost, NONCE } from './post-check.ts';

const CORPUS = join(import.meta.dirname, '..', '..', 'corpus');

let app: App;
let described: Described | undefined;

beforeAll(async () => {
  const now = () => new Date('2023-07-01');
  app = await createApp({ corpusDir: CORPUS, shippedDir: CORPUS, now, random: () => 0 });
  described = readDescription(process.env.DISCORD_OPENAPI);
});

const example = paper('2022-12-04#2', 'Alpha: a_b', {
  starred: true,
  topics: ['data', 'vision'],
  paragraphs: ['It is good. It is *very* good.', 'It ends here.'],
});

it('a notification shows the title, the issue, the code and the star', () => {
  expect(dailyPost(example, { nonce: NONCE })).toEqual({
    content: '**Alpha: a\\_b**\n-# issue of 2022-12-04 (<t:1670155200:D>) · 2022-12-04#2 · ★ starred',
    embeds: [
      {
        description: 'It is good. It is \\*very\\* good.\n\nIt ends here.',
        color: 0x5865f2,
        footer: { text: 'data, vision' },
      },
    ],
    components: [expect.objectContaining({ type: 1 })],
    allowedMentions: { parse: [] },
  });
});

it('one role is pinged, and only where there is one', () => {
  const { content, allowedMentions } = dailyPost(example, { role: '123456789012345678' });
  expect(content.split('\n')[0]).toBe('<@&123456789012345678> **Alpha: a\\_b**');
  expect(allowedMentions).toEqual({ parse: [], roles: ['123456789012345678'] });
});

it('anyone may press the buttons; the first holds what the post is found by', () => {
  const [row] = dailyPost(example, { nonce: NONCE }).components;
  const buttons = row!.components.map((each) => ({
    label: 'label' in each ? each.label : '',
    id: 'custom_id' in each ? decodeId(each.custom_id) : null,
  }));
  const common = { asker: '0', codes: ['2022-12-04#2'], at: 0, page: 0, window: null };
  expect(buttons).toEqual([
    { label: 'Whole summary', id: { command: 'paper', action: 'open', ...common, topic: NONCE } },
    { label: 'Related', id: { command: 'related', action: 'show', ...common, topic: null } },
    { label: 'Save', id: { command: 'saved', action: 'save', ...common, topic: null } },
    { label: 'arXiv', id: null },
  ]);
});

describe('the excerpt', () => {
  const of = (paragraphs: readonly string[], room: number) => opening(paragraphs, room).source;

  it.each([
    // By hand: "One two." has 8 characters, with the space after it 9, and both sentences 9 + 12.
    [['One two. Three four.'], 21, 'One two. Three four.'],
    [['One two. Three four.'], 20, 'One two. …'],
    [['One two.', 'Three four.'], 21, 'One two.\n\nThree four.'],
    [['One two.', 'Three four.'], 20, 'One two. …'],
    [['It is used, e.g. here. It goes on.'], 30, 'It is used, e.g. here. …'],
    [['A single sentence that is too long by itself'], 20, 'A single sentence…'],
    [['', ' '], 20, ''],
  ])('%j in %i: %j', (paragraphs, room, expected) => expect(of(paragraphs, room)).toBe(expected));

  it('of every paper begins its summary, ends with a sentence, and says that it goes on', () => {
    const text = createTextAnalysis();
    for (const each of app.papers()) {
      const { description = '' } = dailyPost(each, {}).embeds[0]!;
      const shown = seen(description);
      const flat = (words: string) => words.replace(/\s+/g, ' ').trim();
      const whole = flat(each.paragraphs.map(clean).join(' '));
      const kept = flat(shown.replace(/ …$/, ''));
      expect(whole.startsWith(kept)).toBe(true);
      expect(shown.endsWith(' …')).toBe(kept !== whole);
      expect(kept.length).toBeGreaterThan(100);
      expect(kept.length).toBeLessThanOrEqual(600);
      const ends = each.paragraphs.flatMap((paragraph) => text.sentences(clean(paragraph))).map(flat);
      expect(ends.some((sentence) => kept.endsWith(sentence))).toBe(true);
    }
  });
});

it('every paper of the archive that ships keeps every rule', () => {
  expect(app.papers().length).toBeGreaterThan(50);
  for (const each of app.papers()) checkPost(dailyPost(each, { role: '1', nonce: NONCE }), '1', described);
});

it('so does whatever can be invented', () => {
  fc.assert(
    fc.property(anyPaper, fc.option(snowflake), (each, role) => {
      checkPost(dailyPost(each, { role, nonce: NONCE }), role, described);
      expect(threadName(each).trim()).not.toBe('');
      expect(threadName(each).length).toBeLessThanOrEqual(100);
    }),
    { numRuns: 300 },
  );
}, 60_000);

it('a thread is named after the paper, by its code where the title shows nothing', () => {
  const named = (title: string): string => threadName({ ...example, title } satisfies Paper);
  expect(named('Alpha *beta*')).toBe('Alpha *beta*');
  expect(named('\u202e ')).toBe('2022-12-04#2');
  // 20 words of 4 with 19 spaces between them are 99 characters.
  expect(named(`${'word '.repeat(30)}end`)).toBe(`${'word '.repeat(19)}word…`);
});
