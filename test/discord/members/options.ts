// The options of a slash command as a person fills them in, held to the definition as Discord's own client does.
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type ChannelType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { lengthOf } from '../limits/form.ts';
import { channelShape, memberShape, person } from '../shapes.ts';
import type { Channel, World } from '../world.ts';

export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** What the client sends of the options. */
export interface FilledOptions {
  readonly options: readonly unknown[];
  readonly resolved: Record<string, unknown>;
  /** The definition of the option being typed, for autocomplete. */
  readonly focused: APIApplicationCommandBasicOption | null;
}

/** How options are filled: all of them to be sent, or some while the one named `focused` is being typed. */
export interface Filling {
  readonly world: World;
  readonly channel: Channel;
  readonly values: OptionValues;
  readonly focused: string | null;
}

/** The options of `command` (`path` are its subcommands); an Error in the client's words where they do not fit. */
export function fillOptions(
  command: APIApplicationCommand,
  path: readonly string[],
  filling: Filling,
): FilledOptions {
  return fillLevel(`/${command.name}`, command.options ?? [], path, filling);
}

function fillLevel(
  title: string,
  defined: readonly APIApplicationCommandOption[],
  path: readonly string[],
  filling: Filling,
): FilledOptions {
  const [step, ...rest] = path;
  const nested = defined.filter(
    (option) => option.type === Type.Subcommand || option.type === Type.SubcommandGroup,
  );
  if (step === undefined) {
    if (nested.length > 0)
      throw new Error(`${title} needs one of its subcommands: ${nested.map(({ name }) => name).join(', ')}.`);
    return fillValues(title, defined as readonly APIApplicationCommandBasicOption[], filling);
  }
  const found = nested.find(({ name }) => name === step);
  if (found === undefined) throw new Error(`${title} has no subcommand "${step}".`);
  const inside = fillLevel(
    `${title} ${step}`,
    (found as { options?: APIApplicationCommandOption[] }).options ?? [],
    rest,
    filling,
  );
  return { ...inside, options: [{ type: found.type, name: step, options: inside.options }] };
}

function fillValues(
  title: string,
  defined: readonly APIApplicationCommandBasicOption[],
  filling: Filling,
): FilledOptions {
  const { values, focused } = filling;
  const unknown = Object.keys(values).find((name) => !defined.some((option) => option.name === name));
  if (unknown !== undefined) {
    throw new Error(
      `${title} has no option "${unknown}"; it has: ${defined.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  }
  const missing = defined.find((option) => option.required === true && values[option.name] === undefined);
  if (missing !== undefined && focused === null)
    throw new Error(`${title} needs the option "${missing.name}".`);
  const resolved: Record<string, Record<string, unknown>> = {};
  const filled = defined.filter(({ name }) => values[name] !== undefined);
  const options = filled.map((option) => {
    const value = values[option.name]!;
    if (option.name === focused)
      return { type: option.type, name: option.name, value: String(value), focused: true };
    resolve(resolved, filling, option, String(value));
    return { type: option.type, name: option.name, value: fitting(title, option, value) };
  });
  const typed = defined.find(({ name }) => name === focused) ?? null;
  if (focused !== null && !(typed !== null && 'autocomplete' in typed && typed.autocomplete)) {
    throw new Error(`${title} does not complete the option "${focused}".`);
  }
  return { options, resolved, focused: typed };
}

/** A value that the definition takes, with the value of a choice where its name was given. */
function fitting(
  title: string,
  option: APIApplicationCommandBasicOption,
  value: string | number | boolean,
): string | number | boolean {
  const refuse = (why: string) =>
    new Error(`${title}: the option "${option.name}" ${why}, and not ${JSON.stringify(value)}.`);
  if (option.type === Type.Boolean) {
    if (typeof value !== 'boolean') throw refuse('takes true or false');
    return value;
  }
  const choices = 'choices' in option && !option.autocomplete ? option.choices : undefined;
  if (choices !== undefined && choices.length > 0) {
    const chosen = choices.find((choice) => choice.value === value || choice.name === value);
    if (chosen === undefined) throw refuse(`takes one of ${choices.map(({ name }) => name).join(', ')}`);
    return chosen.value;
  }
  if (option.type === Type.String) {
    const [min, max] =
      'min_length' in option || 'max_length' in option
        ? [option.min_length ?? 0, option.max_length ?? 6000]
        : [0, 6000];
    if (typeof value !== 'string') throw refuse('takes text');
    if (lengthOf(value) < Math.max(1, min) || lengthOf(value) > max)
      throw refuse(`takes ${Math.max(1, min)} to ${max} characters`);
    return value;
  }
  if (option.type !== Type.Integer && option.type !== Type.Number) return String(value);
  const { min_value: min = -(2 ** 53), max_value: max = 2 ** 53 } = option as {
    min_value?: number;
    max_value?: number;
  };
  const number = typeof value === 'number' && (option.type === Type.Number || Number.isInteger(value));
  if (!number || value < min || value > max) throw refuse(`takes a number from ${min} to ${max}`);
  return value;
}

function resolve(
  resolved: Record<string, Record<string, unknown>>,
  { world, channel }: Filling,
  option: APIApplicationCommandBasicOption,
  id: string,
): void {
  const { type } = option;
  const put = (kind: string, value: unknown) => {
    resolved[kind] = { ...resolved[kind], [id]: value };
  };
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const role = guild?.roles.find((known) => known.id === id);
  if (type === Type.Role && role === undefined) throw new Error(`There is no role ${id} here.`);
  if (type === Type.Role || (type === Type.Mentionable && role !== undefined)) put('roles', role);
  else if (type === Type.User || type === Type.Mentionable) {
    put('users', person(world, id));
    if (guild?.members.has(id)) put('members', { ...memberShape(guild, id), permissions: '0' });
  } else if (type === Type.Channel) {
    const named = world.channels.get(id);
    if (named === undefined || named.guildId !== channel.guildId)
      throw new Error(`There is no channel ${id} here.`);
    const kinds = (option as { channel_types?: readonly ChannelType[] }).channel_types ?? [];
    if (kinds.length > 0 && !kinds.includes(named.type))
      throw new Error(`The option "${option.name}" does not offer channels like #${named.name}.`);
    put('channels', { ...channelShape(world, named), permissions: '0' });
  }
}
