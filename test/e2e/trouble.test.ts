// Bad days with the real process: a crash, lost connections, failing requests, and every way to be turned away.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Discord } from '../discord/server.ts';
import { textOf } from '../discord/text.ts';
import { startProcess } from '../running/paperboy.ts';
import type { Paperboy } from './paperboy.ts';
import { logged, scene } from './scene.ts';

vi.setConfig({ testTimeout: 40_000 });

const ROOT = join(import.meta.dirname, '..', '..');
const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const SEND = 'POST /channels/:channel/messages';
const QUESTION = 'what does megablocks do';
/** Has more than one match. */
const SEVERAL = 'how can transformers be made faster';
const ANSWER = 'MegaBlocks: Efficient Sparse Training';

describe.concurrent('a restart', () => {
  it(
    'after a crash: buttons of before work, and commands are not registered again',
    scene(async ({ discord, running }) => {
      const first = await running();
      const added = await logged(first, 'commands registered');
      expect(added).toMatchObject({ changed: [], removed: [], added: expect.arrayContaining(['/ask']) });
      const versions = discord.commands().map(({ version }) => version);
      const member = discord.member('member');
      const asked = await member.slash('ask', { question: SEVERAL });
      const said = await member.say(discord.general, QUESTION, { mention: true }).answer();
      first.kill('SIGKILL');
      expect((await first.stop()).code).toBeNull();

      const second = await running();
      expect((await member.click(asked, 'Next')).text).toContain('2 of ');
      const opened = await member.click(said.message, 'Whole summary');
      expect(opened.text).toContain('capacity factor');
      const form = await member.click(asked, 'Ask again');
      const again = await member.submitModal(form, { 'Your question': 'what is smoothquant' });
      expect(again.text).toContain('SmoothQuant: Accurate');
      expect((await second.stop()).code).toBe(0);
      expect(second.lines().filter(({ msg }) => msg === 'commands registered')).toEqual([]);
      expect(discord.commands().map(({ version }) => version)).toEqual(versions);
      expectCalm(second);
    }),
  );
});

describe.concurrent('connection and requests', () => {
  it(
    'an answer that Discord took while saying that it failed stands once, and counts as given',
    scene(async ({ discord, running }) => {
      const paperboy = await running();
      const member = discord.member('member');
      discord.misbehave({ to: CALLBACK, answer: 500, carriedOut: true });
      expect((await member.slash('ask', { question: QUESTION })).text).toContain(ANSWER);
      discord.misbehave({ to: SEND, answer: 500, carriedOut: true });
      await member.say(discord.general, QUESTION, { mention: true }).answer();
      await vi.waitFor(() => expect(outcomesOf(paperboy)).toEqual(['answer', 'answer']));
      const answers = discord.messages(discord.general).filter((each) => textOf(each).includes(ANSWER));
      expect(answers).toHaveLength(2);
      discord.takeRefusals();
    }),
  );

  it(
    'an answer whose connection broke is sent again',
    scene(async ({ discord, running }) => {
      await running();
      discord.misbehave({ to: SEND, hangUp: true });
      const said = discord.member('member').say(discord.general, QUESTION, { mention: true });
      expect((await said.answer()).text).toContain(ANSWER);
    }),
  );

  it(
    'where Paperboy may not write, it sends nothing that would be refused',
    scene(async ({ discord, running }) => {
      const paperboy = await running();
      discord.deny(discord.general, 1n << 11n);
      const said = discord.member('member').say(discord.general, QUESTION, { mention: true });
      await said.silence(300);
      await vi.waitFor(() => expect(outcomesOf(paperboy)).toEqual(['forbidden']));
    }),
  );

  it(
    'a socket that is lost with a question is resumed, and the question answered',
    scene(async ({ discord, running }) => {
      const paperboy = await running();
      const member = discord.member('member');
      discord.misbehave({ dropSocket: 'within the next event' });
      expect((await member.slash('ask', { question: QUESTION })).text).toContain(ANSWER);
      discord.misbehave({ dropSocket: 'within the next event' });
      const said = member.say(discord.general, QUESTION, { mention: true });
      expect((await said.answer()).text).toContain(ANSWER);
      expect(discord.connections).toEqual({ identified: 1, resumed: 2 });
      expectCalm(paperboy);
    }),
  );

  it(
    'an invalidated session is made anew, and answers go on',
    scene(async ({ discord, running }) => {
      const paperboy = await running();
      discord.misbehave({ invalidateSession: { resumable: false } });
      // Discord lets one in every five seconds.
      await discord.connected(2, 20_000);
      await logged(paperboy, 'the connection to the gateway was made anew');
      const member = discord.member('member');
      expect((await member.slash('ask', { question: QUESTION })).text).toContain(ANSWER);
      discord.misbehave({ invalidateSession: { resumable: true } });
      await logged(paperboy, 'the connection to the gateway was resumed');
      expect((await member.slash('ask', { question: QUESTION })).text).toContain(ANSWER);
      expect(discord.connections).toEqual({ identified: 2, resumed: 1 });
      expectCalm(paperboy);
    }),
  );

  it(
    '429 and 500 are waited out, for commands and for messages',
    scene(async ({ discord, running }) => {
      const paperboy = await running();
      const member = discord.member('member');
      for (const trouble of [{ answer: 500 }, { answer: 429, retryAfter: 0.5 }]) {
        discord.misbehave({ to: CALLBACK, ...trouble });
        const seen = await member.slash('ask', { question: QUESTION });
        expect(seen.text).toContain(ANSWER);
        expect(seen.milliseconds).toBeLessThan(2_500);
        discord.misbehave({ to: SEND, ...trouble });
        const channel = discord.addChannel('papers');
        const said = member.say(channel, QUESTION, { mention: true });
        const { text, milliseconds } = await said.answer();
        expect(text).toContain(ANSWER);
        expect(milliseconds).toBeLessThan(2_500);
        // The trouble met the first try, so that there is one answer and not two.
        await wait(100);
        const authors = discord.messages(channel).map(({ author }) => author.id);
        expect(authors).toEqual([member.id, discord.world.bot.id]);
      }
      expectCalm(paperboy);
    }),
  );
});

