// The message menu "Find papers about this": answers for any message's text, privately.
import { ApplicationCommandType } from 'discord.js';
import { longestQuestion } from '../src/discord/asked.ts';
import { answerCard } from '../src/discord/cards.ts';
import type { Command } from '../src/discord/command.ts';
import { everywhere } from '../src/discord/define.ts';
import { notice, reply } from '../src/discord/replies.ts';
import { votesIn } from '../src/discord/votes.ts';

const name = 'Find papers about this';

export const find: Command = {
  data: { type: ApplicationCommandType.Message, name, name_localizations: { 'en-US': name }, ...everywhere },
  question: true,

  async execute(interaction, context) {
    if (!interaction.isMessageContextMenuCommand()) return 'unknown';
    const text = interaction.targetMessage.cleanContent.trim();
    if (text === '') {
      await notice(interaction, 'This message has no text that I could search for.');
      return 'misread';
    }
    const answer = context.app().ask(text, [], { limit: 5 });
    const question = text.replace(/\s+/g, ' ').slice(0, longestQuestion).toWellFormed();
    const votes = await votesIn(context, interaction.guildId);
    await reply(
      interaction,
      answerCard(answer, 0, { question, asker: interaction.user.id, private: true, votes }),
      true,
    );
    return answer.reply === null ? answer.kind : 'talk';
  },
};
