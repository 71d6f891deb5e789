// /saved: a member's reading list, shown, exported or shortened; every Save button comes back here.
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import type { Command, Context, Outcome, PressInteraction } from '../src/discord/command.ts';
import { slashCommand, subcommand } from '../src/discord/define.ts';
import { paperOption } from '../src/discord/options.ts';
import { notice, reply, turn } from '../src/discord/replies.ts';
import { savedCard } from '../src/discord/saved-card.ts';
import { readingListBibtex, readingListMarkdown } from '../src/discord/saved-export.ts';
import { type Entry, entriesOf, entryChoices, entryMeant } from '../src/discord/saved-papers.ts';
import { mostSaved } from '../src/store/feedback.ts';

const empty = 'Your reading list is empty: press Save on an answer, a summary or a daily post.';

export const saved: Command = {
  data: slashCommand('saved', 'Your reading list', [
    subcommand('list', 'Show the papers that you saved'),
    subcommand('remove', 'Take a paper off your reading list', [
      { ...paperOption, description: 'One of your saved papers' },
    ]),
    subcommand('export', 'Get your reading list as files: Markdown and BibTeX'),
  ]),

  async execute(interaction, context) {
    if (!interaction.isChatInputCommand()) return 'unknown';
    const entries = await entriesFor(interaction.user.id, context);
    if (entries.length === 0) {
      await notice(interaction, empty);
      return 'empty';
    }
    const what = interaction.options.getSubcommand();
    if (what === 'remove') return remove(interaction, entries, context);
    if (what === 'export') return exportFiles(interaction, entries);
    await reply(interaction, savedCard(entries, 0, interaction.user.id), true);
    return 'list';
  },

  async autocomplete(interaction, context) {
    const entries = await entriesFor(interaction.user.id, context);
    return entryChoices(entries, interaction.options.getFocused(), context.app());
  },

  async component(interaction, id, context) {
    if (id.action === 'save') return save(interaction, id.codes[0] ?? '', context);
    // Whoever presses sees their own list, whosever list it was drawn for.
    const entries = await entriesFor(interaction.user.id, context);
    if (entries.length === 0) {
      await notice(interaction, empty);
      return 'empty';
    }
    return turn(interaction, id, (asker) => savedCard(entries, id.page, asker));
  },
};

async function entriesFor(member: string, { app, store }: Context): Promise<readonly Entry[]> {
  return entriesOf(await store.saved.list(member), app().archive);
}

async function save(interaction: PressInteraction, code: string, context: Context): Promise<Outcome> {
  const member = interaction.user.id;
  const paper = context.app().paper(code);
  if (paper === undefined) {
    await notice(interaction, 'The archive no longer has this paper.');
    return 'gone';
  }
  const entries = await entriesFor(member, context);
  // It may have been saved under another code, when it had one.
  const isThere = entries.some((entry) => entry.paper === paper);
  const { title } = paper;
  const result = isThere ? 'there' : await context.store.saved.add(member, { code: paper.code, title });
  const other = isThere ? undefined : entries.find(({ key }) => key === paper.code);
  await notice(interaction, other ? wordsForOther(other) : wordsFor(result, entries.length));
  return result === 'added' ? 'saved' : result;
}

/** @param before how many papers the list had before. */
function wordsFor(result: 'added' | 'there' | 'full', before: number): string {
  if (result === 'there') return 'This one is on your reading list already: see /saved list.';
  if (result === 'full')
    return `Your reading list is full: ${mostSaved} papers are the most. Get it as files with /saved export, and take papers off it with /saved remove.`;
  return before === 0 ? 'Saved. /saved list shows it.' : `Saved. /saved list shows all ${before + 1}.`;
}

/** After its issue was edited: the code is now that of the paper to be saved. */
function wordsForOther({ key, title }: Entry): string {
  return `Your reading list has “${title}” under the code that this paper has now, ${key}. Take that off with /saved remove, and save both again.`;
}

async function remove(
  interaction: ChatInputCommandInteraction,
  entries: readonly Entry[],
  { app, store }: Context,
): Promise<Outcome> {
  const typed = interaction.options.getString('paper', true);
  const entry = entryMeant(entries, typed, app());
  if (entry === undefined) {
    await notice(
      interaction,
      `“${typed}” is not on your reading list. Type a part of a title, and pick one.`,
    );
    return 'none';
  }
  await store.saved.remove(interaction.user.id, entry.key);
  const left = entries.length - 1;
  const rest = left === 0 ? 'Your reading list is empty now.' : `${left} left.`;
  await notice(interaction, `Removed: ${entry.title} (${entry.code}). ${rest}`);
  return 'removed';
}

async function exportFiles(
  interaction: ChatInputCommandInteraction,
  entries: readonly Entry[],
): Promise<Outcome> {
  await interaction.reply({
    content: 'Your reading list, to read (Markdown) and for a bibliography (BibTeX).',
    files: [
      { name: 'reading-list.md', attachment: Buffer.from(readingListMarkdown(entries)) },
      { name: 'reading-list.bib', attachment: Buffer.from(readingListBibtex(entries)) },
    ],
    flags: MessageFlags.Ephemeral,
    allowedMentions: { parse: [] },
  });
  return 'exported';
}
