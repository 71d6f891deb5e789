// /privacy, as a member uses it: wherever they are, for themselves only.
import { expect, it } from 'vitest';
import { exportOf } from '../../src/discord/cards-privacy.ts';
import type { Store } from '../../src/store/store.ts';
import { gap, setStage } from './stage.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');

/** Something of every kind: two questions, one paper, one vote, one question in vain. */
async function leaveTraces(store: Store, member: string): Promise<void> {
  const place = { server: '100', channel: '200', member };
  await store.conversations.remember(place, { understood: 'what is beta', papers: ['2022-12-04#1'] });
  await store.conversations.remember(
    { ...place, server: null, channel: '201' },
    { understood: 'and gamma', papers: [] },
  );
  await store.saved.add(member, { code: '2022-12-04#1', title: 'Beta' });
  await store.votes.cast({ message: `30${member}`, member, server: '100', value: 'down' });
  await store.gaps.note(
    gap(member, 'what is beta', {
      cause: 'down',
      message: `30${member}`,
      expected: 'more',
      papers: ['2022-12-04#1'],
    }),
  );
}

it('shows, exports and deletes what is kept of the member, and of nobody else', async () => {
  const { discord, store, troubles } = await setStage(() => NOW);
  const [member, other] = [discord.member('member'), discord.member('other')];
  await leaveTraces(store, member.id);
  await leaveTraces(store, other.id);

  const shown = await member.slash('privacy show');
  expect(shown.ephemeral).toBe(true);
  for (const words of [
    '2 questions** in conv',
    '1 paper** in your',
    '1 vote** on',
    '1 question** that I could',
  ])
    expect(shown.text).toContain(words);

  const exported = await member.slash('privacy export');
  expect(exported.ephemeral).toBe(true);
  const size = Buffer.byteLength(exportOf(await store.members.record(member.id)));
  expect(exported.message?.attachments).toMatchObject([{ filename: 'paperboy-about-me.json', size }]);

  const deleted = await member.slash('privacy delete');
  expect(deleted.ephemeral).toBe(true);
  expect(deleted.text).toContain(
    'Deleted for good: 2 questions in conversations, 1 paper in your reading list, 1 vote on answers, and 1 question that I could not answer well.',
  );
  expect((await member.slash('privacy delete')).text).toContain('There was nothing of you to delete.');
  expect((await member.slash('privacy show')).text).toContain('**no questions** in conversations');
  expect(await store.conversations.turns('200', member.id)).toEqual([]);
  expect((await store.members.record(other.id)).saved).toHaveLength(1);
  expect(troubles).toEqual([]);
  expect(discord.refusals).toEqual([]);
});

it('works in direct messages and in private channels', async () => {
  const { discord, store } = await setStage();
  const [member, friend] = [discord.member('member'), discord.member('friend')];
  await store.saved.add(member.id, { code: '2022-12-04#1', title: 'Beta' });
  member.installApp();
  for (const where of [member.directMessages(), member.privateChannelWith(friend)])
    expect((await member.slash('privacy show', {}, where)).text).toContain(
      '**1 paper** in your reading list',
    );
});

it('forgets what a server that keeps no questions has in memory', async () => {
  const { discord, store } = await setStage();
  const member = discord.member('member');
  const place = { server: discord.guild.id, channel: discord.general.id, member: member.id };
  await store.servers.choose(place.server, { questions: false });
  await store.conversations.remember(place, { understood: 'what is beta', papers: [] });
  expect(await store.conversations.turns(place.channel, member.id)).toHaveLength(1);
  await member.slash('privacy delete');
  expect(await store.conversations.turns(place.channel, member.id)).toEqual([]);
});

it('exports JSON with dates that can be read, and all that the record has', () => {
  const at = NOW;
  const file = exportOf({
    conversations: [{ channel: '200', at, turn: { understood: 'what is beta', papers: ['2022-12-04#1'] } }],
    saved: [{ paper: '2022-12-04#1', title: 'Beta', savedAt: at }],
    votes: [{ message: '300', value: 'down', at }],
    gaps: [
      {
        ...{ server: '100', question: 'what is beta', terms: 'beta', cause: 'down', message: '300', at },
        ...{ expected: null, papers: ['2022-12-04#1'] },
      },
    ],
  });
  const iso = '2026-11-22T10:00:00.000Z';
  expect(JSON.parse(file)).toEqual({
    conversations: [{ at: iso, channel: '200', question: 'what is beta', papers: ['2022-12-04#1'] }],
    readingList: [{ paper: '2022-12-04#1', title: 'Beta', savedAt: iso }],
    votes: [{ at: iso, message: '300', value: 'down' }],
    questionsWithoutGoodAnswer: [
      {
        ...{ at: iso, server: '100', question: 'what is beta', terms: 'beta', cause: 'down', message: '300' },
        ...{ expected: null, papers: ['2022-12-04#1'] },
      },
    ],
  });
  expect(file).toContain('\n  "votes": [\n');
});
