// /settings: what a server's managers choose about votes and about what is kept of questions.
import { MessageFlags } from 'discord.js';
import type { Command } from '../src/discord/command.ts';
import { managersOnly, slashCommand, yesNoOption } from '../src/discord/define.ts';
import { notice } from '../src/discord/replies.ts';
import type { ServerChoices } from '../src/store/store.ts';

export const settings: Command = {
  data: {
    ...slashCommand('settings', 'What Paperboy keeps and shows in this server', [
      yesNoOption('questions', 'Whether questions asked here are kept; “no” also deletes those kept so far'),
      yesNoOption('votes', 'Whether answers here have 👍 and 👎'),
    ]),
    ...managersOnly,
  },

  async execute(interaction, { store }) {
    if (!interaction.isChatInputCommand()) return 'unknown';
    const { guildId, options } = interaction;
    if (guildId === null) {
      await notice(interaction, 'Settings are a server’s: use /settings in one.');
      return 'misread';
    }
    const [questions, votes] = [options.getBoolean('questions'), options.getBoolean('votes')];
    // Deleting what was kept may take longer than Discord waits.
    if (questions === false) await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const isChanged = questions !== null || votes !== null;
    const now = isChanged
      ? await store.servers.choose(guildId, {
          ...(questions !== null && { questions }),
          ...(votes !== null && { votes }),
        })
      : await store.servers.choices(guildId);
    await notice(interaction, `${isChanged ? 'From now on' : 'At present'}:\n${inWords(now)}`);
    return isChanged ? 'changed' : 'shown';
  },
};

function inWords({ questions, votes }: ServerChoices): string {
  return [
    questions
      ? 'questions: yes. What members ask here is kept: for 30 minutes so that they can go on from it, and for 30 days where there was no good answer, for /gaps. /settings questions: no ends that, and deletes what was kept.'
      : 'questions: no. What members ask here is not kept on disk, and what was kept is deleted: /gaps has nothing to tell.',
    votes
      ? 'votes: yes. Answers have 👍 and 👎; counts are kept, and who voted for 90 days. /settings votes: no takes the buttons off.'
      : 'votes: no. New answers have no 👍 and 👎, and a press on an older one says so.',
  ].join('\n');
}
