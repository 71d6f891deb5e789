// Chat: a mention or a direct message is a question; what is said next by the same member in the same place goes on.
import {
  ChannelType,
  DiscordAPIError,
  HTTPError,
  type Message,
  MessageType,
  PermissionFlagsBits,
} from 'discord.js';
import { askAndRemember } from './answering.ts';
import { answerCard, noticeCard } from './cards.ts';
import type { Outcome } from './command.ts';
import type { Payload } from './parts.ts';
import { tooMany } from './replies.ts';
import type { Services } from './services.ts';
import { votesIn } from './votes.ts';

const hint =
  'Ask me about the papers in my archive, for instance “how does FlashAttention work”. /about tells more.';

/** What a message asks, and how to answer it; null for one that is not for Paperboy. */
export function handleMessage(
  message: Message,
  services: Services,
): { readonly question: string; run(): Promise<Outcome> } | null {
  const me = message.client.user;
  if (message.author.bot || message.system || message.webhookId !== null) return null;
  // An ordinary message or a reply: no pin, no join, no command.
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return null;
  const direct = message.channel.type === ChannelType.DM;
  if (!direct && !message.mentions.users.has(me.id)) return null;
  if (!maySpeak(message)) return { question: '', run: async () => 'forbidden' };
  const question = message.content.replaceAll(new RegExp(`<@!?${me.id}>`, 'g'), ' ').trim();
  return { question, run: () => answer(message, question, services) };
}

async function answer(
  message: Message,
  question: string,
  { context, limiter, log }: Services,
): Promise<Outcome> {
  const { channelId, guildId, author } = message;
  if (question === '') {
    await send(message, noticeCard(hint));
    return 'hint';
  }
  const admission = await limiter.admit(author.id, guildId);
  if (!admission.ok) {
    await send(message, noticeCard(tooMany(admission)));
    return 'refused';
  }
  // Shown at once, and not waited for: the answer is quicker than Discord's word that it is shown.
  if (message.channel.isSendable())
    message.channel.sendTyping().catch((error) => log.debug({ err: error }, 'typing could not be shown'));
  const place = { server: guildId, channel: channelId, member: author.id };
  const { answer: found, remembered } = await askAndRemember(context, place, question, { limit: 5 });
  try {
    const votes = await votesIn(context, guildId);
    await send(message, answerCard(found, 0, { question, asker: author.id, private: false, votes }));
  } finally {
    await remembered;
  }
  return found.reply === null ? found.kind : 'talk';
}

/** Where Discord would refuse the answer, nothing is sent: refused requests count against Paperboy. */
function maySpeak({ channel, guild }: Message): boolean {
  const me = guild?.members.me;
  if (!me || channel.isDMBased()) return true;
  const needed = channel.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return channel.permissionsFor(me).has([PermissionFlagsBits.ViewChannel, needed]);
}

async function send(message: Message, card: Payload): Promise<void> {
  // With the nonce Discord takes an answer once, however often it is sent. The question may be gone by now.
  const answer = { ...card, failIfNotExists: false, nonce: message.id, enforceNonce: true };
  try {
    await message.reply(answer);
  } catch (error) {
    // Discord's own word is final; discord.js has tried what it can. A lost connection it does not try again.
    if (error instanceof DiscordAPIError || error instanceof HTTPError) throw error;
    await message.reply(answer);
  }
}
