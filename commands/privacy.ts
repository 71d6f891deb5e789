// /privacy: a member sees, takes along or deletes all that is kept of them.
import { MessageFlags } from 'discord.js';
import { countsOf, deletedWords, exportOf, privacyCard } from '../src/discord/cards-privacy.ts';
import type { Command } from '../src/discord/command.ts';
import { slashCommand, subcommand } from '../src/discord/define.ts';
import { notice, reply } from '../src/discord/replies.ts';

export const privacy: Command = {
  data: slashCommand('privacy', 'What is kept about you: see it, take it along, delete it', [
    subcommand('show', 'What is kept about you, why, and for how long'),
    subcommand('export', 'All that is kept about you, as a file'),
    subcommand('delete', 'Delete all that is kept about you, at once and for good'),
  ]),

  async execute(interaction, { store: { members } }) {
    if (!interaction.isChatInputCommand()) return 'unknown';
    const { id } = interaction.user;
    switch (interaction.options.getSubcommand()) {
      case 'delete':
        // Overwriting what is deleted, so that nothing is left in the file, may take longer than Discord waits.
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await notice(interaction, deletedWords(await members.forget(id)));
        return 'deleted';
      case 'export': {
        const attachment = Buffer.from(exportOf(await members.record(id)));
        // A plain message: with Components V2 a file has to be drawn to be seen.
        await interaction.reply({
          content: 'All that is kept about you. Only you see this.',
          files: [{ name: 'paperboy-about-me.json', attachment }],
          allowedMentions: { parse: [] },
          flags: MessageFlags.Ephemeral,
        });
        return 'exported';
      }
      default:
        await reply(interaction, privacyCard(countsOf(await members.record(id))), true);
        return 'shown';
    }
  },
};
