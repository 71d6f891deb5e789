// The options of a command as a person types them in the console: subcommands, names, and what each kind means.
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { OptionValues } from './members/options.ts';
import type { Discord } from './server.ts';

/** The options that a line fills: what stands first names subcommands. */
export function descend(options: readonly APIApplicationCommandOption[], text: string) {
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
export function readOptions(
  discord: Discord,
  options: readonly APIApplicationCommandOption[],
  text: string,
): OptionValues {
  const names = options.map(({ name }) => name);
  const parts = text.split(new RegExp(`(?:^|\\s)(${names.join('|') || '(?!)'}):`));
  const values: Record<string, string | number | boolean> = {};
  if (parts[0]!.trim() !== '' && options[0] !== undefined)
    values[options[0].name] = typed(discord, options[0].type, parts[0]!.trim());
  for (let i = 1; i < parts.length; i += 2) {
    const option = options.find(({ name }) => name === parts[i])!;
    values[option.name] = typed(discord, option.type, parts[i + 1]!.trim());
  }
  return values;
}

function typed(discord: Discord, type: Type, text: string): string | number | boolean {
  if (type === Type.Channel) {
    const channels = [...discord.world.channels.values()].filter(
      ({ guildId }) => guildId === discord.guild.id,
    );
    return idNamed(channels, text.replace(/^#/, ''), 'channel');
  }
  if (type === Type.Role)
    return idNamed(
      discord.world.guilds.get(discord.guild.id)!.roles,
      text.replace(/^@(?!everyone)/, ''),
      'role',
    );
  if (type === Type.Boolean) return ['true', 'yes', ''].includes(text);
  return type === Type.Integer || type === Type.Number ? Number(text) : text;
}

function idNamed(
  things: readonly { readonly id: string; readonly name: string | null }[],
  name: string,
  kind: string,
): string {
  const found = things.find((thing) => thing.name === name || thing.id === name);
  if (found === undefined)
    throw new Error(
      `There is no ${kind} "${name}"; there are: ${things.map((thing) => thing.name).join(', ')}.`,
    );
  return found.id;
}

/** A line as its first word and the rest. */
export function cut(line: string): [string, string] {
  const match = /^(\S+)\s*([\s\S]*)$/.exec(line.trim());
  return match === null ? ['', ''] : [match[1]!, match[2]!];
}
