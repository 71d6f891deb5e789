// Answers that come twice, too late or in the wrong way, with real discord.js.
import { expect, test } from 'vitest';
import { sharedBot } from './bot.ts';
import { call } from './call.ts';

const bot = await sharedBot({ openapi: undefined });
const { discord } = bot;

test('an interaction is answered once, in time, and in a way that fits', async () => {
  const twice = await bot.failureOf(async (interaction) => {
    await interaction.reply('once');
    const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
    const again = await call(discord, 'POST', path, { type: 4, data: { content: 'twice' } });
    throw Object.assign(new Error(), again.body);
  });
  expect(twice).toMatchObject({ code: 40060, message: 'Interaction has already been acknowledged.' });
  const late = await bot.failureOf(async (interaction) => {
    discord.clock.advance(3_001);
    await interaction.reply('too late');
  });
  expect(late).toMatchObject({ code: 10062, status: 404, message: 'Unknown interaction' });
  const unfit = await bot.failureOf((interaction) =>
    bot.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
      body: { type: 7, data: { content: 'x' } },
      auth: false,
    }),
  );
  expect(unfit).toMatchObject({ code: 50035 });
  const early = await bot.failureOf((interaction) => interaction.webhook.send('before any answer'));
  expect(early).toMatchObject({ code: 10015, status: 404 });
  const empty = await bot.failureOf((interaction) => interaction.reply({ content: ' ' }));
  expect(empty).toMatchObject({ code: 50006 });
  const unknown = await call(discord, 'POST', '/interactions/1/nothing/callback', { type: 5 });
  expect(unknown.body.code).toBe(10062);
});

test('a token lives for 15 minutes', async () => {
  const expired = await bot.failureOf(async (interaction) => {
    await interaction.reply('once');
    discord.clock.advance(15 * 60_000 - 1_000);
    await interaction.editReply('still');
    discord.clock.advance(1_001);
    await interaction.editReply('no more');
  });
  expect(expired).toMatchObject({ code: 50027, status: 401, message: 'Invalid Webhook Token' });
});

test('a member sees that the app did not respond, and so does whoever waits for a deferred reply in vain', async () => {
  const pass = (milliseconds: number) =>
    new Promise<void>((resolve) => setTimeout(() => resolve(discord.clock.advance(milliseconds)), 50));
  bot.onCommand(async () => pass(3_001));
  expect(await discord.member('member').slash('ask', { question: 'why?' })).toMatchObject({
    kind: 'failed',
    text: 'The application did not respond',
  });
  bot.onCommand(async (interaction) => {
    await interaction.deferReply();
    await pass(15 * 60_000);
  });
  expect((await discord.member('member').slash('ask', { question: 'why?' })).kind).toBe('failed');
});
