// /settings: for those who manage a server, what holds and what they choose.
import { expect, it } from 'vitest';
import { setStage } from './stage.ts';

const stage = setStage();

it('shows what holds, changes what is said and nothing else, and tells what that means', async () => {
  const { discord, store } = stage;
  const admin = discord.member('admin', { administrator: true });
  const shown = await admin.slash('settings');
  expect(shown).toMatchObject({ kind: 'message', ephemeral: true });
  expect(shown.text).toMatch(/^│ At present\\:\n│ questions: yes\. .*\n│ votes: yes\. /);
  const first = await admin.slash('settings', { votes: false });
  expect(first.text).toMatch(/^│ From now on\\:\n│ questions: yes\. .*\n│ votes: no\. /);
  const both = await admin.slash('settings', { questions: false, votes: true });
  expect(both.text).toMatch(/questions: no\. .*what was kept is deleted.*\n│ votes: yes\. /);
  expect(await store.servers.choices(discord.guild.id)).toEqual({ questions: false, votes: true });
  expect((await admin.slash('settings')).text).toBe(both.text.replace('From now on', 'At present'));
  expect(await store.servers.choices('1')).toEqual({ questions: true, votes: true });
});

it('is for managers, in servers', async () => {
  const { discord } = stage;
  const [member, admin] = [discord.member('member'), discord.member('admin', { administrator: true })];
  await expect(member.slash('settings')).rejects.toThrow('permissions are missing');
  await expect(admin.slash('settings', {}, admin.directMessages())).rejects.toThrow(
    'not offered in this place',
  );
});
