// /search: everything that the archive has on some words, as a compact list, page by page.

import type { Filter } from '../src/answering/find.ts';
import type { App } from '../src/app.ts';
import { listCard, listPageSize } from '../src/discord/cards-list.ts';
import type { Command } from '../src/discord/command.ts';
import { slashCommand, textOption } from '../src/discord/define.ts';
import { askedIn } from '../src/discord/drawing.ts';
import { shortTopic } from '../src/discord/ids.ts';
import { choicesFor, fromOption, readFilter, toOption, topicOption } from '../src/discord/options.ts';
import type { Payload } from '../src/discord/parts.ts';
import { notice, reply, turn } from '../src/discord/replies.ts';

export const search: Command = {
  data: slashCommand('search', 'List the papers on some words, a topic or some dates', [
    textOption('words', 'What they are about', { longest: 300 }),
    topicOption,
    fromOption,
    toOption,
  ]),
  question: true,

  async execute(interaction, { app }) {
    if (!interaction.isChatInputCommand()) return 'unknown';
    const filter = readFilter(interaction, app());
    if (typeof filter === 'string') {
      await notice(interaction, filter);
      return 'misread';
    }
    const words = interaction.options.getString('words')?.trim() ?? '';
    if (words === '' && filter.topic === undefined && filter.window === undefined) {
      await notice(interaction, 'Tell me some words, a topic or dates to search for.');
      return 'misread';
    }
    const { card, count } = draw(words, filter, 0, interaction.user.id, app());
    await reply(interaction, card, count === 0);
    return count === 0 ? 'none' : 'list';
  },

  autocomplete: (interaction, { app }) => choicesFor(interaction, app()),

  async component(interaction, id, { app }) {
    const topic = [...app().archive.topics.keys()].find((name) => shortTopic(name) === id.topic);
    const filter: Filter = { ...(topic && { topic }), ...(id.window && { window: id.window }) };
    const words = askedIn(interaction).question;
    return turn(interaction, id, (asker) => draw(words, filter, id.page, asker, app()).card);
  },
};

function draw(
  words: string,
  filter: Filter,
  page: number,
  asker: string,
  app: App,
): { card: Payload; count: number } {
  const results = app.find(words, filter);
  const pages = Math.max(1, Math.ceil(results.length / listPageSize));
  const shown = Math.min(page, pages - 1);
  const items = results
    .slice(shown * listPageSize, (shown + 1) * listPageSize)
    .map(({ paper, why }) => ({ paper, line: why.slice(0, 5).join(', ') }));
  const title =
    results.length === 0 ? 'Nothing found' : `${results.length} paper${results.length === 1 ? '' : 's'}`;
  const options = {
    command: 'search',
    asker,
    words,
    topic: filter.topic ?? null,
    window: filter.window ?? null,
  };
  return { card: listCard(title, items, shown, pages, options), count: results.length };
}
