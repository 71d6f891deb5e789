// A command of a server's managers that has subcommands: which one runs, and that Paperboy must be in the server.
import type { Command, Context, Outcome } from './command.ts';
import type { ManagersCommand } from './daily-picking.ts';
import { notice } from './replies.ts';

type Run = (interaction: ManagersCommand, context: Context) => Promise<Outcome>;

/** @param runs by the names of the subcommands. */
export function managed(runs: Readonly<Record<string, Run>>): Command['execute'] {
  const subcommands = new Map(Object.entries(runs));
  return async (interaction, context) => {
    if (!interaction.isChatInputCommand()) return 'unknown';
    if (!interaction.inCachedGuild()) {
      await notice(
        interaction,
        'I can’t post here, as I am no member of this server: invite me to it, and send the command again.',
      );
      return 'outside';
    }
    const run = subcommands.get(interaction.options.getSubcommand());
    return run === undefined ? 'unknown' : run(interaction, context);
  };
}
