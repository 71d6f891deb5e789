// What is remembered of a question that is asked in Discord, and what is not.
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { askAndRemember } from '../../src/discord/answering.ts';
import { createLog } from '../../src/discord/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { SHIPPED } from '../corpus/folder.ts';
import { temporaryFolder } from './stage.ts';

const PLACE = { server: '100', channel: '200', member: '300' };
const now = () => new Date('2023-07-10T12:00:00Z');

let app: App;

beforeAll(async () => {
  app = await createApp({ corpusDir: SHIPPED, shippedDir: SHIPPED, now, random: () => 0 });
});

function stage() {
  const store = openStore({ path: join(temporaryFolder(), 'paperboy.sqlite'), now: Date.now });
  onTestFinished(() => store.close());
  const logged: string[] = [];
  const log = createLog({ level: 'info', token: 'none' }, { write: (line) => void logged.push(line) });
  const ask = async (question: string, place = PLACE) => {
    const { answer, remembered } = await askAndRemember({ app: () => app, store, log }, place, question, {
      limit: 3,
    });
    await remembered;
    return answer;
  };
  return { store, ask, logged };
}

it('notes a question that found nothing with what groups it, and without the ids of others', async () => {
  const { store, ask } = stage();
  expect((await ask('<@222333444555666777> in <#888>: who won the world cup?')).kind).toBe('none');
  const { gaps, conversations } = await store.members.record('300');
  expect(gaps).toMatchObject([
    {
      ...{ server: '100', question: '@someone in #somewhere: who won the world cup?', terms: 'cup world' },
      ...{ cause: 'none', message: null, expected: null, papers: [] },
    },
  ]);
  expect(conversations).toHaveLength(1);
});

it('goes on with what was said, and notes no question that found something', async () => {
  const { store, ask } = stage();
  await ask('how does MegaBlocks get rid of the capacity factor?');
  const answer = await ask('how much faster is it?');
  expect(answer.understood).toMatch(/^MegaBlocks: .*how much faster is it\?$/);
  const { gaps, conversations } = await store.members.record('300');
  expect([gaps.length, conversations.length]).toEqual([0, 2]);
});

it('remembers neither small talk nor what says nothing', async () => {
  const { store, ask } = stage();
  for (const nothing of ['hi', 'thanks!', '???', '🔥']) await ask(nothing);
  const { gaps, conversations } = await store.members.record('300');
  expect([gaps.length, conversations.filter(({ turn }) => turn.papers.length > 0).length]).toEqual([0, 0]);
});

it('notes nothing where the server switched it off, and goes on with what was said all the same', async () => {
  const { store, ask } = stage();
  await store.servers.choose('100', { questions: false });
  await ask('who won the world cup?');
  await ask('how does MegaBlocks get rid of the capacity factor?');
  expect((await ask('how much faster is it?')).understood).toContain('MegaBlocks');
  expect((await store.members.record('300')).gaps).toEqual([]);
});

it('answers where nothing can be remembered, and tells the log', async () => {
  const { store, ask, logged } = stage();
  await store.close();
  const answer = await ask('how does flash attention work?');
  expect(answer.results[0]?.paper.title).toMatch(/^FlashAttention/);
  expect(logged.join()).toContain('a question was answered without the memory');
});

it('does not wait for the memory', async () => {
  const { store } = stage();
  const { promise: never } = Promise.withResolvers<void>();
  const slow = { ...store, conversations: { ...store.conversations, remember: () => never } };
  const log = createLog({ level: 'silent', token: 'none' });
  const context = { app: () => app, store: slow, log };
  const { answer } = await askAndRemember(context, PLACE, 'how does flash attention work?', { limit: 3 });
  expect(answer.kind).toBe('answer');
});
