// The paper or issue that an option means: picked from the list, or typed; what is unclear is asked back.
import type { ChatInputCommandInteraction } from 'discord.js';
import type { App } from '../app.ts';
import type { Paper } from '../corpus/archive.ts';
import { listCard } from './cards-list.ts';
import type { Outcome } from './command.ts';
import { notice, reply } from './replies.ts';

/** Goes on with the paper that the option `paper` means, or asks which of some was meant. */
export async function withPaper(
  interaction: ChatInputCommandInteraction,
  app: App,
  use: (paper: Paper) => Promise<Outcome>,
): Promise<Outcome> {
  const typed = interaction.options.getString('paper', true);
  const found = app.resolvePaper(typed);
  if ('paper' in found) return use(found.paper);
  if (found.candidates.length === 0 || isCode(typed)) {
    await notice(
      interaction,
      `I know no paper like “${typed}”. Type a part of its title, and pick it from the list.`,
    );
    return 'none';
  }
  const items = found.candidates.map((paper) => ({ paper, line: '' }));
  const options = { command: 'paper', asker: interaction.user.id };
  await reply(interaction, listCard(`Did you mean one of these by “${typed}”?`, items, 0, 1, options), true);
  return 'unclear';
}

/** A code is right or wrong: nothing is like it. */
function isCode(typed: string): boolean {
  return /^\s*\d{4}-\d\d-\d\d#\d+\s*$/.test(typed);
}
