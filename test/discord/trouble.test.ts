// HTTP on a bad day, with real discord.js: 429, 500, slow and broken answers, and Discord's own rate limits.
import type { TextChannel } from 'discord.js';
import { expect, test, vi } from 'vitest';
import { type Bot, startBot } from './bot.ts';
import { call } from './call.ts';
import type { Sight } from './members/sight.ts';

const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const SEND = 'POST /channels/:channel/messages';

interface Scene extends Bot {
  readonly channel: TextChannel;
  ask(): Promise<Sight>;
}

/** A test with a server and a bot of its own, so that all of them can wait at the same time. */
function troubleTest(name: string, body: (scene: Scene) => Promise<void>): void {
  test.concurrent(name, async () => {
    const bot = await startBot({ openapi: undefined });
    bot.onCommand((interaction) => interaction.reply('answer'));
    const channel = bot.client.channels.cache.get(bot.discord.general.id) as TextChannel;
    const ask = () => bot.discord.member('member').slash('ask', { question: 'why?' });
    try {
      await body({ ...bot, channel, ask });
    } finally {
      await bot.stop();
    }
  });
}

troubleTest('two answers of 500 are overcome, four are not', async ({ discord, failures, ask }) => {
  discord.misbehave({ to: CALLBACK, answer: 500, times: 2 });
  expect((await ask()).text).toBe('answer');
  discord.misbehave({ to: CALLBACK, answer: 503, times: 4 });
  const failed = ask();
  await vi.waitFor(() => expect(failures.length).toBe(1), 3_000);
  expect(failures[0]).toMatchObject({ status: 503 });
  discord.clock.advance(3_000);
  expect((await failed).kind).toBe('failed');
});

troubleTest(
  'a 500 after the work was done meets the retry as already acknowledged',
  async ({ discord, failures, ask }) => {
    discord.misbehave({ to: CALLBACK, answer: 500, carriedOut: true });
    expect((await ask()).text).toBe('answer');
    await vi.waitFor(() => expect(failures.length).toBe(1), 3_000);
    expect(failures[0]).toMatchObject({ code: 40060 });
  },
);

troubleTest('a 429 is waited out', async ({ discord, ask }) => {
  discord.misbehave({ to: CALLBACK, answer: 429, retryAfter: 0.5 });
  const { text, milliseconds } = await ask();
  expect(text).toBe('answer');
  // The header counts whole seconds.
  expect(milliseconds).toBeGreaterThan(900);
  expect(milliseconds).toBeLessThan(2_000);
  expect(discord.refusals).toEqual([]);
});

troubleTest('a slow answer is only slow, a broken connection is an error', async ({ discord, channel }) => {
  discord.misbehave({ to: new RegExp(`^POST /channels/${discord.general.id}/messages$`), delay: 200 });
  const start = performance.now();
  await channel.send('slow');
  expect(performance.now() - start).toBeGreaterThan(190);
  await channel.send('swift');
  discord.misbehave({ to: SEND, hangUp: true });
  await expect(channel.send('broken')).rejects.toThrow();
  discord.misbehave({ to: SEND, answer: 500 });
  discord.behave();
  await channel.send('well again');
  expect(discord.messages(discord.general).map(({ content }) => content)).toEqual([
    'slow',
    'swift',
    'well again',
  ]);
});

troubleTest(
  'the sixth message in five seconds is refused, with the headers that say so',
  async ({ discord }) => {
    const path = `/channels/${discord.general.id}/messages`;
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await call(discord, 'POST', path, { content: `${i}` }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[0]!.headers.get('x-ratelimit-limit')).toBe('5');
    expect(answers[0]!.headers.get('x-ratelimit-remaining')).toBe('4');
    expect(Number(answers[0]!.headers.get('x-ratelimit-reset-after'))).toBeGreaterThan(4);
    const { body, headers } = answers[5]!;
    expect(body).toMatchObject({ message: 'You are being rate limited.', global: false });
    expect(Number(body.retry_after)).toBeGreaterThan(4);
    expect([headers.get('retry-after'), headers.get('x-ratelimit-scope')]).toEqual(['5', 'user']);
    const other = discord.addChannel('other');
    expect(
      (await call(discord, 'POST', `/channels/${other.id}/messages`, { content: 'elsewhere' })).status,
    ).toBe(200);
    discord.clock.advance(5_000);
    expect((await call(discord, 'POST', path, { content: 'later' })).status).toBe(200);
    expect(discord.refusals.map(({ status }) => status)).toEqual([429]);
  },
);

troubleTest(
  'fifty requests a second are enough for all routes together, but for the answers to interactions',
  async ({ discord, ask }) => {
    const tries = Array.from({ length: 60 }, (_, i) =>
      call(discord, 'GET', i % 2 ? '/users/@me' : `/guilds/${discord.guild.id}`),
    );
    const statuses = (await Promise.all(tries)).map(({ status, headers }) => [
      status,
      headers.get('x-ratelimit-global'),
    ]);
    expect(statuses.filter(([status]) => status === 429).length).toBeGreaterThan(5);
    expect(statuses.find(([status]) => status === 429)).toEqual([429, 'true']);
    const many = await Promise.all(Array.from({ length: 60 }, ask));
    expect(new Set(many.map(({ text }) => text))).toEqual(new Set(['answer']));
  },
);

troubleTest('discord.js keeps to the limits that it is told of', async ({ discord, channel }) => {
  for (let i = 0; i < 5; i++) await channel.send(`${i}`);
  const sixth = channel.send('5');
  await new Promise((resolve) => setTimeout(resolve, 200));
  // It holds the sixth back by itself, so that the server has nothing to refuse.
  expect(discord.messages(discord.general).length).toBe(5);
  expect(discord.refusals).toEqual([]);
  void sixth;
});