describe('turned away', () => {
  const SENTENCE = /^[^\n]+\.\n$/;
  const start = (environment: Readonly<Record<string, string>>) =>
    startProcess(process.execPath, [join(ROOT, 'src', 'main.ts')], { NODE_OPTIONS: '', ...environment });
  const settings = ({ api, token }: Discord) => ({ DISCORD_API_URL: api, DISCORD_TOKEN: token });

  it(
    'without a token: three lines and 2',
    scene(async ({ discord }) => {
      const { code, stdout, stderr } = await start({ DISCORD_API_URL: discord.api }).ended;
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^DISCORD_TOKEN is not set: [^\n]+\n[^\n]+\n[^\n]+npm run chat\n$/);
    }),
  );

  it(
    'with a wrong token, and where no Discord is: one sentence and 1',
    scene(async ({ discord }) => {
      const [wrong, nowhere] = await Promise.all([
        start({ ...settings(discord), DISCORD_TOKEN: 'another.token.altogether' }).ended,
        start({ ...settings(discord), DISCORD_API_URL: 'http://127.0.0.1:1/api' }).ended,
      ]);
      for (const { code, stdout, stderr } of [wrong, nowhere]) {
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
        expect(stderr).toMatch(SENTENCE);
      }
      expect(wrong.stderr).toContain('refuses the token in DISCORD_TOKEN');
      expect(wrong.stderr).not.toContain('another.token');
      expect(nowhere.stderr).toContain("can't be reached (ECONNREFUSED)");
      // The server keeps what it refused.
      expect(new Set(discord.takeRefusals().map(({ status }) => status))).toEqual(new Set([401]));
    }),
  );

  it(
    'with an intent refused: one sentence and 1',
    scene(async ({ discord }) => {
      const { ended } = start(settings(discord));
      await discord.connected();
      discord.misbehave({ closeWith: 4014 });
      const { code, stderr } = await ended;
      expect(code).toBe(1);
      expect(stderr).toMatch(SENTENCE);
      expect(stderr).toContain('refuses an intent (close code 4014)');
    }),
  );
});

/** Whether there is nothing to worry about in the log. */
function expectCalm({ lines }: Paperboy): void {
  expect(lines().filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
}

function outcomesOf(paperboy: Paperboy): readonly unknown[] {
  return paperboy.lines().flatMap(({ msg, outcome }) => (msg === 'handled' ? [outcome] : []));
}
