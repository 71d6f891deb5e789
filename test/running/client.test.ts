// What Paperboy asks of Discord when it connects: no privileged intent, no ping, and a word before it is shut out.
import { GatewayIntentBits, IntentsBitField, Partials, REST, RESTEvents } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient, createRest, isConnected, watchClient } from '../../src/discord/client.ts';
import { createLog } from '../../src/discord/log.ts';

const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

function newClient(apiUrl?: string) {
  const client = createClient({ apiUrl });
  onTestFinished(() => client.destroy());
  return client;
}

describe('the client', () => {
  it('asks for three intents, none of them privileged', () => {
    const intents = new IntentsBitField(newClient().options.intents);
    expect(intents.toArray().sort()).toEqual(['DirectMessages', 'GuildMessages', 'Guilds']);
    expect(intents.any(PRIVILEGED)).toBe(false);
  });

  it('pings nobody unless told to, and hears of direct messages that it has not seen the channel of', () => {
    const { allowedMentions, partials } = newClient().options;
    expect(allowedMentions).toEqual({ parse: [], repliedUser: false });
    expect(partials).toEqual([Partials.Channel]);
  });

  it('goes to Discord, or where it is told to', () => {
    expect(newClient().rest.options.api).toBe('https://discord.com/api');
    expect(newClient('http://127.0.0.1:3001/api').rest.options.api).toBe('http://127.0.0.1:3001/api');
    const rest = createRest({ apiUrl: 'http://127.0.0.1:3001/api', token: 'a.b.c' });
    expect(rest).toBeInstanceOf(REST);
    expect(rest.options.api).toBe('http://127.0.0.1:3001/api');
  });

  it('is not connected before it has logged in', () => {
    expect(isConnected(newClient())).toBe(false);
  });

  it('tells of refusals and limits in time', () => {
    const client = newClient();
    const lines: Record<string, unknown>[] = [];
    const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
    watchClient(client, createLog({ level: 'info', token: 'none' }, destination), { reconnecting: () => {} });
    // Discord shuts out after 10,000.
    expect(client.rest.options.invalidRequestWarningInterval).toBeGreaterThan(0);
    expect(client.rest.options.invalidRequestWarningInterval).toBeLessThanOrEqual(1_000);
    client.rest.emit(RESTEvents.InvalidRequestWarning, { count: 500, remainingTime: 60_000 });
    expect(lines).toMatchObject([{ level: 'warn', count: 500, remainingMs: 60_000 }]);
  });
});
