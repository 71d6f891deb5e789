// Discord → Paperboy: every interaction and message comes in here, finds its command, and is counted, logged and answered.
import {
  type AutocompleteInteraction,
  type Client,
  Events,
  type Interaction,
  type Message,
  type RepliableInteraction,
} from 'discord.js';
import { handleMessage } from './chat.ts';
import type { Command, Outcome } from './command.ts';
import { decodeId } from './ids.ts';
import { type Handled, logHandled } from './log.ts';
import { notice, tooMany } from './replies.ts';
import type { Services } from './services.ts';

/** Starts listening. `drain` stops taking work, and resolves when what was running has ended. */
export function attach(client: Client, services: Services): { drain(): Promise<void> } {
  const running = new Set<Promise<void>>();
  let open = true;
  const take = (work: () => Promise<void>) => {
    if (!open) return;
    const done = work().finally(() => running.delete(done));
    running.add(done);
  };
  client.on(Events.InteractionCreate, (interaction) => take(() => handleInteraction(interaction, services)));
  client.on(Events.MessageCreate, (message) => take(() => handleChat(message, services)));
  return {
    async drain() {
      open = false;
      await Promise.all(running);
    },
  };
}

/** What was asked for and how to do it; null for what Paperboy has no part in. */
interface Work {
  readonly command: string;
  readonly question?: string | undefined;
  run(): Promise<Outcome>;
}

async function handleInteraction(interaction: Interaction, services: Services): Promise<void> {
  if (interaction.isAutocomplete()) return complete(interaction, services);
  if (!interaction.isRepliable()) return;
  const { command, question, run } = workOf(interaction, services);
  await counted(
    { id: interaction.id, command, guild: interaction.guildId, question },
    services,
    run,
    (error) => apologise(interaction, error, services),
  );
}

function workOf(interaction: RepliableInteraction, { commands, context, limiter }: Services): Work {
  const find = (name: string) => commands.find(({ data }) => data.name === name);
  const admitted = async (command: Command, run: () => Promise<Outcome>) => {
    if (command.question !== true) return run();
    const admission = await limiter.admit(interaction.user.id, interaction.guildId);
    if (admission.ok) return run();
    await notice(interaction, tooMany(admission));
    return 'refused';
  };
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
    const command = find(interaction.commandName);
    const name = interaction.commandName;
    if (command === undefined)
      return { command: name, run: () => say(interaction, unknownCommand, 'unknown') };
    const question = interaction.isChatInputCommand()
      ? (interaction.options.getString('question') ?? interaction.options.getString('words') ?? undefined)
      : interaction.targetMessage.content;
    return {
      command: name,
      question,
      run: () => admitted(command, () => command.execute(interaction, context)),
    };
  }
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
    const id = decodeId(interaction.customId);
    const command = id === null ? undefined : find(id.command);
    const press = command?.component?.bind(command);
    if (id === null || command === undefined || press === undefined)
      return { command: 'press', run: () => say(interaction, unreadablePress, 'unreadable') };
    const work = () => press(interaction, id, context);
    return {
      command: id.command,
      run: () => (id.action === 'asked' ? admitted(command, work) : work()),
    };
  }
  return { command: 'other', run: () => say(interaction, unknownCommand, 'unknown') };
}

async function complete(interaction: AutocompleteInteraction, services: Services): Promise<void> {
  const { id, commandName, guildId: guild } = interaction;
  const command = services.commands.find(({ data }) => data.name === commandName);
  const respond = async () => {
    await interaction.respond((await command?.autocomplete?.(interaction, services.context)) ?? []);
    return 'choices';
  };
  await counted({ id, command: commandName, guild }, services, respond, async (error) => {
    // The member goes on typing: the next letter asks again.
    services.log.warn({ err: error, id, command: commandName }, 'no choices could be offered');
  });
}

async function handleChat(message: Message, services: Services): Promise<void> {
  const asked = handleMessage(message, services);
  if (asked === null) return;
  const { id, guildId: guild } = message;
  await counted(
    { id, command: 'chat', guild, question: asked.question },
    services,
    asked.run,
    async (error) => {
      services.log.error({ err: error, id }, 'a message could not be answered');
    },
  );
}

/** Runs, and tells the log and the metrics how it ended and how long it took; an error goes to `onError`. */
async function counted(
  about: Omit<Handled, 'outcome' | 'milliseconds'>,
  { log, metrics }: Services,
  run: () => Promise<Outcome>,
  onError: (error: unknown) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  let outcome = 'failed';
  try {
    outcome = await run();
  } catch (error) {
    await onError(error);
  }
  const handled = { ...about, outcome, milliseconds: performance.now() - start };
  logHandled(log, handled);
  metrics.handled(handled);
}

async function apologise(
  interaction: RepliableInteraction,
  error: unknown,
  { log }: Services,
): Promise<void> {
  log.error({ err: error, id: interaction.id }, 'an interaction could not be answered');
  try {
    await notice(interaction, 'Something went wrong here, and was noted. Please try again.');
  } catch (failure) {
    log.warn({ err: failure, id: interaction.id }, 'not even an apology could be sent');
  }
}

async function say(interaction: RepliableInteraction, words: string, outcome: Outcome): Promise<Outcome> {
  await notice(interaction, words);
  return outcome;
}

const unknownCommand = 'I don’t know this command any more. Type / to see those that I know.';
const unreadablePress = 'I can’t read this button any more. Please ask again with /ask.';
