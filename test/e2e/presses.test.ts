// Presses that are not the member's own, and custom ids that Paperboy did not write, or not lately.
import type { APIMessage } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { encodeId } from '../../src/discord/ids.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const question = 'how does flash attention work?';

test.each(['Next', 'Whole summary', 'Related'])(
  '%s pressed by somebody else gives them a private copy',
  async (label) => {
    const { discord } = stage;
    const [member, other] = [discord.member('member'), discord.member('other')];
    const answer = await member.slash('ask', { question });
    const copy = await other.click(answer, label);
    expect(copy).toMatchObject({ kind: 'message', ephemeral: true });
    expect(copy.message?.id).not.toBe(answer.message?.id);
    expect(discord.current(answer.message!)).toEqual(answer.message);
    const own = await member.click(answer, label);
    // The buttons carry who may press them, and a private answer can be shared; what is read is the same.
    const words = (text: string) => text.replace(/ \[Share\]/, '');
    expect(words(copy.text)).toBe(own.text);
  },
);

test('a private copy is the presser’s own: it turns in place, and can be shared', async () => {
  const { discord } = stage;
  const other = discord.member('other');
  const answer = await discord.member('member').slash('ask', { question });
  const copy = await other.click(answer, 'Next');
  const turned = await other.click(copy, 'Previous');
  expect(turned.message?.id).toBe(copy.message?.id);
  expect(turned.ephemeral).toBe(true);
  const shared = await other.click(turned, 'Share');
  expect(shared.ephemeral).toBe(false);
});

test('lists, issues, random papers and selects of somebody else give private copies too', async () => {
  const { discord } = stage;
  const [member, other] = [discord.member('member'), discord.member('other')];
  const search = await member.slash('search', { words: 'transformer training' });
  const random = await member.slash('random', { topic: 'quantization' });
  const issue = await member.slash('issue', { issue: 'latest' });
  const none = await member.slash('ask', { question: 'who won the world cup?' });
  const copies = [
    await other.click(search, 'Next'),
    await other.click(random, 'Another'),
    await other.select(issue, '2023-06-25#1'),
    await other.select(none, '2022-12-04#5'),
  ];
  for (const copy of copies) expect(copy).toMatchObject({ kind: 'message', ephemeral: true });
  for (const { message } of [search, random, issue, none]) expect(discord.current(message!)).toEqual(message);
  const form = await other.click(none, 'Ask again');
  expect(form.text).toContain('‹who won the world cup?›');
  expect((await other.submitModal(form, { 'Your question': question })).text).toContain('FlashAttention');
});

/** A message from an earlier life of the bot, with one button. */
function planted(customId: string, text = '-# what is attention?'): APIMessage {
  const button = { type: 2, style: 2, label: 'Press', custom_id: customId };
  const inside = [
    { type: 10, content: text },
    { type: 1, components: [button] },
  ];
  return stage.discord.plant(stage.discord.general, {
    flags: 32_768,
    components: [{ type: 17, components: inside }],
  });
}

const codes = ['2022-06-05#2', '2022-12-04#1'];
const whole = (asker: string) => encodeId({ command: 'ask', action: 'show', asker, codes, at: 1 });

test.each([
  ['foreign', () => 'poll_vote:yes'],
  ['foreign JSON', () => '{"a":1}'],
  ['of another version', (id: string) => whole(id).replace(':1', ':2')],
  ['truncated', (id: string) => whole(id).slice(0, -8)],
  ['with more behind it', (id: string) => `${whole(id)}\n`],
  ['of no command', (id: string) => whole(id).replace('ask', 'nosuch')],
  ['of a command without buttons', (id: string) => whole(id).replace('ask', 'about')],
  ['of an inherited name', () => 'constructor:1s00.1..'],
  ['of a place beyond the list', (id: string) => whole(id).replace('s1', 's7')],
  ['of hostile text', () => '@everyone **\u202e``` <@1>'],
  ['of 100 characters', () => 'x'.repeat(100)],
])('an id %s gets a polite private answer', async (_, idOf) => {
  const member = stage.discord.member('member');
  const message = planted(idOf(member.id));
  const answer = await member.click(message, 'Press');
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  expect(answer.text).toBe('│ I can’t read this button any more. Please ask again with /ask.');
  expect(stage.discord.current(message)).toEqual(message);
});

const gone = ['1999-01-03#1'];

const actions = [
  ...(['show', 'open', 'again', 'asked', 'share', 'another'] as const),
  ...(['save', 'up', 'down', 'expected'] as const),
];

test.each([
  ['paper', 'open'],
  ['related', 'show'],
  ['issue', 'show'],
  ['ask', 'show'],
  ['saved', 'save'],
] as const)('/%s about a paper that the archive no longer has says so privately', async (command, action) => {
  const member = stage.discord.member('member');
  const answer = await member.click(
    planted(encodeId({ command, action, asker: member.id, codes: gone })),
    'Press',
  );
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  expect(answer.text).toContain('no longer');
});

test.each(['ask', 'paper', 'issue', 'search', 'random', 'related', 'saved'])(
  'any action on /%s that it never draws is answered, with and without a question in the message',
  async (command) => {
    const member = stage.discord.member('member');
    for (const action of actions) {
      for (const text of ['-# what is attention?', 'no question', '-# ']) {
        const message = planted(encodeId({ command, action, asker: member.id, codes }), text);
        const answer = await member.click(message, 'Press');
        expect.soft(['message', 'modal'], `${action} on “${text}”`).toContain(answer.kind);
        expect.soft(answer.text).not.toContain('went wrong');
      }
    }
  },
);

test('a press on a message of Paperboy’s that was drawn before a restart still works', async () => {
  const member = stage.discord.member('member');
  const answer = await member.click(planted(whole(member.id), '-# what does megablocks do?'), 'Press');
  expect(answer.text).toContain('### MegaBlocks');
  expect(answer.text).toContain('2 of 2');
});
