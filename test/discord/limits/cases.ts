// For the tests of limits: a value that is just allowed, one that is just not, and what Discord says of it.
import { GatewayIntentBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../call.ts';
import { startInteraction } from '../interactions.ts';
import { createDiscord, type Discord } from '../server.ts';

export type Case = readonly [name: string, allowed: object, refused: object, at: string];

export const of = (count: number, text = 'x') => text.repeat(count);
export const many = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

export const text = (content: string) => ({ type: 10, content });
export const button = (over: object = {}) => ({
  type: 2,
  style: 1,
  label: 'Next',
  custom_id: 'next',
  ...over,
});
export const row = (...components: object[]) => ({ type: 1, components });
/** A message with each of these in a row of its own. */
export const rows = (...components: object[]) => ({
  content: 'x',
  components: components.map((one) => row(one)),
});
export const option = (i: number, over: object = {}) => ({ label: `${i}`, value: `${i}`, ...over });
export const select = (over: object = {}) => ({
  type: 3,
  custom_id: 'select',
  options: [option(1)],
  ...over,
});
/** A message of Components V2. */
export const v2 = (...components: object[]) => ({ flags: 1 << 15, components });

export interface Wire {
  readonly discord: () => Discord;
  send(body: object): ReturnType<typeof call>;
  /** Answers a fresh command (or, for type 8, a fresh autocomplete) with a callback of this type. */
  answer(type: number, data: object): ReturnType<typeof call>;
  put(commands: readonly object[]): ReturnType<typeof call>;
  /** The places and codes of the last refusal. */
  problems(): readonly string[];
}

/**
 * Runs tests twice: by the server's own rules alone, and with Discord's description, where there is one,
 * which must not disagree.
 */
export function bothWays(body: (wire: Wire) => void): void {
  const file = process.env.DISCORD_OPENAPI;
  describe('by the rules', () => runWith(undefined, body));
  describe.runIf(file)('with the description', () => runWith(file, body));
}

function runWith(openapi: string | undefined, body: (wire: Wire) => void): void {
  let discord: Discord;
  beforeAll(async () => {
    discord = await createDiscord({
      openapi,
      requestsPerSecond: 1_000,
      grantedIntents: GatewayIntentBits.MessageContent,
    });
  });
  afterAll(() => discord.stop());
  body({
    discord: () => discord,
    send(message) {
      discord.clock.advance(1_000);
      return call(discord, 'POST', `/channels/${discord.general.id}/messages`, message);
    },
    answer(type, data) {
      const owners = { 0: discord.guild.id };
      const act = {
        userId: discord.member('member').id,
        channel: discord.general,
        type: type === 8 ? 4 : 2,
        data: {},
        owners,
      };
      const { wire } = startInteraction(discord.world, {
        ...act,
        metadata: {},
        commandName: 'ask',
        focused: 3,
      });
      return call(discord, 'POST', `/interactions/${wire.id}/${wire.token}/callback`, { type, data });
    },
    put: (commands) => call(discord, 'PUT', `/applications/${discord.applicationId}/commands`, commands),
    problems: () => discord.refusals.at(-1)!.problems.map((line) => line.split(':')[0]!),
  });
}

/** Each case as a message and, the refused one, as an answer to a command. */
export function messageCases(wire: Wire, cases: readonly Case[]): void {
  test.each(cases)('%s', async (_what, allowed, refused, at) => {
    expect(await wire.send(allowed)).toMatchObject({ status: 200 });
    expect(await wire.send(refused)).toMatchObject({
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body' },
    });
    expect(wire.problems()).toContain(at);
    expect(await wire.answer(4, refused)).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(wire.problems()).toContain(`data.${at}`);
  });
}

/** Each case as the data of a callback. */
export function callbackCases(wire: Wire, type: number, cases: readonly Case[]): void {
  test.each(cases)('%s', async (_what, allowed, refused, at) => {
    expect(await wire.answer(type, allowed)).toMatchObject({ status: 204 });
    expect(await wire.answer(type, refused)).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(wire.problems()).toContain(`data.${at}`);
  });
}
