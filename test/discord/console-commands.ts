// The lines of the console, each turned into what a member does: parse, act, and remember what was seen last.
import type { APIMessage } from 'discord-api-types/v10';
import { cut, descend, readOptions } from './console-options.ts';
import { everyComponent } from './limits/components.ts';
import { fieldsOf, itemsOf, textIn } from './limits/form.ts';
import type { Said } from './members/chat.ts';
import type { Member, Suggestions } from './members/member.ts';
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
  complete: (memory, rest) => suggestions(memory, rest),
  as: async (memory, rest) => {
    memory.member = someone(memory.discord, memory.members, rest);
    return { text: `You are ${rest} now.`, milliseconds: 0, ephemeral: false };
  },
};

/** The lines of a console on this server. */
export function consoleCommands(discord: Discord): ConsoleCommands {
  const members = new Map<string, Member>();
  // Whoever has a Discord of their own manages it; "as second" goes on as an ordinary member.
  const member = discord.member('you', { administrator: true });
  members.set('you', member);
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
  return member.slash([name, ...path].join(' '), readOptions(discord, options, text));
}

/** `complete paper flash` for the option of the command's name, `complete daily add timezone:ber` for any. */
async function suggestions({ discord, member }: Memory, line: string): Promise<Turn> {
  const [name = '', rest = ''] = cut(line);
  const registered = [...discord.commands(discord.guild), ...discord.commands()];
  const { path, options, text } = descend(
    registered.find((known) => known.name === name)?.options ?? [],
    rest,
  );
  const named = options.some((option) => text.includes(`${option.name}:`));
  const values = named ? readOptions(discord, options, text) : { [name]: text };
  const offered: Suggestions = await member.autocomplete([name, ...path].join(' '), values);
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
