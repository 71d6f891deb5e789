// The log: one line for an interaction, no secret in any line, and no question unless somebody debugs.
import { DiscordAPIError } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogLevel } from '../../src/config.ts';
import { createLog, type Logger, logHandled, withoutSecrets } from '../../src/discord/log.ts';

const TOKEN = 'a-token.for-the-test.only';

/** What is logged, as text and as values. */
function logged(write: (log: Logger) => void, level: LogLevel = 'info', token = TOKEN) {
  let text = '';
  const log = createLog(
    { level, token },
    {
      write(line) {
        text += line;
      },
    },
  );
  write(log);
  const lines = text.split('\n').filter((line) => line !== '');
  return { text, lines: lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

const HANDLED = {
  id: '1',
  command: 'ask',
  outcome: 'answer',
  milliseconds: 12.4,
  guild: '123456789012345678',
  question: 'why is attention slow?',
};

describe('an interaction', () => {
  it('is one line: what, how, how long and where', () => {
    const { lines } = logged((log) => logHandled(log, HANDLED));
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        command: 'ask',
        outcome: 'answer',
        ms: 12,
        place: '123456789012345678',
        id: '1',
        msg: 'handled',
      },
    ]);
  });

  it('is told without its question, but to who debugs', () => {
    expect(logged((log) => logHandled(log, HANDLED)).text).not.toContain('attention');
    const { lines } = logged((log) => logHandled(log, { ...HANDLED, guild: null }), 'debug');
    expect(lines).toMatchObject([{ question: 'why is attention slow?', place: 'dm' }]);
  });
});

describe('an error of a request', () => {
  const URL = 'https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24/messages/@original';
  const error = new DiscordAPIError({ code: 10015, message: 'Unknown Webhook' }, 10015, 404, 'PATCH', URL, {
    files: undefined,
    body: { content: 'why is attention slow?' },
  });

  it('is told with its code, and without its body and the token in its address', () => {
    const { text, lines } = logged((log) => log.error({ err: error }, 'failed'));
    expect(lines).toMatchObject([
      {
        level: 'error',
        msg: 'failed',
        err: {
          type: 'DiscordAPIError',
          message: 'Unknown Webhook',
          code: 10015,
          status: 404,
          url: 'https://discord.com/api/v10/webhooks/123/[token]/messages/@original',
        },
      },
    ]);
    expect(text).not.toContain('attention');
    expect(text).toContain('log.test.ts');
  });

  it('is told with its body to who debugs', () => {
    const { lines } = logged((log) => log.error(error), 'debug');
    expect(lines[0]).toMatchObject({ err: { requestBody: { json: { content: 'why is attention slow?' } } } });
  });

  it('is told with its cause', () => {
    const { lines } = logged((log) => log.error({ err: new Error('outside', { cause: error }) }));
    expect(lines[0]).toMatchObject({ err: { message: 'outside: Unknown Webhook' } });
  });
});

describe('secrets', () => {
  it.each([
    ['POST /interactions/123/aW50.ZXJ-_Q/callback', 'POST /interactions/123/[token]/callback'],
    ['/webhooks/123/abc?wait=true', '/webhooks/123/[token]?wait=true'],
    ['/webhooks/123', '/webhooks/123'],
    ['{"token":"abc","id":"1"}', '{"token":"[token]","id":"1"}'],
    ['"body":"{\\"token\\":\\"abc\\",\\"id\\":1}"', '"body":"{\\"token\\":\\"[token]\\",\\"id\\":1}"'],
    ['{"Authorization": "Bot abc"}', '{"Authorization": "[token]"}'],
    [`Bot ${TOKEN}!`, 'Bot [token]!'],
  ])('%s', (line, told) => {
    expect(withoutSecrets(line, TOKEN)).toBe(told);
  });

  it('are in no line, wherever they stood, and every line stays JSON', () => {
    const tokens = fc.stringMatching(/^[\w.-]{8,72}$/);
    const ways = fc.constantFrom<(log: Logger, token: string) => void>(
      (log, token) => log.info(`the token is ${token}`),
      (log, token) => log.info({ [token]: token }),
      (log, token) => log.info({ deep: [{ client: { options: { token } } }] }),
      (log, token) => log.error(new Error(`"${token}"\nis wrong`)),
      (log, token) =>
        log.error({ err: Object.assign(new Error('wrong'), { url: `https://${token}/${token}` }) }),
      (log, token) => log.error({ err: new Error('wrong', { cause: new Error(token) }) }),
      (log, token) => log.child({ session: token }).warn({ message: Buffer.from(token) }, '%s', token),
    );
    fc.assert(
      fc.property(tokens, ways, (token, write) => {
        const { text, lines } = logged((log) => write(log, token), 'trace', token);
        expect(lines.length).toBe(1);
        expect(text).not.toContain(token);
        expect(text).toContain('[token]');
      }),
    );
  });

  it('that are too short to be one break no line', () => {
    const { lines } = logged((log) => log.info({ ms: 12 }), 'info', '1');
    expect(lines).toMatchObject([{ ms: 12 }]);
  });
});
