// What Discord refuses of a single button, select, text input or choice list, in messages and modals alike.
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Problem } from '../refusal.ts';
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

/** A custom id: 1–100 characters. */
export function customIdProblems(path: Path, { custom_id }: Fields): readonly Problem[] {
  return size([...path, 'custom_id'], custom_id, 1, 100);
}

/** A button: either an id, or for a link an address of the web. */
export function buttonProblems(path: Path, button: Fields): readonly Problem[] {
  const { style, label, emoji, url, custom_id } = button;
  const problems = [...size([...path, 'label'], label, 0, 80)];
  if (style === ButtonStyle.Premium) return problems;
  if (!label && !emoji) {
    problems.push(problem(path, 'BUTTON_COMPONENT_INVALID_LABEL', 'A button must have a label or an emoji'));
  }
  if (style !== ButtonStyle.Link) return [...problems, ...customIdProblems(path, button)];
  problems.push(...size([...path, 'url'], url, 1, 512));
  if (url && !/^(https?|discord):\/\/\S+$/.test(textIn(url))) {
    problems.push(problem([...path, 'url'], 'URL_TYPE_INVALID_URL', 'Not a well formed URL.'));
  }
  if (custom_id) {
    const both = 'A custom id and url cannot both be specified';
    problems.push(problem([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', both));
  }
  return problems;
}

/** A select of any kind; `inModal` knows nothing of `disabled`. */
export function selectProblems(path: Path, select: Fields): readonly Problem[] {
  const { type, placeholder, options, min_values, max_values } = select;
  const most = type === ComponentType.StringSelect ? itemsOf(options).length : 25;
  const [min, max] = [Number(min_values ?? 1), Number(max_values ?? 1)];
  const range = `Must be between the options there are (${most}) and one another.`;
  const wrongRange = min < 0 || max < 1 || min > max || max > Math.max(1, most) || max > 25;
  return [
    ...customIdProblems(path, select),
    ...size([...path, 'placeholder'], placeholder, 0, 150),
    ...(wrongRange ? [problem([...path, 'max_values'], 'BASE_TYPE_BAD_LENGTH', range)] : []),
    ...(type === ComponentType.StringSelect ? optionListProblems([...path, 'options'], options, 1, 25) : []),
    ...tooManyDefaults(path, options, max),
  ];
}

/** Radio buttons (2–10) and tick boxes (1–10) of a modal. */
export function choiceGroupProblems(path: Path, group: Fields): readonly Problem[] {
  const least = group.type === ComponentType.RadioGroup ? 2 : 1;
  return [
    ...customIdProblems(path, group),
    ...optionListProblems([...path, 'options'], group.options, least, 10),
  ];
}

/** A text input: at most 4,000 characters, and its first value within its own bounds. */
export function textInputProblems(path: Path, input: Fields): readonly Problem[] {
  const { style, value, placeholder, min_length, max_length } = input;
  const [min, max] = [Number(min_length ?? 0), Number(max_length ?? 4000)];
  const wrongRange = min < 0 || max < 1 || max > 4000 || min > max;
  return [
    ...customIdProblems(path, input),
    ...oneOf([...path, 'style'], style, [1, 2]),
    ...size([...path, 'placeholder'], placeholder, 0, 100),
    ...(wrongRange
      ? [problem([...path, 'max_length'], 'NUMBER_TYPE_MAX', 'Must be between 1 and 4000.')]
      : []),
    ...(lengthOf(textIn(value)) > 0 ? size([...path, 'value'], value, wrongRange ? 0 : min, max) : []),
  ];
}

function optionListProblems(path: Path, options: unknown, least: number, most: number): readonly Problem[] {
  const list = itemsOf(options).map(fieldsOf);
  const values = list.map(({ value }, i) => [[...path, i, 'value'], textIn(value)] as const);
  return [
    ...size(path, list, least, most),
    ...list.flatMap(({ label, value, description }, i) => [
      ...size([...path, i, 'label'], label, 1, 100),
      ...size([...path, i, 'value'], value, 1, 100),
      ...size([...path, i, 'description'], description, 0, 100),
    ]),
    ...repeated(values).map((at) =>
      problem(at, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used'),
    ),
  ];
}

function tooManyDefaults(path: Path, options: unknown, max: number): readonly Problem[] {
  const chosen = itemsOf(options).filter((option) => fieldsOf(option).default === true).length;
  if (chosen <= max) return [];
  return [
    problem(
      [...path, 'options'],
      'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
      `Too many default values (${chosen})`,
    ),
  ];
}
