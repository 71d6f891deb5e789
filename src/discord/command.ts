// What a command is: a plain value that is registered as it stands, and what runs when a member uses it.
import type {
  APIApplicationCommandOptionChoice,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { App } from '../app.ts';
import type { Archive } from '../corpus/archive.ts';
import type { Daily } from '../daily/daily.ts';
import type { Store } from '../store/store.ts';
import type { Id } from './ids.ts';
import type { Logger } from './log.ts';

/** What commands work with. */
export interface Context {
  /** The archive as it is now: `/reload` swaps it. */
  app(): App;
  readonly store: Store;
  readonly daily: Daily;
  readonly log: Logger;
  readonly version: string;
  /** Reads the archive again; a broken one is told and not taken. */
  reload(): Promise<
    | { readonly ok: true; readonly archive: Archive }
    | { readonly ok: false; readonly problems: readonly string[] }
  >;
}

/** How it ended, in a word, for the log and the metrics: "answer", "none", "shown", … */
export type Outcome = string;

export type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;
export type PressInteraction = MessageComponentInteraction | ModalSubmitInteraction;

/** What is offered while an option is typed; 25 at most. */
export type Choices = readonly APIApplicationCommandOptionChoice<string>[];

export interface Command {
  readonly data: RESTPostAPIApplicationCommandsJSONBody;
  /** Whether it searches the archive, which a member may do only so often. */
  readonly question?: boolean;
  execute(interaction: CommandInteraction, context: Context): Promise<Outcome>;
  autocomplete?(interaction: AutocompleteInteraction, context: Context): Choices | Promise<Choices>;
  /** Buttons, selects and forms whose custom id names the command. */
  component?(interaction: PressInteraction, id: Id, context: Context): Promise<Outcome>;
}
