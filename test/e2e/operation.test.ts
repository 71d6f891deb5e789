// What who runs Paperboy does and sees: stopping it, a new archive, limits, health and metrics, with the real process.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { logged, scene } from './scene.ts';

vi.setConfig({ testTimeout: 40_000 });

const ROOT = join(import.meta.dirname, '..', '..');
const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const QUESTION = 'what does megablocks do';
const ANSWER = 'MegaBlocks: Efficient Sparse Training';

describe.concurrent('told to', () => {
  it(
    'stop, it finishes the answer that is on its way',
    scene(async ({ discord, running }) => {
      const paperboy = await running();
      discord.misbehave({ to: CALLBACK, answer: 429, retryAfter: 0.5 });
      const asked = discord.member('member').slash('ask', { question: QUESTION });
      await wait(300);
      const stopped = paperboy.stop();
      expect((await asked).text).toContain(ANSWER);
      const { code, milliseconds } = await stopped;
      expect(code).toBe(0);
      expect(milliseconds).toBeLessThan(10_000);
      expect(discord.sessions()).toEqual({ online: 0, away: 0 });
      const told = paperboy.lines().map(({ msg }) => msg);
      expect(told.slice(-3)).toEqual(['stopping', 'handled', 'stopped']);
    }),
  );

  it(
    'read the archive again, it answers from the new one, and keeps it where the next is broken',
    scene(async ({ discord, running }) => {
      const dir = copyOfArchive();
      try {
        const paperboy = await running({ CORPUS_DIR: dir });
        const member = discord.member('member');
        const ask = () => member.slash('ask', { question: 'how do gaskets seal leaking pipes' });
        expect((await ask()).text).not.toContain('Gauging Gaskets');

        writeFileSync(join(dir, '2023-07-02.md'), NEW_ISSUE);
        paperboy.kill('SIGHUP');
        await logged(paperboy, 'the archive was read again');
        expect((await ask()).text).toContain('Gauging Gaskets');

        writeFileSync(join(dir, '2023-07-09.md'), NEW_ISSUE);
        rmSync(join(dir, '2023-07-02.md'));
        paperboy.kill('SIGHUP');
        const { problems } = await logged(paperboy, 'the archive was not taken, the old one stays');
        expect(JSON.stringify(problems)).toContain('2023-07-09.md:');
        expect((await ask()).text).toContain('Gauging Gaskets');
      } finally {
        rmSync(dir, { recursive: true });
      }
    }),
  );
});

describe.concurrent('limits', () => {
  it(
    'refuse a member, and a server, privately and with the time to come back',
    scene(async ({ discord, running }) => {
      await running({ QUESTIONS_PER_MINUTE: '3', SERVER_QUESTIONS_PER_MINUTE: '5' });
      const [eager, calm, late] = [discord.member('eager'), discord.member('calm'), discord.member('late')];
      const ask = (member: typeof eager) => member.slash('ask', { question: QUESTION });
      for (let i = 0; i < 3; i++) expect((await ask(eager)).text).toContain(ANSWER);
      const fourth = await ask(eager);
      expect(fourth.ephemeral).toBe(true);
      const seconds = Number(
        /^.*You have asked a lot .* try again in (\d+) seconds?\.$/.exec(fourth.text)?.[1],
      );
      expect(seconds).toBeGreaterThan(40);
      expect(seconds).toBeLessThanOrEqual(60);

      for (let i = 0; i < 2; i++) expect((await ask(calm)).text).toContain(ANSWER);
      const sixth = await ask(late);
      expect(sixth.ephemeral).toBe(true);
      expect(sixth.text).toMatch(/This server has asked a lot .* try again in \d+ seconds?\./);
      const chat = await late.say(discord.general, QUESTION, { mention: true }).answer();
      expect(chat.text).toContain('This server has asked a lot');
      // Whoever a full server refused may still ask elsewhere.
      expect((await late.say(late.directMessages(), QUESTION).answer()).text).toContain(ANSWER);
      expect((await eager.say(eager.directMessages(), QUESTION).answer()).text).toContain(
        'You have asked a lot',
      );
    }),
  );
});

describe.concurrent('health and metrics', () => {
  it(
    'are served where HEALTH_PORT says',
    scene(async ({ discord, running }) => {
      const paperboy = await running({ HEALTH_PORT: '0' });
      const { url } = await logged(paperboy, 'serving /healthz and /metrics');
      const healthy = await fetch(`${url}/healthz`);
      expect(healthy.status).toBe(200);
      expect(await healthy.json()).toMatchObject({ gateway: true, archive: true });
      await discord.member('member').slash('ask', { question: QUESTION });
      await logged(paperboy, 'handled');
      const metrics = await (await fetch(`${url}/metrics`)).text();
      expect(metrics).toContain('\npaperboy_answers_total{kind="answer"} 1\n');
      expect(metrics).toContain('\npaperboy_interaction_seconds_count{command="ask"} 1\n');
      expect(metrics).not.toContain('megablocks');

      discord.misbehave({ dropSocket: 'now' });
      await logged(paperboy, 'the connection to the gateway was lost and is being made again');
      expect((await fetch(`${url}/healthz`)).status).toBe(503);
      await logged(paperboy, 'the connection to the gateway was resumed');
      await wait(20);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    }),
  );
});

const NEW_ISSUE = `---
date: 2023-07-02
title: "An issue about pipes"
---

## Gauging Gaskets

Gaskets seal leaking pipes by filling the gap between two flanges. The gaskets were gauged on 40 pipes.
`;

/** The archive that ships, in a folder of its own. */
function copyOfArchive(): string {
  const dir = mkdtempSync(join(tmpdir(), 'archive-'));
  cpSync(join(ROOT, 'corpus'), dir, { recursive: true });
  return dir;
}
