// /daily: those who manage a server set up its daily posts; the pages of the list come back here.
import { lookUpZones } from '../src/daily/zones.ts';
import type { Command } from '../src/discord/command.ts';
import { drawList, list, now, preview, remove, skip } from '../src/discord/daily-acts.ts';
import { dailyDefinition } from '../src/discord/daily-definition.ts';
import { scheduleChoices } from '../src/discord/daily-picking.ts';
import { add, edit } from '../src/discord/daily-setup.ts';
import { choicesFor } from '../src/discord/options.ts';
import { notice, turn } from '../src/discord/replies.ts';
import { managed } from '../src/discord/subcommands.ts';

const mostChoices = 25;

export const daily: Command = {
  data: dailyDefinition,

  execute: managed({ add, list, edit, remove, preview, now, skip }),

  async autocomplete(interaction, context) {
    const { name, value } = interaction.options.getFocused(true);
    if (name === 'schedule') return scheduleChoices(interaction, context);
    if (name !== 'timezone') return choicesFor(interaction, context.app());
    return lookUpZones(value, mostChoices, interaction.createdTimestamp).map((zone) => ({
      name: zone.label.slice(0, 100),
      value: zone.name,
    }));
  },

  async component(interaction, id, context) {
    const drawn = interaction.guildId === null ? null : await drawList(interaction.guildId, id.page, context);
    if (drawn !== null) return turn(interaction, id, drawn);
    await notice(interaction, 'No daily post is set up in this server any more.');
    return 'gone';
  },
};
