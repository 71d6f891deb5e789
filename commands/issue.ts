// /issue: the papers of an issue in order; a select opens one.
import { issueCard } from '../src/discord/cards-list.ts';
import type { Command } from '../src/discord/command.ts';
import { slashCommand, textOption } from '../src/discord/define.ts';
import { choicesFor } from '../src/discord/options.ts';
import { notice, reply, turn } from '../src/discord/replies.ts';

export const issue: Command = {
  data: slashCommand('issue', 'Show the papers of an issue of the newsletter', [
    textOption('issue', 'Its date, such as 2022-12-04, or “latest”, or a part of its title', {
      required: true,
      autocomplete: true,
      longest: 300,
    }),
  ]),

  async execute(interaction, { app }) {
    if (!interaction.isChatInputCommand()) return 'unknown';
    const typed = interaction.options.getString('issue', true);
    const found = app().resolveIssue(typed);
    if (!('issue' in found)) {
      const near = found.candidates.map(({ date }) => date).join(', ');
      const offer = near === '' ? 'Type a date, and pick one from the list.' : `Did you mean ${near}?`;
      await notice(interaction, `Which issue is “${typed}”? ${offer}`);
      return 'none';
    }
    await reply(interaction, issueCard(found.issue, 0, { asker: interaction.user.id }), false);
    return 'shown';
  },

  autocomplete: (interaction, { app }) => choicesFor(interaction, app()),

  async component(interaction, id, { app }) {
    const found = app().issue(id.codes[0]?.slice(0, 10) ?? '');
    if (found === undefined) {
      await notice(interaction, 'The archive no longer has this issue.');
      return 'gone';
    }
    return turn(interaction, id, (asker) => issueCard(found, id.page, { asker }));
  },
};
