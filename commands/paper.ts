// /paper: a whole summary, page by page; selects and "Whole summary" open it as well.
import type { Paper } from '../src/corpus/archive.ts';
import { paperCard } from '../src/discord/cards-paper.ts';
import type { Command } from '../src/discord/command.ts';
import { slashCommand } from '../src/discord/define.ts';
import { originOf } from '../src/discord/drawing.ts';
import { choicesFor, paperOption } from '../src/discord/options.ts';
import { withPaper } from '../src/discord/picking.ts';
import { notice, reply, turn } from '../src/discord/replies.ts';

export const paper: Command = {
  data: slashCommand('paper', 'Show the whole summary of a paper', [paperOption]),

  async execute(interaction, { app }) {
    if (!interaction.isChatInputCommand()) return 'unknown';
    return withPaper(interaction, app(), async (found) => {
      await reply(interaction, paperCard(found, 0, { asker: interaction.user.id }), false);
      return 'shown';
    });
  },

  autocomplete: (interaction, { app }) => choicesFor(interaction, app()),

  async component(interaction, id, { app }) {
    const selected = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
    const found: Paper | undefined = app().paper(selected ?? id.codes[id.at] ?? '');
    if (found === undefined) {
      await notice(interaction, 'The archive no longer has this paper.');
      return 'gone';
    }
    // A select's paper is no part of the list in the message: there is no way back to its place.
    const from = selected === undefined ? originOf(interaction, id) : undefined;
    return turn(interaction, id, (asker) => paperCard(found, id.page, { asker, ...(from && { from }) }));
  },
};
