// Reading lists as members use them: Save wherever a paper is shown, then /saved list, remove and export.
import type { APIMessage } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Paper } from '../../src/corpus/archive.ts';
import { encodeId, type Id } from '../../src/discord/ids.ts';
import { readingListBibtex, readingListMarkdown } from '../../src/discord/saved-export.ts';
import { entriesOf } from '../../src/discord/saved-papers.ts';
import { mostSaved } from '../../src/store/feedback.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const question = 'how does flash attention work?';
const EMPTY = '│ Your reading list is empty: press Save on an answer, a summary or a daily post.';
const day = '<t:1670155200:D>';

/** The archive with other papers in its issues; what is asked for by code is looked for in them. */
function edited(change: (papers: readonly Paper[]) => readonly Paper[]): App {
  const { app } = stage;
  const issues = app.archive.issues.map((issue) => ({
    ...issue,
    papers: change(issue.papers).map((paper, i) => ({ ...paper, code: `${issue.date}#${i + 1}` })),
  }));
  const papers = new Map(issues.flatMap((issue) => issue.papers.map((paper) => [paper.code, paper])));
  return { ...app, archive: { ...app.archive, issues }, paper: (code) => papers.get(code) };
}

/** A message of Paperboy's from before, not of Components V2, with one button of ours. */
function planted(label: string, id: Pick<Id, 'action'> & Partial<Id>): APIMessage {
  const custom_id = encodeId({ command: 'saved', asker: '0', ...id });
  const row = { type: 1, components: [{ type: 2, style: 2, label, custom_id }] };
  return stage.discord.plant(stage.discord.general, { content: '**A paper**', components: [row] });
}

/** A member whose list has papers of the archive, the first in the archive saved last. */
async function reader(count: number) {
  const member = stage.discord.member('reader');
  const papers = stage.app.papers().slice(0, count);
  for (const paper of papers.toReversed()) await stage.store.saved.add(member.id, paper);
  return { member, papers };
}

it('Save on an answer keeps the paper shown, for whoever presses, and changes nothing else', async () => {
  const { discord, store } = stage;
  const [asker, other] = [discord.member('asker'), discord.member('other')];
  const answer = await asker.slash('ask', { question });
  const told = await other.click(answer, 'Save');
  expect(told).toMatchObject({ kind: 'message', ephemeral: true, text: '│ Saved. /saved list shows it.' });
  expect(discord.current(answer.message!)).toEqual(answer.message);
  expect((await other.click(answer, 'Save')).text).toBe(
    '│ This one is on your reading list already: see /saved list.',
  );
  const next = await asker.click(answer, 'Next');
  expect((await other.click(next, 'Save')).text).toBe('│ Saved. /saved list shows all 2.');
  const titles = (await store.saved.list(other.id)).map(({ title }) => title);
  expect(titles[1]).toBe('FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness');
  expect(next.text).toContain(`### ${titles[0]}`);
  expect(await store.saved.list(asker.id)).toEqual([]);
});

it('Save stands under summaries, random papers and daily posts', async () => {
  const { discord } = stage;
  const member = discord.member('member');
  const post = planted('Save', { action: 'save', codes: ['2022-06-05#1'] });
  expect((await member.click(post, 'Save')).text).toBe('│ Saved. /saved list shows it.');
  const summary = await member.slash('paper', { paper: '2022-12-04#1' });
  expect((await member.click(summary, 'Save')).text).toBe('│ Saved. /saved list shows all 2.');
  const chance = await member.slash('random', { topic: 'quantization' });
  expect((await member.click(chance, 'Save')).text).toBe('│ Saved. /saved list shows all 3.');
});

it('a full list says what to do', async () => {
  const { discord, store } = stage;
  const member = discord.member('collector');
  for (let i = 0; i < mostSaved; i += 1)
    await store.saved.add(member.id, { code: `2001-01-01#${i + 1}`, title: `Old ${i}` });
  const answer = await member.slash('ask', { question });
  expect((await member.click(answer, 'Save')).text).toContain('full: 500 papers are the most');
  expect(await store.saved.list(member.id)).toHaveLength(mostSaved);
  expect((await member.slash('saved list')).text).toContain(
    '500 papers, the last saved first · page 1 of 63',
  );
});

it('an empty list says how to fill it', async () => {
  const member = stage.discord.member('new');
  for (const name of ['saved list', 'saved export'])
    expect(await member.slash(name)).toMatchObject({ ephemeral: true, text: EMPTY });
  expect((await member.slash('saved remove', { paper: 'x' })).text).toBe(EMPTY);
  expect((await member.autocomplete('saved remove', { paper: '' })).choices).toEqual([]);
});

