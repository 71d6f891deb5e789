// /reload: an administrator has the archive read again; a broken one is told, and the old one stays.
import {
  ApplicationIntegrationType,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { countPapers } from '../src/corpus/archive.ts';
import type { Command } from '../src/discord/command.ts';
import { slashCommand } from '../src/discord/define.ts';
import { notice } from '../src/discord/replies.ts';

/** As many as an administrator reads; the log has all. */
const mostProblems = 10;

export const reload: Command = {
  data: {
    ...slashCommand('reload', 'Read the archive again, after its files have changed'),
    default_member_permissions: PermissionFlagsBits.Administrator.toString(),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },

  async execute(interaction, context) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const result = await context.reload();
    if (result.ok) {
      const { issues } = result.archive;
      const papers = countPapers(issues);
      await notice(interaction, `Read again: ${issues.length} issues with ${papers} papers.`);
      return 'reloaded';
    }
    const { problems } = result;
    const more =
      problems.length > mostProblems ? [`… and ${problems.length - mostProblems} more, in the log.`] : [];
    await notice(
      interaction,
      ['The archive was not taken, the old one stays:', ...problems.slice(0, mostProblems), ...more].join(
        '\n',
      ),
    );
    return 'broken';
  },
};
