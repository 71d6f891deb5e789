// Answers to commands, with real discord.js: at once, after a while, for one or for all, and more of them.
import { MessageFlags, TextDisplayBuilder } from 'discord.js';
import { expect, test } from 'vitest';
import { sharedBot } from './bot.ts';
import { call } from './call.ts';

const bot = await sharedBot();
const { discord } = bot;

test('a reply is seen by all, an ephemeral one by the member alone', async () => {
  const [asker, other] = [discord.member('asker'), discord.member('other')];
  bot.onCommand((interaction) =>
    interaction.reply({
      content: `You asked ${interaction.options.getString('question')}`,
      ...(interaction.options.getBoolean('private') ? { flags: MessageFlags.Ephemeral } : {}),
    }),
  );
  const open = await asker.slash('ask', { question: 'why?' });
  expect(open).toMatchObject({ kind: 'message', text: 'You asked why?', ephemeral: false });
  expect(open.milliseconds).toBeGreaterThan(0);
  expect(open.milliseconds).toBeLessThan(500);
  expect(open.message?.interaction_metadata?.user.id).toBe(asker.id);
  const secret = await asker.slash('ask', { question: 'in secret?', private: true });
  expect(secret).toMatchObject({ text: 'You asked in secret?', ephemeral: true });
  const ids = (viewer: typeof asker) => discord.messages(discord.general, viewer).map(({ id }) => id);
  expect(ids(asker)).toContain(secret.message!.id);
  expect(ids(other)).toContain(open.message!.id);
  expect(ids(other)).not.toContain(secret.message!.id);
  const fetched = await call(
    discord,
    'GET',
    `/channels/${discord.general.id}/messages/${secret.message!.id}`,
  );
  expect(fetched.body.code).toBe(10008);
  expect(discord.takeRefusals().map(({ code }) => code)).toEqual([10008]);
});

test('a deferred reply is seen once it is filled, in Components V2 too, and can be followed up and deleted', async () => {
  const member = discord.member('member');
  const { promise: done, resolve } = Promise.withResolvers<unknown>();
  bot.onCommand(async (interaction) => {
    const { resource } = await interaction.deferReply({ flags: MessageFlags.Ephemeral, withResponse: true });
    expect(resource?.message?.flags.has('Loading')).toBe(true);
    const filled = await interaction.editReply({
      flags: MessageFlags.IsComponentsV2,
      components: [new TextDisplayBuilder().setContent('At last.')],
    });
    expect(filled.flags.has('Ephemeral')).toBe(true);
    expect((await interaction.fetchReply()).id).toBe(filled.id);
    const more = await interaction.followUp({ content: 'And more.', flags: MessageFlags.Ephemeral });
    const public_ = await interaction.followUp('For all.');
    await interaction.deleteReply(more);
    resolve(public_.id);
  });
  const sight = await member.slash('ask', { question: 'why?' });
  expect(sight).toMatchObject({ kind: 'message', text: 'At last.', ephemeral: true });
  const publicId = await done;
  expect(discord.messages(discord.general).map(({ id }) => id)).toContain(publicId);
  expect(discord.messages(discord.general, member).filter(({ content }) => content === 'And more.')).toEqual(
    [],
  );
  expect(discord.refusals).toEqual([]);
});

test('the first follow-up of a deferred reply becomes that reply', async () => {
  bot.onCommand(async (interaction) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.followUp('Here it is.');
  });
  const sight = await discord.member('member').slash('ask', { question: 'why?' });
  expect(sight).toMatchObject({ kind: 'message', text: 'Here it is.', ephemeral: true });
});

test('flags that a deferred reply does not take are ignored, and noted', async () => {
  bot.onCommand(async (interaction) => {
    const body = { type: 5, data: { flags: MessageFlags.IsComponentsV2 } };
    await bot.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
      body,
      auth: false,
    });
    await bot.client.rest.patch(
      `/webhooks/${bot.client.application.id}/${interaction.token}/messages/@original`,
      {
        body: { content: 'plain' },
        auth: false,
      },
    );
  });
  const sight = await discord.member('member').slash('ask', { question: 'why?' });
  expect(sight.text).toBe('plain');
  const last = discord.refusals.at(-1);
  expect(last).toMatchObject({
    ignored: true,
    message: 'A deferred answer takes only the flag EPHEMERAL; 32768 was ignored.',
  });
});
