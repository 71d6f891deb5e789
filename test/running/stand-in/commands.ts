// Commands that show what the shell gives to commands, and that take their time or break.
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatInputCommandInteraction } from 'discord.js';
import type { Context } from '../../../src/discord/command.ts';

const everywhere = { contexts: [0, 1, 2], integration_types: [0, 1] };

export const commands = [
  {
    data: { name: 'issues', description: 'How many issues there are', ...everywhere },
    async execute(interaction: ChatInputCommandInteraction, { app, version }: Context) {
      await interaction.reply(`${app().archive.issues.length} issues, version ${version}`);
      return 'shown';
    },
  },
  {
    data: { name: 'reload', description: 'Reads the archive again', ...everywhere },
    async execute(interaction: ChatInputCommandInteraction, context: Context) {
      const reloaded = await context.reload();
      await interaction.reply(reloaded.ok ? 'reloaded' : reloaded.problems.join('\n'));
      return reloaded.ok ? 'reloaded' : 'failed';
    },
  },
  {
    data: {
      name: 'slow',
      description: 'Takes its time',
      ...everywhere,
      options: [{ type: 4, name: 'milliseconds', description: 'How long', required: true, min_value: 0 }],
    },
    async execute(interaction: ChatInputCommandInteraction) {
      await interaction.deferReply();
      await pause(interaction.options.getInteger('milliseconds', true));
      await interaction.editReply('done at last');
      return 'answer';
    },
  },
  {
    data: { name: 'crash', description: 'Forgets to wait for a promise', ...everywhere },
    async execute() {
      void Promise.reject(new Error('a promise that nobody waited for'));
      return 'crashed';
    },
  },
];
