// /gaps: the managers of a server see what its members asked and the archive could not answer.
import { gapsCard } from '../src/discord/cards-gaps.ts';
import type { Command } from '../src/discord/command.ts';
import { managersOnly, slashCommand } from '../src/discord/define.ts';
import { notice, reply } from '../src/discord/replies.ts';

/** So many can be read at a glance. */
const mostGroups = 10;

const off =
  'This server does not keep questions, so that I can’t tell what was asked in vain. /settings switches it on.';
const none =
  'Nothing is missing: in the last 30 days no two members asked here for the same thing that I did not find, or found badly.';

export const gaps: Command = {
  data: {
    ...slashCommand('gaps', 'What members asked here and the archive could not answer'),
    ...managersOnly,
  },

  async execute(interaction, { store }) {
    const { guildId } = interaction;
    if (guildId === null) {
      await notice(interaction, 'This works in a server only.');
      return 'misread';
    }
    if (!(await store.servers.choices(guildId)).questions) {
      await notice(interaction, off);
      return 'off';
    }
    const groups = await store.gaps.groups(guildId, mostGroups);
    if (groups.length === 0) {
      await notice(interaction, none);
      return 'none';
    }
    await reply(interaction, gapsCard(groups), true);
    return 'shown';
  },
};
