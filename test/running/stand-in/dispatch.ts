// Hands slash commands to the stand-ins, and keeps the promise about stopping.
import { type ChatInputCommandInteraction, type Client, Events } from 'discord.js';
import type { Context } from '../../../src/discord/command.ts';
import type { Metrics } from '../../../src/discord/health.ts';
import type { Limiter } from '../../../src/discord/limiter.ts';
import { type Logger, logHandled } from '../../../src/discord/log.ts';
import type { commands as standIns } from './commands.ts';

interface Services {
  readonly commands: typeof standIns;
  readonly context: Context;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly limiter: Limiter;
}

export function attach(client: Client, services: Services): { drain(): Promise<void> } {
  const running = new Set<Promise<void>>();
  let open = true;
  client.on(Events.InteractionCreate, (interaction) => {
    if (!open || !interaction.isChatInputCommand()) return;
    const work = run(interaction, services).finally(() => running.delete(work));
    running.add(work);
  });
  return {
    async drain() {
      open = false;
      await Promise.all(running);
    },
  };
}

async function run(
  interaction: ChatInputCommandInteraction,
  { commands, context, log, metrics, limiter }: Services,
): Promise<void> {
  const arrived = performance.now();
  const { commandName, guildId, id, user } = interaction;
  const admission = await limiter.admit(user.id, guildId);
  if (!admission.ok) {
    await interaction.reply(`not before ${admission.retryAt.toISOString()}`);
    return;
  }
  const command = commands.find(({ data }) => data.name === commandName)!;
  const outcome = await command.execute(interaction, context);
  const milliseconds = performance.now() - arrived;
  const handled = { id, command: commandName, outcome, milliseconds, guild: guildId, question: 'why?' };
  logHandled(log, handled);
  metrics.handled(handled);
}
