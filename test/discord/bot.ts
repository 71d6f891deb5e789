// The bot of the server's own tests: real discord.js, whose behaviour each test puts in.
import { type ChatInputCommandInteraction, type Client, Events, type Interaction } from 'discord.js';
import { afterAll, expect } from 'vitest';
import { logIn, startDiscord } from './connect.ts';
import { DEFINITIONS } from './definitions.ts';
import type { Discord, DiscordOptions } from './server.ts';

export interface Bot {
  readonly discord: Discord;
  readonly client: Client<true>;
  /** What the behaviour failed with, oldest first. */
  readonly failures: unknown[];
  /** What it does with each interaction from now on. */
  on(behaviour: (interaction: Interaction) => Promise<unknown>): void;
  /** What it does with each slash command from now on; other interactions stay unanswered. */
  onCommand(behaviour: (interaction: ChatInputCommandInteraction) => Promise<unknown>): void;
  /** Lets somebody run `/ask` while it does this, and hands over what this fails with. */
  failureOf(behaviour: (interaction: ChatInputCommandInteraction) => Promise<unknown>): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * A server with a bot that has registered its commands. `openapi: undefined` does without the description,
 * whose reading takes half a second, where a test is about something else.
 */
export async function startBot(options: DiscordOptions = {}): Promise<Bot> {
  const discord = await startDiscord(options);
  const client = await logIn(discord);
  await client.application.commands.set(DEFINITIONS as never);
  const failures: unknown[] = [];
  let behave: (interaction: Interaction) => Promise<unknown> = async () => {};
  client.on(Events.InteractionCreate, (interaction) => {
    behave(interaction).catch((error: unknown) => failures.push(error));
  });
  // A lost connection is what some tests are about.
  client.on(Events.ShardError, () => {});
  const onCommand: Bot['onCommand'] = (behaviour) => {
    behave = async (interaction) => interaction.isChatInputCommand() && behaviour(interaction);
  };
  return {
    discord,
    client,
    failures,
    on(behaviour) {
      behave = behaviour;
    },
    onCommand,
    failureOf(behaviour) {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      onCommand((interaction) => behaviour(interaction).then(() => resolve(null), resolve));
      void discord.member('member').slash('ask', { question: 'why?' });
      return promise;
    },
    async stop() {
      await client.destroy();
      await discord.stop();
    },
  };
}

/** A bot for all tests of a file, which end without a mistake of the server's and without a failure of the bot's. */
export async function sharedBot(options: DiscordOptions = {}): Promise<Bot> {
  const bot = await startBot(options);
  afterAll(async () => {
    await bot.stop();
    expect(bot.discord.mistakes).toEqual([]);
    expect(bot.failures).toEqual([]);
  });
  return bot;
}
