// /random: a paper that chance picks, and another one at a press.

import type { Filter } from '../src/answering/find.ts';
import type { App } from '../src/app.ts';
import { paperCard } from '../src/discord/cards-paper.ts';
import type { Command } from '../src/discord/command.ts';
import { slashCommand } from '../src/discord/define.ts';
import { type Id, shortTopic } from '../src/discord/ids.ts';
import { choicesFor, fromOption, readFilter, toOption, topicOption } from '../src/discord/options.ts';
import { notice, reply, turn } from '../src/discord/replies.ts';

const noSuchPaper = 'The archive has no paper like that: try another topic or other dates.';

export const random: Command = {
  data: slashCommand('random', 'Show a random paper', [topicOption, fromOption, toOption]),

  async execute(interaction, { app }) {
    if (!interaction.isChatInputCommand()) return 'unknown';
    const filter = readFilter(interaction, app());
    if (typeof filter === 'string') {
      await notice(interaction, filter);
      return 'misread';
    }
    const paper = app().randomPaper(filter);
    if (paper === undefined) {
      await notice(interaction, noSuchPaper);
      return 'none';
    }
    await reply(interaction, paperCard(paper, 0, { asker: interaction.user.id, another: filter }), false);
    return 'shown';
  },

  autocomplete: (interaction, { app }) => choicesFor(interaction, app()),

  async component(interaction, id, { app }) {
    const another = filterOf(id, app());
    const kept = id.action === 'show' ? app().paper(id.codes[id.at] ?? '') : undefined;
    const paper = kept ?? app().randomPaper(another);
    if (paper === undefined) {
      await notice(interaction, noSuchPaper);
      return 'none';
    }
    return turn(interaction, id, (asker) => paperCard(paper, id.page, { asker, another }));
  },
};

function filterOf({ topic: short, window }: Id, app: App): Filter {
  const topic = [...app.archive.topics.keys()].find((name) => shortTopic(name) === short);
  return { ...(topic && { topic }), ...(window && { window }) };
}
