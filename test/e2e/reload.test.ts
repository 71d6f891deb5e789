// /reload: an administrator has a changed archive read again; a broken one is told, and the old one stays.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDiscord, type Discord } from '../discord/server.ts';
import { type Paperboy, startPaperboy } from './paperboy.ts';

let folder: string;
let discord: Discord;
let paperboy: Paperboy;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  await cp(join(import.meta.dirname, '..', '..', 'corpus'), folder, { recursive: true });
  discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
  paperboy = await startPaperboy(discord, { CORPUS_DIR: folder });
});

afterAll(async () => {
  expect((await paperboy.stop()).code).toBe(0);
  await discord.stop();
  await rm(folder, { recursive: true });
});

test('only administrators are offered it, and only in servers', async () => {
  const administrator = discord.member('administrator', { administrator: true });
  await expect(discord.member('member').slash('reload')).rejects.toThrow('not offered to this member');
  await expect(administrator.slash('reload', {}, administrator.directMessages())).rejects.toThrow(
    'not offered',
  );
  expect(discord.refusals).toEqual([]);
});

test('a changed archive is taken; what is gone from it is gone from old answers too', async () => {
  const administrator = discord.member('administrator', { administrator: true });
  const same = await administrator.slash('reload');
  expect(same.ephemeral).toBe(true);
  expect(same.text).toContain('Read again: 5 issues with 70 papers.');
  const file = join(folder, '2022-06-05.md');
  const text = await readFile(file, 'utf8');
  const summary = await administrator.slash('paper', { paper: 'megablocks' });
  const answer = await administrator.slash('ask', { question: 'how does flash attention work?' });
  await rm(file);
  expect((await administrator.slash('reload')).text).toContain('Read again: 4 issues with 51 papers.');
  const gone = await administrator.click(answer, 'Whole summary');
  expect(gone).toMatchObject({ ephemeral: true });
  expect(gone.text).toContain('The archive no longer has this paper.');
  expect((await administrator.click(summary, 'Related')).text).toContain('### Like MegaBlocks');
  await writeFile(file, text);
  expect((await administrator.slash('reload')).text).toContain('5 issues');
  expect((await administrator.click(answer, 'Whole summary')).text).toContain('### FlashAttention');
  expect(discord.refusals).toEqual([]);
});

test('a broken archive is told with file and line, and the old one goes on answering', async () => {
  const administrator = discord.member('administrator', { administrator: true });
  const file = join(folder, '2022-12-04.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('topics:', 'topcs:'));
  const broken = await administrator.slash('reload');
  expect(broken.ephemeral).toBe(true);
  expect(broken.text).toContain('The archive was not taken, the old one stays');
  expect(broken.text).toContain('2022-12-04.md\\:8: unknown fact “topcs”');
  const answer = await discord.member('member').slash('ask', { question: 'what does megablocks do?' });
  expect(answer.text).toContain('### MegaBlocks');
  expect(paperboy.lines().some(({ level, problems }) => level === 'error' && Array.isArray(problems))).toBe(
    true,
  );
  await writeFile(file, text);
  expect((await administrator.slash('reload')).text).toContain('Read again: 5 issues');
  expect(discord.refusals).toEqual([]);
});

test('very many problems, and a folder that is gone, fit into an answer', async () => {
  const administrator = discord.member('administrator', { administrator: true });
  const file = join(folder, '2022-12-04.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replaceAll('topics:', `**@everyone** ${'x'.repeat(900)}:`));
  const many = await administrator.slash('reload');
  expect(many.kind).toBe('message');
  expect(many.text).toContain('The archive was not taken');
  await rm(folder, { recursive: true });
  expect((await administrator.slash('reload')).text).toContain('The archive was not taken');
  expect((await administrator.slash('issue', { issue: 'latest' })).text).toContain('14 papers');
  await cp(join(import.meta.dirname, '..', '..', 'corpus'), folder, { recursive: true });
  expect(discord.refusals).toEqual([]);
});
