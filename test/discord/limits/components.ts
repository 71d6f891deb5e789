// What Discord refuses of a message's components: what may stand in what, how many in all, how much text.
import { ComponentType } from 'discord-api-types/v10';
import type { Problem } from '../refusal.ts';
import { buttonProblems, selectProblems } from './controls.ts';
import {
  type Fields,
  fieldsOf,
  itemsOf,
  lengthOf,
  type Path,
  problem,
  repeated,
  required,
  size,
  textIn,
} from './form.ts';

const { ActionRow, Button, Container, File, MediaGallery, Section, Separator, TextDisplay, Thumbnail } =
  ComponentType;
const SELECTS: readonly number[] = [3, 5, 6, 7, 8];
const IN_CONTAINER: readonly number[] = [ActionRow, TextDisplay, Section, MediaGallery, Separator, File];
const MOST_COMPONENTS = 40;
const MOST_TEXT = 4_000;
// Found by experiment, in no documentation: discord/discord-api-docs issue 8554.
const MOST_BYTES = 10_170;
const BYTES_PER_TEXT = 12;

/** A component anywhere in a tree, with its place. */
export interface Placed {
  readonly path: Path;
  readonly fields: Fields;
}

/** Every component of a list and all it holds, from the top. */
export function everyComponent(path: Path, components: unknown): readonly Placed[] {
  return itemsOf(components).flatMap((component, i) => {
    const here = [...path, i];
    const fields = fieldsOf(component);
    const accessory =
      fields.accessory === undefined
        ? []
        : [{ path: [...here, 'accessory'], fields: fieldsOf(fields.accessory) }];
    return [
      { path: here, fields },
      ...everyComponent([...here, 'components'], fields.components),
      ...accessory,
    ];
  });
}

/** Every problem of a message's components; `v2` is whether the message carries the flag IS_COMPONENTS_V2. */
export function componentProblems(path: Path, components: unknown, v2: boolean): readonly Problem[] {
  const top = itemsOf(components);
  if (!v2) {
    const rows = top.flatMap((item, i) => typeProblems([...path, i], fieldsOf(item), [ActionRow]));
    if (rows.length > 0) return rows;
    return [
      ...size(path, top, 0, 5),
      ...top.flatMap((row, i) => problemsOf([...path, i], fieldsOf(row))),
      ...duplicateIds(path, top),
    ];
  }
  const problems = top.flatMap((item, i) => {
    const wrong = typeProblems([...path, i], fieldsOf(item), [...IN_CONTAINER, Container]);
    return wrong.length > 0 ? wrong : problemsOf([...path, i], fieldsOf(item));
  });
  return [...problems, ...duplicateIds(path, top), ...totals(path, top)];
}

/** Whether the texts are over the size at which Discord fails with a bare 500. */
export function overloads(components: unknown): boolean {
  const texts = textDisplays(components);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return bytes + BYTES_PER_TEXT * texts.length > MOST_BYTES;
}

function problemsOf(path: Path, fields: Fields): readonly Problem[] {
  switch (fields.type) {
    case ActionRow:
      return rowProblems([...path, 'components'], fields.components);
    case Container:
      return childrenProblems([...path, 'components'], fields.components, IN_CONTAINER, 1, MOST_COMPONENTS);
    case Section:
      return sectionProblems(path, fields);
    case TextDisplay:
      return size([...path, 'content'], fields.content, 1, MOST_TEXT);
    case Button:
      return buttonProblems(path, fields);
    case MediaGallery:
      return size([...path, 'items'], fields.items, 1, 10);
    default:
      return SELECTS.includes(fields.type as number) ? selectProblems(path, fields) : [];
  }
}

function rowProblems(path: Path, components: unknown): readonly Problem[] {
  const items = itemsOf(components).map(fieldsOf);
  const selects = items.filter((item) => SELECTS.includes(item.type as number)).length;
  // A select takes the whole width of five buttons.
  const tooWide = selects > 0 && items.length > 1;
  const width = 'The specified component exceeds the maximum width';
  return [
    ...childrenProblems(path, components, [Button, ...SELECTS], 1, 5),
    ...(tooWide ? [problem([...path, items.length - 1], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', width)] : []),
  ];
}

function sectionProblems(path: Path, { components, accessory }: Fields): readonly Problem[] {
  const beside = [...path, 'accessory'];
  const fields = fieldsOf(accessory);
  const ofAccessory =
    accessory === undefined || accessory === null
      ? [required(beside)]
      : [...typeProblems(beside, fields, [Button, Thumbnail]), ...problemsOf(beside, fields)];
  return [...childrenProblems([...path, 'components'], components, [TextDisplay], 1, 3), ...ofAccessory];
}

function childrenProblems(
  path: Path,
  children: unknown,
  types: readonly number[],
  min: number,
  max: number,
): readonly Problem[] {
  const ofEach = itemsOf(children).flatMap((child, i) => {
    const wrong = typeProblems([...path, i], fieldsOf(child), types);
    return wrong.length > 0 ? wrong : problemsOf([...path, i], fieldsOf(child));
  });
  return [...size(path, children, min, max), ...ofEach];
}

function typeProblems(path: Path, { type }: Fields, types: readonly number[]): readonly Problem[] {
  if (types.includes(type as number)) return [];
  const known = [...types].sort((a, b) => a - b).join(', ');
  return [
    problem(
      path,
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${known}${types.length === 1 ? ',' : ''}).`,
    ),
  ];
}

function duplicateIds(path: Path, components: unknown): readonly Problem[] {
  const ids = everyComponent(path, components).flatMap(({ path: at, fields }) =>
    typeof fields.custom_id === 'string' ? [[[...at, 'custom_id'], fields.custom_id] as const] : [],
  );
  return repeated(ids).map((at) =>
    problem(at, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
  );
}

function totals(path: Path, components: unknown): readonly Problem[] {
  const count = everyComponent(path, components).length;
  const text = textDisplays(components).reduce((sum, content) => sum + lengthOf(content), 0);
  const many = `Total number of components exceeds maximum of ${MOST_COMPONENTS} (${count})`;
  const long = `Components displayable text size exceeds maximum size of ${MOST_TEXT}`;
  return [
    ...(count > MOST_COMPONENTS ? [problem(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', many)] : []),
    ...(text > MOST_TEXT ? [problem(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', long)] : []),
  ];
}

function textDisplays(components: unknown): readonly string[] {
  return everyComponent([], components)
    .filter(({ fields }) => fields.type === TextDisplay)
    .map(({ fields }) => textIn(fields.content));
}
