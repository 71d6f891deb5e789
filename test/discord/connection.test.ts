// A connection that fails, with real discord.js: nothing that happened meanwhile is lost.
import { expect, test, vi } from 'vitest';
import { startBot } from './bot.ts';
import type { Sight } from './members/sight.ts';
import type { Discord } from './server.ts';

type Ask = (question: string) => Promise<Sight>;

/** A test with a server and a bot of its own, so that all of them can wait at the same time. */
function connectionTest(name: string, body: (discord: Discord, ask: Ask) => Promise<void>): void {
  test.concurrent(name, async () => {
    const bot = await startBot({ heartbeatMs: 200, openapi: undefined });
    bot.onCommand((interaction) =>
      interaction.reply(`answer to ${interaction.options.getString('question')}`),
    );
    try {
      await body(bot.discord, (question) => bot.discord.member('member').slash('ask', { question }));
      expect([bot.discord.refusals, bot.failures]).toEqual([[], []]);
    } finally {
      await bot.stop();
    }
  });
}

connectionTest(
  'a dropped connection is resumed, and what was asked meanwhile is answered',
  async (discord, ask) => {
    discord.misbehave({ dropSocket: 'now' });
    const sights = await Promise.all([ask('one?'), ask('two?')]);
    expect(sights.map(({ text }) => text)).toEqual(['answer to one?', 'answer to two?']);
    // discord.js waits half a second before it comes back.
    expect(sights[0]!.milliseconds).toBeGreaterThan(400);
    expect(discord.connections).toEqual({ identified: 1, resumed: 1 });
  },
);

connectionTest('a connection cut in the middle of an event loses nothing', async (discord, ask) => {
  discord.misbehave({ dropSocket: 'within the next event' });
  expect((await ask('half?')).text).toBe('answer to half?');
  expect((await ask('whole?')).text).toBe('answer to whole?');
  expect(discord.connections).toEqual({ identified: 1, resumed: 1 });
});

const RESUMABLE = {
  'op 7': { askToReconnect: true },
  'a close with 4000': { closeWith: 4000 },
  'a session that is called invalid but can be resumed': { invalidateSession: { resumable: true } },
};
for (const [how, trouble] of Object.entries(RESUMABLE)) {
  connectionTest(`${how} is followed by a resume`, async (discord, ask) => {
    discord.misbehave(trouble);
    expect((await ask('after?')).text).toBe('answer to after?');
    await vi.waitFor(() => expect(discord.connections).toEqual({ identified: 1, resumed: 1 }), 3_000);
  });
}

connectionTest(
  'an invalid session begins anew; what came in between is lost, as it is with Discord',
  async (discord, ask) => {
    discord.misbehave({ invalidateSession: { resumable: false } });
    const lost = ask('lost?');
    await vi.waitFor(() => expect(discord.connections.identified).toBe(2), 3_000);
    expect((await ask('found?')).text).toBe('answer to found?');
    discord.clock.advance(3_000);
    expect((await lost).kind).toBe('failed');
  },
);

connectionTest('a session that cannot be resumed is replaced', async (discord, ask) => {
  discord.misbehave({ refuseResume: true });
  discord.misbehave({ dropSocket: 'now' });
  await vi.waitFor(() => expect(discord.connections.identified).toBe(2), 3_000);
  discord.behave();
  expect((await ask('after?')).text).toBe('answer to after?');
});

connectionTest('a client whose heartbeats stay unanswered comes back by itself', async (discord, ask) => {
  discord.misbehave({ ignoreHeartbeats: true });
  await vi.waitFor(() => expect(discord.connections.resumed).toBeGreaterThan(0), 3_000);
  discord.behave();
  expect((await ask('after?')).text).toBe('answer to after?');
});
