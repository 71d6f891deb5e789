// Buttons, selects, modals, autocomplete and menus, with real discord.js.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { sharedBot } from './bot.ts';

const bot = await sharedBot();
const { discord } = bot;

const button = (id: string, label: string) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary),
  );

const questionModal = () =>
  new ModalBuilder()
    .setCustomId('again')
    .setTitle('Ask again')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Question')
        .setTextInputComponent(
          new TextInputBuilder()
            .setCustomId('question')
            .setStyle(TextInputStyle.Short)
            .setValue('why?')
            .setMaxLength(20),
        ),
    );

test('a button changes its message, at once or after a while, or opens a message of its own', async () => {
  const member = discord.member('member');
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'page 1', components: [button('next', 'Next')] });
    if (!interaction.isButton()) return;
    if (interaction.customId === 'next')
      await interaction.update({ content: 'page 2', components: [button('later', 'Later')] });
    if (interaction.customId === 'later') {
      await interaction.deferUpdate();
      await interaction.editReply({
        content: 'page 3',
        components: [button('own', 'Own'), button('none', 'None')],
      });
    }
    if (interaction.customId === 'own')
      await interaction.reply({ content: 'a copy', flags: MessageFlags.Ephemeral });
    if (interaction.customId === 'none') await interaction.deferUpdate();
  });
  const first = await member.slash('ask', { question: 'why?' });
  expect(first.text).toBe('page 1\n[Next]');
  await expect(member.click(first, 'Back')).rejects.toThrow(
    'There is no button "Back" on this message; it has: [Next].',
  );
  const second = await member.click(first, 'Next');
  expect(second).toMatchObject({ kind: 'message', text: 'page 2\n[Later]' });
  expect(second.message?.id).toBe(first.message?.id);
  const third = await member.click(first, 'later');
  expect(third.text).toBe('page 3\n[Own]\n[None]');
  const own = await discord.member('other').click(third, 'Own');
  expect(own).toMatchObject({ text: 'a copy', ephemeral: true });
  expect(own.message?.message_reference?.message_id).toBe(first.message?.id);
  const nothing = member.click(third, 'None');
  setTimeout(() => discord.clock.advance(1_000), 100);
  expect((await nothing).kind).toBe('unchanged');
  expect(discord.refusals).toEqual([]);
});

test('a button of an ephemeral message is pressed by its reader alone', async () => {
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({
        content: 'secret',
        components: [button('more', 'More')],
        flags: MessageFlags.Ephemeral,
      });
    if (interaction.isButton()) await interaction.update({ content: 'more of the secret', components: [] });
  });
  const member = discord.member('member');
  const sight = await member.slash('ask', { question: 'why?' });
  await expect(discord.member('other').click(sight, 'More')).rejects.toThrow('private to somebody else');
  expect(await member.click(sight, 'More')).toMatchObject({ text: 'more of the secret', ephemeral: true });
});

test('a select is chosen from by label or value, within its bounds', async () => {
  const select = new StringSelectMenuBuilder()
    .setCustomId('open')
    .setPlaceholder('Open one')
    .addOptions([
      { label: 'First', value: '1', description: 'the oldest' },
      { label: 'Second', value: '2' },
    ]);
  bot.on(async (interaction) => {
    const row = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Which?', components: [row] });
    if (interaction.isStringSelectMenu()) await interaction.reply(`chosen: ${interaction.values.join()}`);
  });
  const member = discord.member('member');
  const sight = await member.slash('ask', { question: 'why?' });
  expect(sight.text).toBe('Which?\n▾ Open one\n  ○ 1. First — the oldest\n  ○ 2. Second');
  expect((await member.select(sight, 'Second')).text).toBe('chosen: 2');
  await expect(member.select(sight, ['1', '2'])).rejects.toThrow('Between 1 and 1 may be chosen, and not 2.');
  await expect(member.select(sight, 'Third')).rejects.toThrow(
    '"Third" is not offered; there are: First, Second.',
  );
});

test('a modal is filled and submitted, and answered in place or anew', async () => {
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'before', components: [button('open', 'Ask again')] });
    if (interaction.isButton()) await interaction.showModal(questionModal());
    if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      await interaction.update({ content: interaction.fields.getTextInputValue('question'), components: [] });
    }
  });
  const member = discord.member('member');
  const message = await member.slash('ask', { question: 'why?' });
  const modal = await member.click(message, 'Ask again');
  expect(modal).toMatchObject({ kind: 'modal', text: '── Ask again ──\nQuestion:\n‹why?›' });
  await expect(member.submitModal(modal, { Question: 'x'.repeat(21) })).rejects.toThrow(
    'takes 1 to 20 characters',
  );
  await expect(member.submitModal(modal, { Nothing: 'x' })).rejects.toThrow(
    'has no field "Nothing"; it has: question, Question.',
  );
  const answer = await member.submitModal(modal, { Question: 'why not?' });
  expect(answer).toMatchObject({ kind: 'message', text: 'why not?' });
  expect(answer.message?.id).toBe(message.message?.id);
});

test('a command opens a modal, and its answer is a message', async () => {
  bot.on(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(questionModal());
    if (interaction.isModalSubmit())
      await interaction.reply(`again: ${interaction.fields.getTextInputValue('question')}`);
  });
  const member = discord.member('member');
  const modal = await member.slash('ask', { question: 'why?' });
  expect(await member.submitModal(modal, {})).toMatchObject({ kind: 'message', text: 'again: why?' });
});

test('autocomplete offers choices for what is being typed', async () => {
  bot.on(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${name}: ${value}`, value: '2022-12-04#2' }]);
  });
  const offered = await discord.member('member').autocomplete('paper', { paper: 'flash' });
  expect(offered.choices).toEqual([{ name: 'paper: flash', value: '2022-12-04#2' }]);
  expect(offered.failed).toBe(false);
  await expect(discord.member('other').autocomplete('ask', { question: 'x' })).rejects.toThrow(
    'does not complete the option',
  );
});

test('a message menu brings the words of any message', async () => {
  bot.on(async (interaction) => {
    if (!interaction.isMessageContextMenuCommand()) return;
    await interaction.reply({
      content: `about: ${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
    });
  });
  const { message } = discord.member('writer').say(discord.general, 'words not meant for the bot');
  const sight = await discord.member('member').messageMenu('Find papers about this', message);
  expect(sight).toMatchObject({ text: 'about: words not meant for the bot', ephemeral: true });
});

test('a message planted from an earlier life has living buttons', async () => {
  bot.on(
    async (interaction) =>
      interaction.isButton() &&
      interaction.reply({ content: `old: ${interaction.customId}`, flags: MessageFlags.Ephemeral }),
  );
  const old = discord.plant(discord.general, {
    content: 'old',
    components: [button('v0:gone', 'Next').toJSON()],
  });
  expect((await discord.member('member').click(old, 'Next')).text).toBe('old: v0:gone');
});
