// /about: what the archive holds, how to ask, and what is kept about a member.
import { aboutCard } from '../src/discord/cards-about.ts';
import type { Command } from '../src/discord/command.ts';
import { slashCommand } from '../src/discord/define.ts';
import { reply } from '../src/discord/replies.ts';

const kept =
  'Your last five questions in a channel, for 30 minutes, in memory only, so that “and how fast is it?” is understood. Nothing is written down.';

export const about: Command = {
  data: slashCommand('about', 'What Paperboy is, what its archive holds, and what it keeps about you'),

  async execute(interaction, { app, version }) {
    await reply(interaction, aboutCard({ archive: app().archive, version, kept }), true);
    return 'shown';
  },
};
