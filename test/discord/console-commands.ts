// The lines of the console, each turned into what a member does: parse, act, and remember what was seen last.
import {
  type APIApplicationCommandOption,
  type APIMessage,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { everyComponent } from './limits/components.ts';
import { fieldsOf, itemsOf, textIn } from './limits/form.ts';
import type { Said } from './members/chat.ts';
import type { Member, Suggestions } from './members/member.ts';
import type { OptionValues } from './members/options.ts';
import type { Sight } from './members/sight.ts';
import type { Discord } from './server.ts';
import type { Channel } from './world.ts';

/** What a line brought. */
export interface Turn {
  readonly text: string;
  readonly milliseconds: number;
  readonly ephemeral: boolean;
}

export interface ConsoleCommands {
  run(line: string): Promise<Turn>;
  /** The messages shown so far, by id. */
  readonly shown: ReadonlySet<string>;
}

/** What the console remembers between lines. */
interface Memory {
  readonly discord: Discord;
  readonly members: Map<string, Member>;
  readonly shown: Set<string>;
  member: Member;
  /** What was seen last, for the modal it may be. */
  sight: Sight | null;
  message: APIMessage | null;
}

type Line = (memory: Memory, rest: string) => Promise<Turn>;

const LINES: Readonly<Record<string, Line>> = {
  '@bot': (memory, rest) => heard(memory, memory.member.say(memory.discord.general, rest, { mention: true })),
  dm: (memory, rest) => heard(memory, memory.member.say(memory.member.directMessages(), rest)),
  reply: (memory, rest) =>
    heard(memory, memory.member.say(placeOf(memory), rest, { replyTo: lastMessage(memory) })),
  menu: (memory, rest) => seen(memory, memory.member.messageMenu(rest, lastMessage(memory))),
  click: (memory, rest) => seen(memory, memory.member.click(lastMessage(memory), rest)),
  select: (memory, rest) =>
    seen(memory, memory.member.select(lastMessage(memory), chosen(lastMessage(memory), rest))),
  fill: (memory, rest) =>
    seen(memory, memory.member.submitModal(openModal(memory), { [firstField(memory)]: rest })),
  complete: (memory, rest) => suggestions(memory.member, rest),
  as: async (memory, rest) => {
    memory.member = someone(memory.discord, memory.members, rest);
    return { text: `You are ${rest} now.`, milliseconds: 0, ephemeral: false };
  },
};

/** The lines of a console on this server. */
export function consoleCommands(discord: Discord): ConsoleCommands {
  const members = new Map<string, Member>();
  const member = someone(discord, members, 'you');
  const memory: Memory = { discord, members, shown: new Set(), member, sight: null, message: null };
  return {
    shown: memory.shown,
    async run(line) {
      if (line.startsWith('/')) return seen(memory, slash(discord, memory.member, line.slice(1)));
      const [word, rest] = cut(line);
      const act = LINES[word];
      if (act === undefined) throw new Error(`"${word}" is no line of this console; type help.`);
      return act(memory, rest);
    },
  };
}

function someone(discord: Discord, members: Map<string, Member>, name: string): Member {
  const member = members.get(name) ?? discord.member(name);
  members.set(name, member);
  return member;
}

async function seen(memory: Memory, act: Promise<Sight>): Promise<Turn> {
  const sight = await act;
  memory.sight = sight;
  if (sight.message !== null) remember(memory, sight.message);
  const { milliseconds, ephemeral } = sight;
  const text = sight.kind === 'unchanged' ? '(nothing changed)' : sight.text;
  return { text: sight.kind === 'modal' ? `${text}\n  (fill …)` : text, milliseconds, ephemeral };
}

async function heard(memory: Memory, said: Said): Promise<Turn> {
  const { message, text, milliseconds } = await said.answer();
  remember(memory, message);
  return { text, milliseconds, ephemeral: false };
}

function remember(memory: Memory, message: APIMessage): void {
  memory.message = message;
  memory.shown.add(message.id);
}

function lastMessage({ message }: Memory): APIMessage {
  if (message === null) throw new Error('There is no message yet.');
  return message;
}

function placeOf(memory: Memory): Channel {
  return memory.discord.world.channels.get(lastMessage(memory).channel_id)!;
}

/** `/ask how does it work` or `/search words:adam from:2022`, subcommands before options. */
async function slash(discord: Discord, member: Member, line: string): Promise<Sight> {
  const [name = '', rest = ''] = cut(line);
  const registered = [...discord.commands(discord.guild), ...discord.commands()];
  const command = registered.find((known) => known.name === name);
  const { path, options, text } = descend(command?.options ?? [], rest);
  return member.slash([name, ...path].join(' '), readOptions(options, text));
}

function descend(options: readonly APIApplicationCommandOption[], text: string) {
  const path: string[] = [];
  let [here, left] = [options, text];
  for (;;) {
    const [word = '', rest = ''] = cut(left);
    const inner = here.find(
      ({ type, name }) => name === word && (type === Type.Subcommand || type === Type.SubcommandGroup),
    );
    if (inner === undefined) return { path, options: here, text: left };
    path.push(word);
    here = (inner as { options?: APIApplicationCommandOption[] }).options ?? [];
    left = rest;
  }
}

/** Named options as `name:value` up to the next name; what stands before them goes to the first option. */
function readOptions(options: readonly APIApplicationCommandOption[], text: string): OptionValues {
  const names = options.map(({ name }) => name);
  const parts = text.split(new RegExp(`(?:^|\\s)(${names.join('|') || '(?!)'}):`));
  const values: Record<string, string | number | boolean> = {};
  if (parts[0]!.trim() !== '' && options[0] !== undefined)
    values[options[0].name] = typed(options[0].type, parts[0]!.trim());
  for (let i = 1; i < parts.length; i += 2) {
    const option = options.find(({ name }) => name === parts[i])!;
    values[option.name] = typed(option.type, parts[i + 1]!.trim());
  }
  return values;
}

function typed(type: Type, text: string): string | number | boolean {
  if (type === Type.Boolean) return ['true', 'yes', ''].includes(text);
  return type === Type.Integer || type === Type.Number ? Number(text) : text;
}

async function suggestions(member: Member, line: string): Promise<Turn> {
  const [name = '', text = ''] = cut(line);
  const offered: Suggestions = await member.autocomplete(name, { [name]: text });
  const lines = offered.choices.map((choice, i) => `  ${i + 1}. ${choice.name}`);
  const none = offered.failed ? 'Loading options failed' : '(nothing is suggested)';
  return { text: lines.join('\n') || none, milliseconds: offered.milliseconds, ephemeral: false };
}

/** `2` for the second option of the first select, or its label. */
function chosen(message: APIMessage, text: string): string {
  const select = everyComponent([], message.components).find(({ fields }) => fields.type === 3);
  const option = /^\d+$/.test(text) ? itemsOf(select?.fields.options)[Number(text) - 1] : undefined;
  return option === undefined ? text : textIn(fieldsOf(option).value);
}

function openModal({ sight }: Memory): Sight {
  if (sight?.modal == null) throw new Error('There is no modal to fill.');
  return sight;
}

function firstField(memory: Memory): string {
  const parts = everyComponent([], openModal(memory).modal!.components);
  const fields = parts.flatMap(({ fields: part }) => [part, fieldsOf(part.component)]);
  return textIn(fields.find((one) => typeof one.custom_id === 'string')?.custom_id);
}

/** A line as its first word and the rest. */
function cut(line: string): [string, string] {
  const match = /^(\S+)\s*([\s\S]*)$/.exec(line.trim());
  return match === null ? ['', ''] : [match[1]!, match[2]!];
}
