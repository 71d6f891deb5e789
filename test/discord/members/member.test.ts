// What Discord's own client holds a member to, and where a member finds the app.
import { expect, test } from 'vitest';
import { sharedBot } from '../bot.ts';
import { call } from '../call.ts';

const bot = await sharedBot();
const { discord } = bot;

test('options are held to the definition, as in the client of Discord', async () => {
  const member = discord.member('member');
  await expect(member.slash('ask', {})).rejects.toThrow('/ask needs the option "question".');
  await expect(member.slash('ask', { question: 'hm' })).rejects.toThrow('takes 3 to 50 characters');
  await expect(member.slash('ask', { question: 'why?', count: 6 })).rejects.toThrow(
    'takes a number from 1 to 5',
  );
  await expect(member.slash('ask', { question: 'why?', form: 'w' })).rejects.toThrow(
    '/ask has no option "form"',
  );
  await expect(member.slash('paper', { paper: 'x', form: 'half' })).rejects.toThrow(
    'takes one of whole, short',
  );
  await expect(member.slash('asks', {})).rejects.toThrow(
    'No command "asks" is registered here; there are: ask, paper, daily.',
  );
  await expect(member.slash('daily set', { where: discord.general.id })).rejects.toThrow(
    'permissions are missing',
  );
  bot.onCommand((interaction) =>
    interaction.reply(
      `${interaction.options.getSubcommand()} ${interaction.options.getChannel('where')?.name}`,
    ),
  );
  const administrator = discord.member('administrator', { administrator: true });
  expect((await administrator.slash('daily set', { where: discord.general.id })).text).toBe('set general');
  await expect(administrator.slash('daily')).rejects.toThrow('/daily needs one of its subcommands: set.');
});

test('in direct messages, and with the app installed in private channels, where only five follow-ups are allowed', async () => {
  const [member, friend] = [discord.member('member'), discord.member('friend')];
  const where: unknown[] = [];
  bot.onCommand(async (interaction) => {
    where.push([
      interaction.context,
      interaction.guildId,
      interaction.authorizingIntegrationOwners[1] ?? null,
    ]);
    await interaction.reply('first');
    for (let i = 0; i < 5; i++) await interaction.followUp(`more ${i}`);
  });
  expect((await member.slash('ask', { question: 'why?' }, member.directMessages())).text).toBe('first');
  const group = member.privateChannelWith(friend);
  await expect(member.slash('ask', { question: 'why?' }, group)).rejects.toThrow('not offered in this place');
  member.installApp();
  expect((await member.slash('ask', { question: 'why?' }, group)).text).toBe('first');
  expect(where).toEqual([
    [1, null, null],
    [2, null, member.id],
  ]);
  await expect(member.slash('daily set', { where: '1' }, group)).rejects.toThrow('not offered in this place');
  bot.onCommand(async (interaction) => {
    await interaction.reply('first');
    const posts = Array.from(
      { length: 6 },
      (_, i) => `/webhooks/${interaction.applicationId}/${interaction.token}?n=${i}`,
    );
    const codes = [];
    for (const path of posts) {
      discord.clock.advance(1_000);
      codes.push((await call(discord, 'POST', path, { content: 'more' })).body.code ?? null);
    }
    expect(codes).toEqual([null, null, null, null, null, 40094]);
  });
  await member.slash('ask', { question: 'why?' }, group);
  const blocked = await call(discord, 'POST', `/channels/${group.id}/messages`, { content: 'hello' });
  expect(blocked.body).toMatchObject({ code: 50001, message: 'Missing Access' });
});
