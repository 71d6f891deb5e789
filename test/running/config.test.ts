// The settings: what is read, what stands in for what is left out, and every mistake with its cure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings, type Settings, settingNames } from '../../src/config.ts';

const TOKEN = 'a-token.for-the-test.only';

function settingsOf(environment: Readonly<Record<string, string>>): Settings {
  const read = readSettings({ DISCORD_TOKEN: TOKEN, ...environment });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.settings;
}

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  const read = readSettings({ DISCORD_TOKEN: TOKEN, ...environment });
  return read.ok ? [] : read.problems;
}

it('needs nothing but a token', () => {
  expect(settingsOf({ PATH: '/bin' })).toEqual({
    token: TOKEN,
    guildId: undefined,
    apiUrl: undefined,
    corpusDir: undefined,
    watch: false,
    databasePath: 'data/paperboy.sqlite',
    catchUp: 6 * 3_600_000,
    logLevel: 'info',
    health: undefined,
    limits: { member: 8, server: 60 },
  });
});

it('reads every setting, without the spaces around it', () => {
  const all = {
    DISCORD_GUILD_ID: ' 123456789012345678 ',
    DISCORD_API_URL: 'http://127.0.0.1:3001/api/',
    CORPUS_DIR: '../an archive',
    CORPUS_WATCH: '1',
    DATABASE_PATH: '/srv/paperboy.sqlite',
    DAILY_CATCH_UP_HOURS: '0',
    LOG_LEVEL: 'debug',
    HEALTH_PORT: '0',
    HEALTH_HOST: '0.0.0.0',
    QUESTIONS_PER_MINUTE: '3',
    SERVER_QUESTIONS_PER_MINUTE: '10000',
  };
  expect(Object.keys(all).sort()).toEqual(settingNames.filter((name) => name !== 'DISCORD_TOKEN').sort());
  expect(settingsOf(all)).toEqual({
    token: TOKEN,
    guildId: '123456789012345678',
    apiUrl: 'http://127.0.0.1:3001/api',
    corpusDir: '../an archive',
    watch: true,
    databasePath: '/srv/paperboy.sqlite',
    catchUp: 0,
    logLevel: 'debug',
    health: { host: '0.0.0.0', port: 0 },
    limits: { member: 3, server: 10_000 },
  });
});

it('takes what is empty for left out', () => {
  const empty = Object.fromEntries(
    settingNames.map((name) => [name, name === 'DISCORD_TOKEN' ? TOKEN : '  ']),
  );
  expect(settingsOf(empty)).toEqual(settingsOf({}));
});

it('says in three lines how to get a token, and how to do without', () => {
  for (const token of [undefined, '', ' ']) {
    const read = readSettings({ DISCORD_TOKEN: token });
    const lines = read.ok ? [] : read.problems.join('\n').split('\n');
    expect(lines.length).toBe(3);
    expect(lines[0]).toContain('https://discord.com/developers/applications');
    expect(lines[1]).toContain('.env');
    expect(lines[2]).toContain('npm run chat');
  }
});

describe('what is wrong', () => {
  it.each([
    ['DISCORD_TOKEN', 'Bot abc', 'paste the token alone'],
    ['DISCORD_GUILD_ID', 'my server', 'Copy Server ID'],
    ['DISCORD_GUILD_ID', '1234', 'Copy Server ID'],
    ['DISCORD_API_URL', 'localhost:3001', 'such as http://'],
    ['DISCORD_API_URL', 'ftp://127.0.0.1/api', 'such as http://'],
    ['DISCORD_API_URL', 'http://127.0.0.1/api/v10', 'without the /v10'],
    ['DISCORD_API_URL', 'http://127.0.0.1/api?x=1', 'such as http://'],
    ['LOG_LEVEL', 'loud', 'choose one of trace, debug, info'],
    ['HEALTH_PORT', '65536', 'from 0 to 65535'],
    ['HEALTH_PORT', 'http', 'from 0 to 65535'],
    ['DAILY_CATCH_UP_HOURS', '24', 'from 0 to 23'],
    ['QUESTIONS_PER_MINUTE', '0', 'from 1 to 10000'],
    ['QUESTIONS_PER_MINUTE', '1.5', 'from 1 to 10000'],
    ['SERVER_QUESTIONS_PER_MINUTE', '-1', 'from 1 to 10000'],
  ])('%s=%s', (name, value, cure) => {
    const [problem, ...others] = problemsOf({ [name]: value });
    expect(others).toEqual([]);
    expect(problem).toContain(name);
    expect(problem).toContain(cure);
    expect(problem?.includes(`“${value}”`)).toBe(name !== 'DISCORD_TOKEN');
  });

  it('is told all at once', () => {
    const problems = problemsOf({
      DISCORD_TOKEN: '',
      LOG_LEVEL: 'x',
      HEALTH_PORT: 'x',
      DISCORD_GUILD_ID: 'x',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'DISCORD_TOKEN',
      'DISCORD_GUILD_ID',
      'LOG_LEVEL',
      'HEALTH_PORT',
    ]);
  });

  it('is a sentence about a setting whatever the environment holds, and never quotes the token', () => {
    const environments = fc.record(
      Object.fromEntries(settingNames.map((name) => [name, fc.string({ unit: 'binary', minLength: 12 })])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(environments, (environment) => {
        const read = readSettings(environment);
        if (read.ok) return;
        for (const problem of read.problems) {
          expect(
            settingNames.some(
              (name) => problem.startsWith(`${name} is`) || problem.startsWith(`${name} has`),
            ),
          ).toBe(true);
          if (environment.DISCORD_TOKEN !== undefined && problem.startsWith('DISCORD_TOKEN'))
            expect(problem).not.toContain(environment.DISCORD_TOKEN.trim() || 'nothing');
        }
      }),
    );
  });
});
