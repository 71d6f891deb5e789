// /follow: those who manage a server have new issues of the archive announced in a channel, once each.
import { MessageFlags } from 'discord.js';
import type { Command, Context, Outcome } from '../src/discord/command.ts';
import { wordCard } from '../src/discord/daily-cards.ts';
import type { ManagersCommand } from '../src/discord/daily-picking.ts';
import { isOpen } from '../src/discord/daily-setup.ts';
import { mention } from '../src/discord/daily-words.ts';
import { channelOption, managersOnly, roleOption, slashCommand, subcommand } from '../src/discord/define.ts';
import { day, md } from '../src/discord/markdown.ts';
import { notice, reply } from '../src/discord/replies.ts';
import { managed } from '../src/discord/subcommands.ts';
import type { FollowSettings } from '../src/store/follows.ts';

const none = 'New issues are not announced in this server: /follow start begins it.';

export const follow: Command = {
  data: {
    ...slashCommand('follow', 'Announce new issues of the archive', [
      subcommand('start', 'Announce new issues in a channel, or change where', [
        channelOption('channel', 'Where to announce them', true),
        roleOption('role', 'A role to ping with each announcement'),
      ]),
      subcommand('stop', 'Announce no more issues in this server'),
      subcommand('show', 'Show where new issues are announced'),
    ]),
    ...managersOnly,
  },

  execute: managed({ start, stop, show }),
};

async function start(interaction: ManagersCommand, { store, app }: Context): Promise<Outcome> {
  const { guildId: server, options } = interaction;
  const settings: FollowSettings = {
    server,
    channel: options.getChannel('channel', true).id,
    role: options.getRole('role')?.id ?? null,
  };
  // The role that everyone has bears the server's id.
  if (settings.role === server) {
    await notice(interaction, 'I never ping everyone: choose a role that members can take or leave.');
    return 'misread';
  }
  // Discord is asked about the channel, which takes its time.
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  if (!(await isOpen(interaction, { ...settings, thread: false }))) return 'lacking';
  const { announced } = await store.follows.start(settings, app().archive.issues.at(-1)?.date ?? '');
  const words = md`**From now on** I announce ${where(settings)}: those after the issue of ${day(announced)}. \`/follow stop\` ends it.`;
  await reply(interaction, wordCard(words), true);
  return 'set up';
}

async function stop(interaction: ManagersCommand, { store }: Context): Promise<Outcome> {
  const followed = await store.follows.stop(interaction.guildId);
  await notice(interaction, followed ? 'I announce no more issues in this server.' : none);
  return followed ? 'stopped' : 'none';
}

async function show(interaction: ManagersCommand, { store }: Context): Promise<Outcome> {
  const found = await store.follows.get(interaction.guildId);
  if (found === undefined) {
    await notice(interaction, none);
    return 'none';
  }
  await reply(
    interaction,
    wordCard(md`I announce ${where(found)}. The last one known here is that of ${day(found.announced)}.`),
    true,
  );
  return 'shown';
}

/** "new issues in #general, with a ping of @readers" */
function where({ channel, role }: FollowSettings) {
  const ping = role === null ? md`` : md`, with a ping of ${mention('@&', role)}`;
  return md`new issues in ${mention('#', channel)}${ping}`;
}
