// /ask: a question to the archive; its answer's pages, Ask again, Share and votes come back here.
import type { DateWindow } from '../src/answering/dates.ts';
import { askAndRemember } from '../src/discord/answering.ts';
import { longestQuestion } from '../src/discord/asked.ts';
import { answerCard } from '../src/discord/cards.ts';
import type {
  Command,
  CommandInteraction,
  Context,
  Outcome,
  PressInteraction,
} from '../src/discord/command.ts';
import { slashCommand, textOption, yesNoOption } from '../src/discord/define.ts';
import { answerOf, askedIn } from '../src/discord/drawing.ts';
import { askAgainModal, questionField } from '../src/discord/modals.ts';
import { fromOption, readWindow, toOption } from '../src/discord/options.ts';
import { isEphemeral, notice, reply, turn } from '../src/discord/replies.ts';
import { noteExpected, vote, votesIn } from '../src/discord/votes.ts';

/** So many can be turned to. */
const mostResults = 5;

export const ask: Command = {
  data: slashCommand('ask', 'Ask the archive of paper summaries a question', [
    textOption('question', 'In your own words: a method, a fact, a problem, an idea', {
      required: true,
      longest: longestQuestion,
    }),
    fromOption,
    toOption,
    yesNoOption('private', 'Whether only you see the answer'),
  ]),
  question: true,

  async execute(interaction, context) {
    if (!interaction.isChatInputCommand()) return 'unknown';
    const { options } = interaction;
    const window = readWindow(options.getString('from'), options.getString('to'));
    if (typeof window === 'string') {
      await notice(interaction, window);
      return 'misread';
    }
    const isPrivate = options.getBoolean('private') ?? false;
    return answerQuestion(interaction, options.getString('question', true), window, isPrivate, context);
  },

  async component(interaction, id, context) {
    if (id.action === 'again' && interaction.isMessageComponent()) {
      await interaction.showModal(
        askAgainModal(askedIn(interaction).question, interaction.user.id, id.window),
      );
      return 'form';
    }
    if (id.action === 'asked' && interaction.isModalSubmit()) {
      const question = interaction.fields.getTextInputValue(questionField);
      return answerQuestion(interaction, question, id.window, isEphemeral(interaction), context);
    }
    if (id.action === 'up' || id.action === 'down') return vote(interaction, id, context);
    if (id.action === 'expected') return noteExpected(interaction, id, context);
    const shown = answerOf(interaction, id, context.app());
    if (shown === null) {
      await notice(interaction, 'The archive no longer has these papers. Please ask again with /ask.');
      return 'gone';
    }
    const { answer, question } = shown;
    const votes = await votesIn(context, interaction.guildId);
    if (id.action === 'share') {
      const asker = interaction.user.id;
      await reply(
        interaction,
        answerCard(answer, id.at, { question, asker, private: false, shared: true, votes }),
        false,
      );
      return 'shared';
    }
    return turn(interaction, id, (asker, isPrivate) =>
      answerCard(answer, id.at, { question, asker, private: isPrivate, votes }),
    );
  },
};

async function answerQuestion(
  interaction: CommandInteraction | PressInteraction,
  question: string,
  window: DateWindow | null,
  isPrivate: boolean,
  context: Context,
): Promise<Outcome> {
  const { channelId, user, guildId } = interaction;
  const place = { server: guildId, channel: channelId ?? user.id, member: user.id };
  const { answer, remembered } = await askAndRemember(context, place, question, {
    limit: mostResults,
    ...(window && { window }),
  });
  try {
    if (answer.understood === '') {
      await notice(interaction, 'Write your question in words, for instance “how does FlashAttention work”.');
      return 'misread';
    }
    const votes = await votesIn(context, guildId);
    await reply(
      interaction,
      answerCard(answer, 0, { question, asker: user.id, private: isPrivate, votes }),
      isPrivate,
    );
  } finally {
    await remembered;
  }
  return answer.reply === null ? answer.kind : 'talk';
}
