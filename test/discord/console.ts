// A Discord in the terminal: a person types what a member would do, and reads what the member would see.
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { consoleCommands, type Turn } from './console-commands.ts';
import { createDiscord, type Discord, type DiscordOptions } from './server.ts';
import { textOf } from './text.ts';
import type { Change } from './world.ts';

export interface ConsoleOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** A server that runs already; one is started, and stopped at the end, where there is none. */
  readonly discord?: Discord;
  readonly server?: DiscordOptions;
}

export interface Console {
  readonly discord: Discord;
  /** Resolves once the input has ended or said `quit`, and everything is closed. */
  readonly finished: Promise<void>;
}

const HELP = `  /ask how does flash attention work    a slash command; the text goes to its first free option
  /search words:adam from:2022          or name the options: name:value
  /daily add channel:general time:9:00  channels and roles by their names
  complete paper flash                  what is suggested while typing /paper flash
  complete daily add timezone:ber       or while typing any named option, the last one
  @bot what is LoRA                     a mention in the channel
  dm what is LoRA                       a direct message
  reply and its cost?                   a reply to what the bot said last
  menu Find papers about this           a message's menu, on the last message
  click Next    select 2    fill text   on what was seen last: a button, a select, a modal
  as second     as you                  goes on as somebody else, and as yourself, who manages the server
  help    quit`;

/** Starts the console. Problems of the person's (no such command, no such button) are told, and it goes on. */
export async function startConsole({
  input,
  output,
  discord: given,
  server,
}: ConsoleOptions): Promise<Console> {
  const discord = given ?? (await createDiscord(server));
  const say = (text: string) => void output.write(`${text}\n`);
  if (given === undefined) {
    say('A Discord of your own. Let the bot connect to it with:');
    say(`  DISCORD_API_URL=${discord.api} DISCORD_TOKEN=${discord.token} npm start`);
  }
  say(`You are in #${discord.general.name}. Type as a member would:\n${HELP}`);
  const commands = consoleCommands(discord);
  const stopListening = showWhatComesByItself(discord, commands.shown, say);
  const lines = createInterface({ input, output, prompt: '> ' });

  // Piped input has ended before its last lines are answered.
  let open = true;
  lines.once('close', () => {
    open = false;
  });

  async function run(): Promise<void> {
    lines.prompt();
    for await (const line of lines) {
      const text = line.trim();
      if (text === 'quit' || text === 'exit') break;
      if (text === 'help') say(HELP);
      else if (text !== '') await take(commands.run, text, say);
      if (open) lines.prompt();
    }
    lines.close();
    stopListening();
    if (given === undefined) await discord.stop();
  }

  return { discord, finished: run() };
}

async function take(
  run: (line: string) => Promise<Turn>,
  line: string,
  say: (text: string) => void,
): Promise<void> {
  try {
    const { text, milliseconds, ephemeral } = await run(line);
    const aside = ephemeral ? ', only you can see this' : '';
    say(`${text}\n  (${Math.round(milliseconds)} ms${aside})`);
  } catch (error) {
    // Whatever the server or the bot could not do is told to the person in one line.
    say(`! ${error instanceof Error ? error.message : error}`);
  }
}

/** Shows the bot's messages that nobody's line asked for, such as the daily post. */
function showWhatComesByItself(
  discord: Discord,
  shown: ReadonlySet<string>,
  say: (text: string) => void,
): () => void {
  const timers = new Set<NodeJS.Timeout>();
  const show = (change: Change) => {
    if (change.what !== 'message created' || change.post.visibleTo !== null) return;
    const { message } = change.post;
    if (message.author.id !== discord.applicationId || message.interaction_metadata !== undefined) return;
    // A little later it is known whether it was the answer to a line.
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!shown.has(message.id)) say(`\n${textOf(discord.current(message) ?? message)}`);
    }, 50);
    timers.add(timer);
  };
  discord.world.changes.on('change', show);
  return () => {
    discord.world.changes.off('change', show);
    for (const timer of timers) clearTimeout(timer);
  };
}

if (import.meta.main) {
  const port = Number(process.env.PORT ?? 3001);
  const started = await startConsole({
    input: process.stdin,
    output: process.stdout,
    server: { port, openapi: process.env.DISCORD_OPENAPI },
  });
  await started.finished;
}
