// What members type is shown as they typed it: it pings nobody, and none of its Markdown is live.
import { expect, test } from 'vitest';
import type { Sight } from '../discord/members/sight.ts';
import { pings } from '../discord/mentions.ts';
import { read } from '../render/discord-markdown.ts';
import { setStage, textsOf } from './stage.ts';

const stage = setStage();

const hostile = [
  '@everyone @here what is attention?',
  '<@1> <@!2> <@&3> <#4> </ask:5> what is attention?',
  '# **bold** __under__ *it* ~~gone~~ ||spoiler|| `code` attention',
  '[attention](https://example.com) https://example.com/a_b <https://example.com> discord://x',
  '> quote - list 1. number attention',
  '-# Understood as: something else about attention',
  '``` attention',
  ':smile: <:a:1> <a:b:2> <t:0:R> attention',
  '\u202eattention\u202c \u2066what\u2069 \u200f',
  'attention\u0000\u0007\u001b[31m is what',
  'שלום attention مرحبا',
  `${'*_`|~'.repeat(59)} what`,
  'attention '.repeat(30).trim(),
  '👩‍👩‍👧'.repeat(35),
  '中文'.repeat(150),
  '\u200b\u200b',
  '...',
  '\\',
  'a',
];

/** What a card of ours may do: its own headings, small print, bold words, quotes and dates. */
const OURS = ['text', 'heading', 'small', 'bold', 'quote', 'list'];

function expectTame(sight: Sight): void {
  expect(sight.kind, sight.text).toBe('message');
  expect(pings(sight.message!)).toBe(false);
  for (const text of textsOf(sight.message)) {
    const live = read(text).filter(({ kind, text: seen }) => !OURS.includes(kind) && !/^t:\d+:D$/.test(seen));
    expect(live, text).toEqual([]);
    expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  }
}

/** The words that somebody typed, without what can't be seen. */
const words = (text: string) =>
  text
    .replace(/(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The first line of a card as it is seen, which is in small print and holds the question. */
function firstLine(sight: Sight): string {
  const [line = ''] = textsOf(sight.message)[0]!.split('\n');
  const [small, ...rest] = read(line);
  expect(small?.kind).toBe('small');
  expect(rest.filter(({ kind }) => kind !== 'text')).toEqual([]);
  return rest.map(({ text }) => text).join('');
}

test.each(hostile)('/ask %j, then its buttons', async (question) => {
  const member = stage.discord.member('member');
  const answer = await member.slash('ask', { question });
  expectTame(answer);
  const isQuoted = /[\p{L}\p{N}\p{P}\p{S}]/u.test(question) && answer.text.includes('Ask again');
  if (isQuoted) expect(firstLine(answer)).toBe(`› ${words(question)}`);
  for (const label of ['Whole summary', 'Back', 'Related', 'Back', 'Next']) {
    if (!answer.text.includes('Whole summary') || (label === 'Next' && !answer.text.includes('[Next]')))
      break;
    const pressed = await member.click(answer, label);
    expectTame(pressed);
    if (isQuoted) expect(firstLine(pressed)).toBe(`› ${words(question)}`);
  }
  if (!answer.text.includes('Ask again')) return;
  const form = await member.click(answer, 'Ask again');
  expect(form.kind).toBe('modal');
  if (isQuoted) expect(form.text).toContain(`‹${words(question)}›`);
});

test.each(hostile)('%j in every other option', async (typed) => {
  const member = stage.discord.member('member');
  const short = typed.slice(0, 100).toWellFormed();
  const tiny = typed.slice(0, 10).toWellFormed();
  expectTame(await member.slash('paper', { paper: typed }));
  expectTame(await member.slash('issue', { issue: typed }));
  expectTame(await member.slash('related', { paper: typed }));
  expectTame(await member.slash('search', { words: typed }));
  expectTame(await member.slash('search', { topic: short }));
  expectTame(await member.slash('random', { topic: short }));
  expectTame(await member.slash('random', { from: tiny }));
  for (const [command, option, value] of [
    ['paper', 'paper', typed],
    ['issue', 'issue', typed],
    ['search', 'topic', short],
  ] as const)
    expect((await member.autocomplete(command, { [option]: value })).failed).toBe(false);
});

test('members, roles and everyone who are really there are not pinged by a question either', async () => {
  const { discord } = stage;
  const [member, other] = [discord.member('member'), discord.member('other')];
  const role = discord.guild.roles.at(-1)!;
  const question = `<@${other.id}> <@&${role.id}> @everyone how does flash attention work?`;
  const said = await member.say(discord.general, question, { mention: true }).answer();
  expect(said.message.mentions.every(({ id }) => id === member.id)).toBe(true);
  expect(said.message).toMatchObject({ mention_everyone: false, mention_roles: [] });
  expectTame(await member.slash('ask', { question }));
  expectTame(await member.click(await member.slash('ask', { question, private: true }), 'Share'));
});