it('/saved list shows pages of eight, privately, and its select opens a paper', async () => {
  const { member, papers } = await reader(10);
  const list = await member.slash('saved list');
  expect(list.ephemeral).toBe(true);
  expect(list.text).toContain('│ ### Your reading list\n│ -# 10 papers, the last saved first · page 1 of 2');
  expect(list.text.match(/^│ \d+\\\. /gm)).toHaveLength(8);
  expect(list.text).toContain(`│ -# saved on ${day}`);
  const next = await member.click(list, 'Next');
  expect(next.message?.id).toBe(list.message?.id);
  expect(next.text).toContain('│ 9\\. ');
  const opened = await member.select(next, papers[9]!.code);
  expect(opened.ephemeral).toBe(true);
  expect(opened.text).toContain(`│ -# ${papers[9]!.code} · issue of`);
});

it('a press on somebody’s list shows the presser’s own', async () => {
  const { member } = await reader(9);
  const other = stage.discord.member('other');
  const post = planted('Next', { action: 'show', asker: member.id, page: 1 });
  expect(await other.click(post, 'Next')).toMatchObject({ ephemeral: true, text: EMPTY });
  await stage.store.saved.add(other.id, stage.app.paper('2022-06-05#1')!);
  const own = await other.click(post, 'Next');
  expect(own).toMatchObject({ ephemeral: true });
  expect(own.text).toContain('1 paper, the last saved first\n');
});

it('papers that left the archive are still listed by title, those that moved by their new code', async () => {
  const { member, papers } = await reader(3);
  const [first, second, third] = papers as [Paper, Paper, Paper];
  stage.app = edited((issue) => issue.filter(({ title }) => title !== first.title));
  const list = await member.slash('saved list');
  expect(list.text).toContain(` (${first.code})\n│ -# no longer in the archive · saved on ${day}`);
  // The one behind it has its code now.
  expect(list.text).toContain(`, ${first.code})`);
  const values = [...JSON.stringify(list.message?.components).matchAll(/"value":"([^"]*)"/g)];
  expect(values.map(([, value]) => value)).toEqual([first.code, second.code]);
  expect(
    (await member.autocomplete('saved remove', { paper: '' })).choices.map(({ value }) => value),
  ).toEqual([first, second, third].map(({ code }) => code));
});

it('a paper that was saved under another code is not saved twice, and one in its place not taken for it', async () => {
  const { discord } = stage;
  const [member, other] = [discord.member('member'), discord.member('other')];
  const code = '2022-12-04#1';
  const before = stage.app.paper(code)!;
  for (const each of [member, other]) await stage.store.saved.add(each.id, before);
  stage.app = edited((issue) => [{ ...before, title: `New in ${issue[0]!.issue}` }, ...issue]);
  const moved = planted('Save', { action: 'save', codes: ['2022-12-04#2'] });
  expect((await member.click(moved, 'Save')).text).toContain('already');
  const post = planted('Save', { action: 'save', codes: [code] });
  expect((await other.click(post, 'Save')).text).toContain(
    `under the code that this paper has now, ${code}.`,
  );
});

it('/saved remove takes what was picked, a code, or a title, and nothing else', async () => {
  const { discord, store } = stage;
  const member = discord.member('member');
  for (const code of ['2022-06-05#2', '2022-12-04#1', '2022-12-04#2'])
    await store.saved.add(member.id, stage.app.paper(code)!);
  await store.saved.add(member.id, { code: '1999-01-03#1', title: 'A [gone] paper (1)' });
  const offered = async (paper: string) =>
    (await member.autocomplete('saved remove', { paper })).choices.map(({ value }) => value);
  expect(await offered('')).toEqual(['1999-01-03#1', '2022-12-04#2', '2022-12-04#1', '2022-06-05#2']);
  expect(await offered('flash atention')).toEqual(['2022-06-05#2']);
  expect(await offered('[GONE]')).toEqual(['1999-01-03#1']);
  expect(await offered('smoothquant')).toEqual([]);
  const removed = async (paper: string) => (await member.slash('saved remove', { paper })).text;
  expect(await removed('smoothquant')).toContain('“smoothquant” is not on your reading list.');
  expect(await removed('2022-12-04')).toContain('is not on your reading list.');
  expect(await removed('a gone paper 1')).toBe('│ Removed: A \\[gone\\] paper (1) (1999-01-03#1). 3 left.');
  expect(await removed('2022-12-04#2')).toContain('(2022-12-04#2). 2 left.');
  expect(await removed('flashattention')).toContain('Removed: FlashAttention');
  expect(await removed('2022-12-04#1')).toContain('Your reading list is empty now.');
  expect(await store.saved.list(member.id)).toEqual([]);
});

it('/saved export attaches both files, privately, also in direct messages', async () => {
  const { member } = await reader(10);
  const entries = entriesOf(await stage.store.saved.list(member.id), stage.app.archive);
  const sizes = [readingListMarkdown(entries), readingListBibtex(entries)].map((text) =>
    Buffer.byteLength(text),
  );
  for (const where of [undefined, member.directMessages()]) {
    const files = await member.slash('saved export', {}, where);
    expect(files).toMatchObject({ kind: 'message', ephemeral: true });
    expect(files.message?.attachments.map(({ filename, size }) => [filename, size])).toEqual([
      ['reading-list.md', sizes[0]],
      ['reading-list.bib', sizes[1]],
    ]);
  }
});
