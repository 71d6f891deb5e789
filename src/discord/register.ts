// Our definitions → Discord's list of commands: replaced as a whole where anything differs, left alone where nothing does.
import {
  ApplicationCommandType,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { NotDiscordError } from './failure.ts';

/** A definition as it is written here. */
export type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** Commands by the names that members see, `/ask` or `“Find papers about this”`. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly { readonly name: string; readonly what: readonly string[] }[];
  readonly removed: readonly string[];
}

/** Everyone's commands, or those of one server. */
export type Scope = 'global' | 'guild';

/**
 * Makes Discord's list of commands equal ours, with one request where it differs.
 * @param guildId the one server to register for; undefined for everyone.
 * @returns what changed, nothing where nothing differed.
 * @throws NotDiscordError, and what discord.js throws where Discord refuses or can't be reached.
 */
export async function registerCommands(
  rest: REST,
  definitions: readonly Definition[],
  guildId: string | undefined,
): Promise<Changes> {
  const { id } = (await rest.get(Routes.currentApplication())) as { readonly id?: string };
  if (id === undefined) throw new NotDiscordError();
  const route =
    guildId === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guildId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(route, { query })) as readonly Fields[];
  const changes = compareCommands(definitions, registered, guildId === undefined ? 'global' : 'guild');
  if (!isEmpty(changes)) await rest.put(route, { body: definitions });
  return changes;
}

/** Whether nothing differs. */
export function isEmpty({ added, changed, removed }: Changes): boolean {
  return added.length + changed.length + removed.length === 0;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What would change if our definitions took the place of what Discord has. Discord spells out defaults, or leaves them
 * out, and adds fields of its own: neither is a difference.
 */
export function compareCommands(
  ours: readonly Definition[],
  theirs: readonly Fields[],
  scope: Scope,
): Changes {
  const known = new Map(theirs.map((command) => [keyOf(command), command]));
  const wanted = new Map(
    ours.map((command) => [keyOf(command as unknown as Fields), command as unknown as Fields]),
  );
  const changed = [...wanted].flatMap(([key, command]) => {
    const before = known.get(key);
    if (before === undefined) return [];
    const fields = comparedFields(command, scope);
    const what = differences(normalCommand(before, fields), normalCommand(command, fields), '');
    return what.length > 0 ? [{ name: nameOf(command), what }] : [];
  });
  return {
    added: [...wanted].filter(([key]) => !known.has(key)).map(([, command]) => nameOf(command)),
    changed,
    removed: [...known].filter(([key]) => !wanted.has(key)).map(([, command]) => nameOf(command)),
  };
}

// A slash command and a menu command may share a name.
function keyOf({ type, name }: Fields): string {
  return `${type ?? ApplicationCommandType.ChatInput} ${name}`;
}

function nameOf({ type, name }: Fields): string {
  return (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput
    ? `/${name}`
    : `“${name}”`;
}

const texts = ['name', 'name_localizations', 'description', 'description_localizations'];
const commandFields = [...texts, 'nsfw', 'default_member_permissions'];
const limits = ['min_value', 'max_value', 'min_length', 'max_length'];
const optionFields = [...texts, 'type', 'required', 'autocomplete', 'channel_types', ...limits];
const choiceFields = ['name', 'name_localizations', 'value'];

/** Fields that we know nothing of are not compared, nor where a command may be used if Discord decides that. */
function comparedFields(ours: Fields, scope: Scope): readonly string[] {
  if (scope === 'guild') return commandFields;
  // Left out, it is what the application's settings say.
  return [
    ...commandFields,
    'contexts',
    ...(ours.integration_types === undefined ? [] : ['integration_types']),
  ];
}

/** A command in the one form that two equal ones share. */
function normalCommand(command: Fields, fields: readonly string[]): Fields {
  return { ...normal(command, fields), options: byName(command.options, normalOption) };
}

function normalOption(option: Fields): Fields {
  return {
    ...normal(option, optionFields),
    options: byName(option.options, normalOption),
    choices: byName(option.choices, (choice) => normal(choice, choiceFields)),
  };
}

/** Only these fields, and of them only what says something: false, null and empty are what is meant without them. */
function normal(fields: Fields, known: readonly string[]): Fields {
  const kept = known.map((name) => [name, fields[name]] as const);
  return Object.fromEntries(
    kept.filter(([, value]) => saysSomething(value)).map(([name, value]) => [name, sorted(value)]),
  );
}

function saysSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Lists of kinds have no order. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted((a, b) => Number(a) - Number(b)) : value;
}

/** Options or choices; each keeps its place, since their order is what members see. */
function byName(list: unknown, normalOne: (one: Fields) => Fields): Fields {
  const items = Array.isArray(list) ? (list as readonly Fields[]) : [];
  return Object.fromEntries(items.map((item, place) => [item.name, { ...normalOne(item), place }]));
}

/** The paths of what is not the same in both, `options.paper.max_length`. */
function differences(before: unknown, after: unknown, path: string): readonly string[] {
  if (isFields(before) && isFields(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      differences(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
