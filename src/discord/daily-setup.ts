// /daily add and /daily edit: what was chosen is checked, in the channel too, before anything is kept.
import {
  type Client,
  DiscordAPIError,
  MessageFlags,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Schedule, ScheduleSettings } from '../store/schedules.ts';
import type { Context, Outcome } from './command.ts';
import { lackingCard, setUpCard } from './daily-cards.ts';
import { readChosen } from './daily-options.ts';
import { type ManagersCommand, mostSchedules, withSchedule } from './daily-picking.ts';
import { filterOf } from './daily-words.ts';
import { accessTo, lackingFor, type Needed, needed } from './permissions.ts';
import { notice, reply } from './replies.ts';

/** Where posts go, and what they need there. */
export type Place = Pick<ScheduleSettings, 'server' | 'channel' | 'role' | 'thread'>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];
/** So many of the next times are shown. */
const timesShown = 3;

export async function add(interaction: ManagersCommand, context: Context): Promise<Outcome> {
  const chosen = readChosen(interaction, context.app(), null);
  if (typeof chosen === 'string') return refuse(interaction, chosen, 'misread');
  // Discord is asked about the channel, which takes its time.
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const { guildId: server, options } = interaction;
  const others = await context.store.schedules.ofServer(server);
  if (others.length >= mostSchedules)
    return refuse(
      interaction,
      `This server has ${mostSchedules} daily posts, which is as many as there can be: /daily remove takes one away.`,
      'full',
    );
  const zone = chosen.zone ?? others.at(-1)?.zone ?? 'UTC';
  // Discord sends no /daily add without a channel and a time.
  const settings: ScheduleSettings = {
    ...{ server, channel: options.getChannel('channel', true).id, time: '', zone, days: everyDay },
    ...{ topic: null, from: null, to: null, role: null, thread: false },
    ...chosen,
  };
  if (!(await isOpen(interaction, settings))) return 'lacking';
  const schedule = await context.daily.add(settings);
  const hint =
    chosen.zone === undefined
      ? `The time is taken to be of ${zone}, as no time zone was said: /daily edit timezone: changes it.`
      : null;
  return tell(interaction, context, 'Set up', schedule, hint);
}

export function edit(interaction: ManagersCommand, context: Context): Promise<Outcome> {
  return withSchedule(interaction, context, async (schedule) => {
    const chosen = readChosen(interaction, context.app(), schedule);
    if (typeof chosen === 'string') return refuse(interaction, chosen, 'misread');
    const paused = interaction.options.getBoolean('paused');
    if (Object.keys(chosen).length === 0 && paused === null)
      return refuse(
        interaction,
        'Say what to change: any of the options of /daily edit, such as time.',
        'misread',
      );
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    // What is paused may lack what it likes.
    if (paused !== true && !(await isOpen(interaction, { ...schedule, ...chosen }))) return 'lacking';
    const changed = await context.daily.edit(schedule.id, { ...chosen, ...(paused !== null && { paused }) });
    if (changed === undefined)
      return refuse(interaction, 'Somebody removed this daily post just now.', 'gone');
    const goesOn = schedule.paused !== null && changed.paused === null ? 'It goes on again.' : null;
    return tell(interaction, context, 'Changed', changed, goesOn);
  });
}

async function tell(
  interaction: ManagersCommand,
  { app, daily }: Context,
  heading: string,
  schedule: Schedule,
  hint: string | null,
): Promise<Outcome> {
  const upcoming = await daily.upcoming(schedule, timesShown);
  const papers = app().papers(filterOf(schedule)).length;
  await reply(interaction, setUpCard({ heading, schedule, upcoming, papers, hint }), true);
  return 'set up';
}

/** Whether all is there that the posts need; says what is lacking where it is not. */
export async function isOpen(interaction: ManagersCommand, settings: Place): Promise<boolean> {
  const lacking = await lackingIn(interaction.client, settings);
  if (typeof lacking === 'string') await notice(interaction, lacking);
  else if (lacking.length > 0) await reply(interaction, lackingCard(settings, lacking), true);
  return lacking.length === 0;
}

async function lackingIn(client: Client<true>, settings: Place): Promise<readonly Needed[] | string> {
  const gone = 'I can’t find this channel in this server: choose another one with the option “channel”.';
  try {
    const { channel, held } = await accessTo(client, settings.channel);
    return channel.guildId === settings.server ? lackingFor(held, settings, channel.guild) : gone;
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    if (error.code === RESTJSONErrorCodes.MissingAccess) return needed(PermissionFlagsBits.ViewChannel);
    if (error.code === RESTJSONErrorCodes.UnknownChannel) return gone;
    throw error;
  }
}

async function refuse(interaction: ManagersCommand, words: string, outcome: Outcome): Promise<Outcome> {
  await notice(interaction, words);
  return outcome;
}
