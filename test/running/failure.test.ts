// What keeps Paperboy from Discord: real discord.js against servers that are wrong in every way, and what is said of it.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient, createRest } from '../../src/discord/client.ts';
import { explainClose, explainFailure } from '../../src/discord/failure.ts';
import { registerCommands } from '../../src/discord/register.ts';

const TOKEN = 'a-token.for-the-test.only';
const NOWHERE = { apiUrl: undefined, guildId: undefined };

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => void server.close().closeAllConnections());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

/** What is said of failing to log in, and of failing to register. */
async function explained(apiUrl: string): Promise<readonly (string | null)[]> {
  const about = { apiUrl, guildId: undefined };
  const login = createClient({ apiUrl }).login(TOKEN);
  const registering = registerCommands(createRest({ apiUrl, token: TOKEN }), [], undefined);
  return Promise.all(
    [login, registering].map((trying) =>
      trying.then(
        () => 'it worked',
        (error: unknown) => explainFailure(error, about),
      ),
    ),
  );
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a server', () => {
  it.each<[string, RequestListener, string]>([
    [
      'that does not know the token',
      (_, to) => to.writeHead(401, JSON_TYPE).end('{"message":"401","code":0}'),
      'refuses the token',
    ],
    [
      'that shows a page',
      (_, to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hi'),
      'does not answer as Discord does',
    ],
    [
      'that has other JSON',
      (_, to) => to.writeHead(200, JSON_TYPE).end('{}'),
      'does not answer as Discord does',
    ],
    [
      'without such a page',
      (_, to) => to.writeHead(404, JSON_TYPE).end('{"message":"404","code":0}'),
      'does not answer as Discord does',
    ],
    [
      'that lets nobody in',
      (_, to) => to.writeHead(403, { 'content-type': 'text/html' }).end('no'),
      'does not answer as Discord does',
    ],
    ['in trouble', (_, to) => to.writeHead(503).end(), 'answers 503 (Service Unavailable): try again later'],
    ['that hangs up', (_, to) => void to.destroy(), "can't be reached (UND_ERR_SOCKET)"],
  ])('%s', async (_, answer, sentence) => {
    const apiUrl = await serve(answer);
    for (const said of await explained(apiUrl)) {
      expect(said).toContain(`${apiUrl} ${sentence}`);
      expect(said).not.toContain('\n');
    }
  });

  it.each([
    [
      'http://127.0.0.1:1/api',
      /^http:\/\/127\.0\.0\.1:1\/api can't be reached \(ECONNREFUSED\): .* DISCORD_API_URL\.$/,
    ],
    // Resolvers differ in how they say that a name is not known.
    [
      'http://nowhere.invalid/api',
      /^http:\/\/nowhere\.invalid\/api can't be reached \((?:ENOTFOUND|EAI_AGAIN)\): /,
    ],
  ])('that is not there: %s', async (apiUrl, sentence) => {
    for (const said of await explained(apiUrl)) expect(said).toMatch(sentence);
  });

  it('that allows no more logins today', async () => {
    const limit = { total: 1000, remaining: 0, reset_after: 60_000, max_concurrency: 1 };
    const gateway = { url: 'ws://127.0.0.1:1', shards: 1, session_start_limit: limit };
    const apiUrl = await serve((_, to) => to.writeHead(200, JSON_TYPE).end(JSON.stringify(gateway)));
    expect((await explained(apiUrl))[0]).toMatch(/^Discord allows no more logins today\. .*resets at 2/);
  });
});

describe('an error', () => {
  const refusal = (status: number, code: number, message: string) =>
    new DiscordAPIError({ code, message }, code, status, 'PUT', '/', { files: undefined, body: undefined });

  it('of a server that Paperboy is not in names it', () => {
    const about = { apiUrl: undefined, guildId: '123456789012345678' };
    expect(explainFailure(refusal(403, 50001, 'Missing Access'), about)).toMatch(
      /^Paperboy is not in the server 123456789012345678 that DISCORD_GUILD_ID names: invite it/,
    );
  });

  it('of what was sent says what Discord says, on one line', () => {
    expect(explainFailure(refusal(400, 50035, 'Invalid Form Body\nname[X]: wrong'), NOWHERE)).toBe(
      'Discord refuses a request (400, code 50035): Invalid Form Body name[X]: wrong.',
    );
  });

  it('without another server of Discord speaks of Discord', () => {
    expect(explainFailure(refusal(401, 0, 'Unauthorized'), NOWHERE)).toMatch(
      /^Discord refuses the token .* Reset Token/,
    );
    const busy = new HTTPError(502, 'Bad Gateway', 'GET', '/', { files: undefined, body: undefined });
    expect(explainFailure(busy, NOWHERE)).toMatch(/^https:\/\/discord\.com\/api answers 502 \(Bad Gateway\)/);
    const lost = new Error('fetch failed', { cause: Object.assign(new Error(), { code: 'ENETUNREACH' }) });
    expect(explainFailure(lost, NOWHERE)).toBe(
      "https://discord.com/api can't be reached (ENETUNREACH): check this machine's network.",
    );
    const late = Object.assign(new Error(), { name: 'AbortError' });
    expect(explainFailure(late, NOWHERE)).toContain("can't be reached (no answer in time)");
  });

  it('of our own is not explained away', () => {
    const misused = Object.assign(new TypeError(), { code: 'ERR_INVALID_ARG_TYPE' });
    for (const fault of [new TypeError('x is not a function'), misused, new RangeError(), 'text', undefined])
      expect(explainFailure(fault, NOWHERE)).toBeNull();
  });
});

it.each([
  [4004, 'DISCORD_TOKEN'],
  [4011, '2,500'],
  [4013, 'none of them privileged'],
  [4014, 'none of them privileged'],
  [4012, '4012, InvalidAPIVersion'],
  [4999, '4999, unknown'],
])('the gateway closed with %i', (code, part) => {
  expect(explainClose(code, NOWHERE)).toContain(part);
});
