// /about: what the archive holds, how to ask, and what is kept about a member.
import { aboutCard } from '../src/discord/cards-about.ts';
import type { Command } from '../src/discord/command.ts';
import { slashCommand } from '../src/discord/define.ts';
import { reply } from '../src/discord/replies.ts';

const kept =
  'Your last five questions in a channel, for 30 minutes; your reading list; your votes; and, unless the server switched it off, questions that I could not answer, for 30 days. /privacy shows, exports and deletes all of it.';

export const about: Command = {
  data: slashCommand('about', 'What Paperboy is, what its archive holds, and what it keeps about you'),

  async execute(interaction, { app, version }) {
    await reply(interaction, aboutCard({ archive: app().archive, version, kept }), true);
    return 'shown';
  },
};
