// /gaps, as the managers of a server use it.
import { expect, it } from 'vitest';
import { gap, setStage } from './stage.ts';

it('shows a manager what at least two members asked, privately, and nothing live in it', async () => {
  const { discord, store, troubles } = await setStage();
  const server = discord.guild.id;
  const manager = discord.member('manager', { administrator: true });
  await store.gaps.note(gap('1', 'how does mamba work', { server }));
  await store.gaps.note(gap('2', '# what is **mamba**, @everyone <@1>?', { server }));
  await store.gaps.note(gap('2', 'only one asked this', { server, terms: 'one' }));
  await store.gaps.note(gap('2', 'another server', { server: '9', terms: 'other' }));
  await store.gaps.note(gap('1', 'another server', { server: '9', terms: 'other' }));
  const seen = await manager.slash('gaps');
  expect(seen).toMatchObject({ kind: 'message', ephemeral: true });
  expect(seen.text).toMatch(/\*\*mamba\*\* · 2 members, 2 times, last on <t:\d{10}:D>\n/);
  expect(seen.text).toContain('> how does mamba work');
  expect(seen.text).toContain('\\*\\*mamba\\*\\*, \\@everyone \\<\\@1>?');
  expect(seen.text).not.toMatch(/only one asked|another server/);
  expect(troubles).toEqual([]);
});

it('says so where there is nothing, and where the server does not keep questions', async () => {
  const { discord, store } = await setStage();
  const manager = discord.member('manager', { administrator: true });
  const nothing = await manager.slash('gaps');
  expect(nothing.ephemeral).toBe(true);
  expect(nothing.text).toContain('Nothing is missing');
  await store.servers.choose(discord.guild.id, { questions: false });
  expect((await manager.slash('gaps')).text).toContain('does not keep questions');
});

it('is not for other members, and shows the longest ten groups that there can be', async () => {
  const { discord, store, troubles } = await setStage();
  const server = discord.guild.id;
  await expect(discord.member('member').slash('gaps')).rejects.toThrow();
  for (let i = 0; i < 12; i++)
    for (const member of ['1', '2'])
      await store.gaps.note(
        gap(member, `${member}${'*_`~|'.repeat(400)}`, { server, terms: `${'term'.repeat(50)}${i}` }),
      );
  const seen = await discord.member('manager', { administrator: true }).slash('gaps');
  expect(seen.text.match(/2 members, 2 times/g)?.length).toBe(10);
  expect(troubles).toEqual([]);
  expect(discord.refusals.filter(({ message }) => !/permission/i.test(String(message)))).toEqual([]);
});
