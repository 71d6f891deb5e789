// What Discord refuses of a command's definition, and of a list of them.
import {
  ApplicationCommandType as Kind,
  Locale,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10';
import type { Problem } from '../refusal.ts';
import { choiceProblems } from './choices.ts';
import {
  type Fields,
  fieldsOf,
  itemsOf,
  lengthOf,
  oneOf,
  type Path,
  problem,
  repeated,
  size,
  textIn,
} from './form.ts';

/** How many of each kind one scope may hold. */
export const MOST_OF_KIND: ReadonlyMap<number, number> = new Map([
  [Kind.ChatInput, 100],
  [Kind.User, 15],
  [Kind.Message, 15],
]);
const MOST_CHARACTERS = 8_000;
const LOCALES: readonly string[] = Object.values(Locale);
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Every problem of a whole list, for the request that puts them all. */
export function commandListProblems(commands: unknown): readonly Problem[] {
  const list = itemsOf(commands).map(fieldsOf);
  const names = list.map(
    (command, i) => [[i], `${command.type ?? Kind.ChatInput} ${textIn(command.name)}`] as const,
  );
  return [
    ...size([], commands, 0, 130),
    ...list.flatMap((command, i) => commandProblems([i], command)),
    ...repeated(names).map((at) =>
      problem(at, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique'),
    ),
  ];
}

/** Every problem of one command. */
export function commandProblems(path: Path, command: Fields): readonly Problem[] {
  const kind = command.type ?? Kind.ChatInput;
  const chat = kind === Kind.ChatInput;
  const tooLarge = charactersOf(command) > MOST_CHARACTERS;
  const large = `Command exceeds maximum size (${MOST_CHARACTERS})`;
  const ofMenu =
    textIn(command.description) === ''
      ? []
      : [
          problem(
            [...path, 'description'],
            'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
            'Context menu commands cannot have description',
          ),
        ];
  return [
    ...oneOf([...path, 'type'], kind, [Kind.ChatInput, Kind.User, Kind.Message]),
    ...(chat ? nameProblems([...path, 'name'], command.name) : size([...path, 'name'], command.name, 1, 32)),
    ...(chat ? size([...path, 'description'], command.description, 1, 100) : ofMenu),
    ...translationProblems(path, command),
    ...listOf([...path, 'contexts'], command.contexts, [0, 1, 2]),
    ...listOf([...path, 'integration_types'], command.integration_types, [0, 1]),
    ...permissionProblems([...path, 'default_member_permissions'], command.default_member_permissions),
    ...optionListProblems([...path, 'options'], command.options, null),
    ...(tooLarge ? [problem(path, 'APPLICATION_COMMAND_TOO_LARGE', large)] : []),
  ];
}

const VALUES: readonly Option[] = Object.values(Option).filter(
  (type) => typeof type === 'number' && type > 2,
) as Option[];
const NESTING: readonly Option[] = [Option.Subcommand, Option.SubcommandGroup];

/** The options of a command, or of the subcommand or group that `parent` is. */
function optionListProblems(path: Path, options: unknown, parent: Option | null): readonly Problem[] {
  const list = itemsOf(options).map(fieldsOf);
  const firstOptional = list.findIndex((option) => option.required !== true);
  const late = list.flatMap((option, i) =>
    option.required === true && firstOptional >= 0 && i > firstOptional ? [i] : [],
  );
  const order = 'Required options must be placed before non-required options';
  const names = list.map((option, i) => [[...path, i], textIn(option.name)] as const);
  const allowed = typesIn(parent, list[0]?.type as Option);
  return [
    ...size(path, list, 0, 25),
    ...list.flatMap((option, i) => optionProblems([...path, i], option, allowed)),
    ...late.map((i) => problem([...path, i], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', order)),
    ...repeated(names).map((at) =>
      problem(at, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option names must be unique'),
    ),
  ];
}

/** A group holds subcommands, a subcommand holds values, and a command one of both: as its first option says. */
function typesIn(parent: Option | null, first: Option): readonly Option[] {
  if (parent === Option.SubcommandGroup) return [Option.Subcommand];
  if (parent === Option.Subcommand) return VALUES;
  return NESTING.includes(first) ? NESTING : VALUES;
}

function optionProblems(path: Path, option: Fields, allowed: readonly Option[]): readonly Problem[] {
  const type = option.type as Option;
  return [
    ...oneOf([...path, 'type'], type, allowed),
    ...nameProblems([...path, 'name'], option.name),
    ...size([...path, 'description'], option.description, 1, 100),
    ...translationProblems(path, option),
    ...(NESTING.includes(type)
      ? optionListProblems([...path, 'options'], option.options, type)
      : valueProblems(path, option, type)),
  ];
}

function valueProblems(path: Path, option: Fields, type: Option): readonly Problem[] {
  const both = option.autocomplete === true && itemsOf(option.choices).length > 0;
  const lengths = [option.min_length, option.max_length].map((value) => Number(value ?? 1));
  const wrongLength = lengths.some((length) => length < 0 || length > 6000) || lengths[1]! < 1;
  const notBoth = 'Autocomplete options cannot have choices';
  return [
    ...(option.choices == null ? [] : choiceProblems([...path, 'choices'], option.choices, type)),
    ...(both ? [problem(path, 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', notBoth)] : []),
    ...(wrongLength
      ? [
          problem(
            [...path, 'max_length'],
            'NUMBER_TYPE_MAX',
            'int value should be less than or equal to 6000.',
          ),
        ]
      : []),
  ];
}

function nameProblems(path: Path, name: unknown): readonly Problem[] {
  const wrongSize = size(path, name, 1, 32);
  if (wrongSize.length > 0) return wrongSize;
  if (NAME.test(textIn(name)) && textIn(name) === textIn(name).toLowerCase()) return [];
  return [
    problem(path, 'STRING_TYPE_REGEX', 'String value did not match validation regex.'),
    problem(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'),
  ];
}

function translationProblems(path: Path, part: Fields): readonly Problem[] {
  const limits = [
    ['name_localizations', 32],
    ['description_localizations', 100],
  ] as const;
  return limits.flatMap(([field, most]) =>
    Object.entries(fieldsOf(part[field])).flatMap(([locale, text]) => {
      const at = [...path, field, locale];
      const unknown = problem(at, 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`);
      return [
        ...(LOCALES.includes(locale) ? [] : [unknown]),
        ...(text === null ? [] : size(at, text, 1, most)),
      ];
    }),
  );
}

function listOf(path: Path, values: unknown, allowed: readonly number[]): readonly Problem[] {
  if (values === undefined || values === null) return [];
  return [
    ...size(path, values, 1, 3),
    ...itemsOf(values).flatMap((value, i) => oneOf([...path, i], value, allowed)),
  ];
}

function permissionProblems(path: Path, value: unknown): readonly Problem[] {
  if (value === undefined || value === null || /^\d+$/.test(String(value))) return [];
  return [problem(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not a set of permissions.`)];
}

/** What counts towards the 8,000: names, descriptions and values, each with its longest translation. */
export function charactersOf(part: Fields): number {
  const own =
    longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const value = lengthOf(String(part.value ?? ''));
  const inside = [...itemsOf(part.options), ...itemsOf(part.choices)].map(fieldsOf);
  return inside.reduce((sum: number, item) => sum + charactersOf(item), own + value);
}

function longest(text: unknown, translations: unknown): number {
  return Math.max(0, ...[text, ...Object.values(fieldsOf(translations))].map((one) => lengthOf(textIn(one))));
}
