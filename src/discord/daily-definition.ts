// /daily as Discord's menu shows it: its subcommands and their options.
import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import {
  channelOption,
  managersOnly,
  roleOption,
  slashCommand,
  subcommand,
  textOption,
  yesNoOption,
} from './define.ts';
import { fromOption, toOption, topicOption } from './options.ts';

const scheduleOption = textOption('schedule', 'Which daily post; not needed where the server has only one', {
  autocomplete: true,
  longest: 100,
});

/** What can be taken away again. */
export type Removable = 'topic' | 'dates' | 'role';

const withoutOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'without',
  name_localizations: { 'en-US': 'without' },
  description: 'What to take away again',
  description_localizations: { 'en-US': 'What to take away again' },
  choices: [
    { name: 'the topic', value: 'topic' },
    { name: 'the first and last day', value: 'dates' },
    { name: 'the role', value: 'role' },
  ] satisfies readonly { readonly name: string; readonly value: Removable }[],
};

/** All that makes up a schedule; a new one needs a channel and a time. */
function settings(isNew: boolean): readonly APIApplicationCommandBasicOption[] {
  return [
    channelOption('channel', 'Where to post', isNew),
    textOption('time', 'The local time: 9:00, 21:30 or 9am', { required: isNew, longest: 20 }),
    textOption('timezone', 'Whose local time: type a city, a country or UTC', {
      autocomplete: true,
      longest: 100,
    }),
    textOption('days', 'On which days: every day, weekdays, weekends, or mon,wed,fri', { longest: 100 }),
    topicOption,
    fromOption,
    toOption,
    roleOption('role', 'A role to ping with each post'),
    yesNoOption('thread', 'Whether to open a thread for discussion under each post'),
  ];
}

export const dailyDefinition = {
  ...slashCommand('daily', 'Post a paper every day', [
    subcommand('add', 'Set up a daily post in a channel', settings(true)),
    subcommand('list', 'Show the daily posts of this server, and when they come next'),
    subcommand('edit', 'Change a daily post, pause it, or let it go on', [
      scheduleOption,
      ...settings(false),
      withoutOption,
      yesNoOption('paused', 'Yes to pause it, no to let it go on'),
    ]),
    subcommand('remove', 'Remove a daily post for good', [scheduleOption]),
    subcommand('preview', 'See the next post, without posting it', [scheduleOption]),
    subcommand('now', 'Post at once, beside the usual times', [scheduleOption]),
    subcommand('skip', 'Leave the next post out', [scheduleOption]),
  ]),
  ...managersOnly,
};
