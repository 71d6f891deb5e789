// What Discord refuses of a modal: title, five things at most, what may stand in a label.
import { ComponentType } from 'discord-api-types/v10';
import type { Problem } from '../refusal.ts';
import { choiceGroupProblems, customIdProblems, selectProblems, textInputProblems } from './controls.ts';
import {
  type Fields,
  fieldsOf,
  itemsOf,
  oneOf,
  type Path,
  problem,
  repeated,
  required,
  size,
} from './form.ts';

const { ActionRow, Label, TextDisplay, TextInput, RadioGroup, CheckboxGroup, Checkbox, FileUpload } =
  ComponentType;
const SELECTS: readonly number[] = [3, 5, 6, 7, 8];

/** Every problem of a modal. */
export function modalProblems(path: Path, modal: Fields): readonly Problem[] {
  const parts = itemsOf(modal.components).map(fieldsOf);
  const ids = parts.flatMap((part, i) => {
    const [at, control] = controlOf([...path, 'components', i], part);
    return typeof control.custom_id === 'string' ? [[[...at, 'custom_id'], control.custom_id] as const] : [];
  });
  return [
    ...customIdProblems(path, modal),
    ...size([...path, 'title'], modal.title, 1, 45),
    ...size([...path, 'components'], modal.components, 1, 5),
    ...parts.flatMap((part, i) => partProblems([...path, 'components', i], part)),
    ...repeated(ids).map((at) =>
      problem(at, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
    ),
  ];
}

/** The control that a label or a row of a modal holds, with its place; empty where it holds none. */
export function controlOf(path: Path, part: Fields): readonly [Path, Fields] {
  if (part.type === ActionRow) return [[...path, 'components', 0], fieldsOf(itemsOf(part.components)[0])];
  return [[...path, 'component'], fieldsOf(part.component)];
}

function partProblems(path: Path, part: Fields): readonly Problem[] {
  if (part.type === TextDisplay) return size([...path, 'content'], part.content, 1, 4000);
  const [at, control] = controlOf(path, part);
  if (part.type === ActionRow) {
    const rowSize = size([...path, 'components'], part.components, 1, 1);
    return [
      ...rowSize,
      ...oneOf(at, control.type, [TextInput]),
      ...size([...at, 'label'], control.label, 1, 45),
      ...controlProblems(at, control),
    ];
  }
  if (part.type !== Label) return oneOf([...path, 'type'], part.type, [ActionRow, TextDisplay, Label]);
  return [
    ...size([...path, 'label'], part.label, 1, 45),
    ...(part.description == null ? [] : size([...path, 'description'], part.description, 1, 100)),
    ...(part.component == null ? [required(at)] : controlProblems(at, control)),
  ];
}

function controlProblems(path: Path, control: Fields): readonly Problem[] {
  const type = control.type as number;
  if (type === TextInput) return textInputProblems(path, control);
  if (type === RadioGroup || type === CheckboxGroup) return choiceGroupProblems(path, control);
  if (type === Checkbox || type === FileUpload) return customIdProblems(path, control);
  if (!SELECTS.includes(type))
    return oneOf([...path, 'type'], type, [
      ...SELECTS,
      TextInput,
      FileUpload,
      RadioGroup,
      CheckboxGroup,
      Checkbox,
    ]);
  const disabled = problem(
    [...path, 'disabled'],
    'BASE_TYPE_CHOICES',
    'A select in a modal cannot be disabled.',
  );
  return [...selectProblems(path, control), ...(control.disabled === true ? [disabled] : [])];
}
