// The console: a person's lines, and what they read.
import { PassThrough } from 'node:stream';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bot, startBot } from './bot.ts';
import { startConsole } from './console.ts';

let bot: Bot;

const next = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('next').setLabel('Next').setStyle(ButtonStyle.Primary),
);
const titles = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder().setCustomId('open').addOptions([
    { label: 'One', value: '1' },
    { label: 'Two', value: '2' },
  ]),
);
const again = new ModalBuilder()
  .setCustomId('again')
  .setTitle('Ask again')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Question')
      .setTextInputComponent(new TextInputBuilder().setCustomId('question').setStyle(TextInputStyle.Short)),
  );

beforeAll(async () => {
  bot = await startBot({ openapi: undefined });
  bot.client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot && message.content !== '') void message.reply(`to "${message.cleanContent}"`);
  });
  bot.on(async (interaction) => {
    if (interaction.isAutocomplete())
      await interaction.respond([{ name: 'FlashAttention (2022-06-05)', value: 'f' }]);
    if (interaction.isButton()) await interaction.showModal(again);
    if (interaction.isStringSelectMenu())
      await interaction.update({ content: `opened ${interaction.values[0]}`, components: [] });
    if (interaction.isModalSubmit())
      await interaction.reply(`again: ${interaction.fields.getTextInputValue('question')}`);
    if (interaction.isMessageContextMenuCommand())
      await interaction.reply({ content: 'found', flags: MessageFlags.Ephemeral });
    if (!interaction.isChatInputCommand()) return;
    if (interaction.commandName === 'daily') {
      const where = interaction.options.getChannel('where', true);
      await interaction.reply({ embeds: [{ title: `in #${where.name}`, description: 'a paper' }] });
      return;
    }
    const [question, count] = [
      interaction.options.getString('question'),
      interaction.options.getInteger('count'),
    ];
    await interaction.reply({ content: `${question} (${count})`, components: [next, titles] });
  });
});

afterAll(() => bot.stop());

/** Types lines, one after the other, and reads everything that was shown. */
async function type(...lines: string[]): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const { finished } = await startConsole({ input, output, discord: bot.discord });
  for (const line of [...lines, 'quit']) input.write(`${line}\n`);
  await finished;
  const text = String(output.read());
  return text.slice(text.indexOf('help    quit')).replace(/\d+ ms/g, 'N ms');
}

test('a command, its button, its modal and its select', async () => {
  const read = await type(
    '/ask how does it work count:2',
    'click Next',
    'fill why',
    '/ask again and again',
    'select 2',
  );
  expect(read).toContain('how does it work (2)\n[Next]\n▾ Choose\n  ○ 1. One\n  ○ 2. Two\n  (N ms)');
  expect(read).toContain('── Ask again ──\nQuestion:\n‹›\n  (fill …)');
  expect(read).toContain('again: why');
  expect(read).toContain('opened 2');
});

test('a mention, a direct message, a reply, a menu, suggestions', async () => {
  const read = await type(
    '@bot why',
    'reply and how',
    'dm hello',
    'menu Find papers about this',
    'complete paper flash',
  );
  expect(read).toContain('to "@paperboy-under-test why"');
  expect(read).toContain('to "and how"');
  expect(read).toContain('to "hello"');
  expect(read).toContain('found\n  (N ms, only you can see this)');
  expect(read).toContain('  1. FlashAttention (2022-06-05)');
});

test('a command for administrators, with a channel by its name', async () => {
  const read = await type(
    '/daily set where:general',
    '/daily set #nowhere',
    'as second',
    '/daily set general',
  );
  expect(read).toContain('┃ in #general\n┃ a paper\n  (N ms)');
  expect(read).toContain('! There is no channel "nowhere"; there are: general.');
  expect(read).toContain('! "daily" is not offered to this member: permissions are missing.');
});

test('what a person cannot do is told, and the console goes on', async () => {
  const read = await type('/nothing', 'click Nothing', 'jump', 'as second', '/ask still here');
  expect(read).toContain('! No command "nothing" is registered here; there are: ask, paper, daily.');
  expect(read).toContain('! There is no message yet.');
  expect(read).toContain('! "jump" is no line of this console; type help.');
  expect(read).toContain('You are second now.');
  expect(read).toContain('still here (null)');
});

test('the bot’s own messages are shown as they come', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const { finished } = await startConsole({ input, output, discord: bot.discord });
  const channel = await bot.client.channels.fetch(bot.discord.general.id);
  if (channel?.isSendable()) await channel.send('The paper of the day');
  await new Promise((resolve) => setTimeout(resolve, 150));
  input.end('quit\n');
  await finished;
  expect(String(output.read())).toContain('\nThe paper of the day\n');
});

test('by itself it starts a server, and says how to connect', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const { discord, finished } = await startConsole({ input, output });
  input.end();
  await finished;
  expect(String(output.read())).toContain(
    `DISCORD_API_URL=${discord.api} DISCORD_TOKEN=${discord.token} npm start`,
  );
  await expect(fetch(`${discord.api}/v10/gateway`)).rejects.toThrow();
});
