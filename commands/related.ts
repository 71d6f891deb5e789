// /related: papers like one paper, each with what they share.
import type { App } from '../src/app.ts';
import type { Paper } from '../src/corpus/archive.ts';
import { type ListOptions, listCard } from '../src/discord/cards-list.ts';
import type { Command } from '../src/discord/command.ts';
import { slashCommand } from '../src/discord/define.ts';
import { originOf } from '../src/discord/drawing.ts';
import { choicesFor, paperOption } from '../src/discord/options.ts';
import type { Payload } from '../src/discord/parts.ts';
import { withPaper } from '../src/discord/picking.ts';
import { notice, reply, turn } from '../src/discord/replies.ts';

const mostRelated = 8;

export const related: Command = {
  data: slashCommand('related', 'Show papers that are like one paper', [paperOption]),

  async execute(interaction, { app }) {
    if (!interaction.isChatInputCommand()) return 'unknown';
    return withPaper(interaction, app(), async (paper) => {
      await reply(interaction, draw(paper, app(), { asker: interaction.user.id }), false);
      return 'list';
    });
  },

  autocomplete: (interaction, { app }) => choicesFor(interaction, app()),

  async component(interaction, id, { app }) {
    const paper = app().paper(id.codes[id.at] ?? '');
    if (paper === undefined) {
      await notice(interaction, 'The archive no longer has this paper.');
      return 'gone';
    }
    const from = originOf(interaction, id);
    return turn(interaction, id, (asker) => draw(paper, app(), { asker, ...(from && { from }) }));
  },
};

function draw(paper: Paper, app: App, options: Pick<ListOptions, 'asker' | 'from'>): Payload {
  const items = app
    .related(paper, mostRelated)
    .map(({ paper: like, shared }) => ({ paper: like, line: shared.join(', ') }));
  const title = items.length > 0 ? `Like ${paper.title}` : `Nothing is like ${paper.title}`;
  return listCard(title, items, 0, 1, { ...options, command: 'related', about: paper.code });
}
