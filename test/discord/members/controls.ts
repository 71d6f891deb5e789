// Finds on a message, or in a modal, the button or field that a person means, and fills it as the client lets them.
import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import { everyComponent, type Placed } from '../limits/components.ts';
import { type Fields, fieldsOf, itemsOf, lengthOf, textIn } from '../limits/form.ts';
import { controlOf } from '../limits/modals.ts';
import { buttonText } from '../text.ts';

const SELECTS: readonly number[] = [3, 5, 6, 7, 8];

/** The button with this label or custom id, which must be there and not be off. */
export function findButton(message: APIMessage, named: string): Fields {
  const buttons = of(message, [ComponentType.Button]);
  const found = buttons.find((button) =>
    [button.label, fieldsOf(button.emoji).name, button.custom_id].includes(named),
  );
  if (found === undefined) {
    throw new Error(
      `There is no button "${named}" on this message; it has: ${buttons.map(buttonText).join(' ') || 'none'}.`,
    );
  }
  if (found.disabled === true) throw new Error(`The button "${named}" is switched off.`);
  if (found.custom_id === undefined)
    throw new Error(`The button "${named}" is a link to ${found.url} and tells the app nothing.`);
  return found;
}

/** The select of a message (the first, or the one with this custom id), and the values that the labels stand for. */
export function chooseIn(
  message: APIMessage,
  chosen: readonly string[],
  customId?: string,
): { select: Fields; values: readonly string[] } {
  const selects = of(message, SELECTS);
  const select = customId === undefined ? selects[0] : selects.find((one) => one.custom_id === customId);
  if (select === undefined) throw new Error('There is no select on this message.');
  if (select.disabled === true) throw new Error('The select is switched off.');
  const options = itemsOf(select.options).map(fieldsOf);
  const values = chosen.map((name) => {
    if (select.type !== ComponentType.StringSelect) return name;
    const found = options.find(({ value, label }) => value === name || label === name);
    if (found === undefined)
      throw new Error(
        `"${name}" is not offered; there are: ${options.map(({ label }) => label).join(', ')}.`,
      );
    return textIn(found.value);
  });
  requireCount(values.length, Number(select.min_values ?? 1), Number(select.max_values ?? 1));
  return { select, values };
}

/** A modal's components as they are submitted; `values` by custom id or label, fields left out keep what they show. */
export function fillModal(
  modal: Fields,
  values: Readonly<Record<string, string | readonly string[]>>,
): readonly unknown[] {
  const parts = itemsOf(modal.components).map(fieldsOf);
  const names = parts.flatMap((part) => namesOf(part));
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(`The modal has no field "${unknown}"; it has: ${names.join(', ')}.`);
  return parts.map((part, i) => {
    const id = part.id ?? i + 1;
    if (part.type === ComponentType.TextDisplay) return { type: part.type, id };
    const [, control] = controlOf([], part);
    const name = namesOf(part).find((known) => values[known] !== undefined);
    const filled = {
      type: control.type,
      id: control.id ?? 100 + i,
      custom_id: control.custom_id,
      ...answerOf(control, name && values[name]),
    };
    return part.type === ComponentType.Label
      ? { type: part.type, id, component: filled }
      : { type: part.type, id, components: [filled] };
  });
}

function namesOf(part: Fields): readonly string[] {
  const [, control] = controlOf([], part);
  return [control.custom_id, part.label, control.label].filter(
    (name): name is string => typeof name === 'string',
  );
}

function answerOf(control: Fields, given: string | readonly string[] | undefined): Fields {
  if (control.type === ComponentType.TextInput) {
    const value = given === undefined ? textIn(control.value) : String(given);
    const [min, max] = [Number(control.min_length ?? 0), Number(control.max_length ?? 4000)];
    const optional = control.required === false && value === '';
    if (!optional && (lengthOf(value) < Math.max(1, min) || lengthOf(value) > max)) {
      throw new Error(`The field "${control.custom_id}" takes ${Math.max(1, min)} to ${max} characters.`);
    }
    return { value };
  }
  if (control.type === ComponentType.Checkbox)
    return { value: given === undefined ? control.default === true : given === 'true' };
  const options = itemsOf(control.options).map(fieldsOf);
  const shown = options.filter((option) => option.default === true).map(({ value }) => textIn(value));
  const chosen = given === undefined ? shown : [given].flat();
  const values = chosen.map((name) =>
    textIn(options.find(({ value, label }) => value === name || label === name)?.value ?? name),
  );
  if (control.type === ComponentType.RadioGroup) return { value: values[0] ?? null };
  if (control.required !== false)
    requireCount(values.length, Number(control.min_values ?? 1), Number(control.max_values ?? 1));
  return { values };
}

function requireCount(count: number, min: number, max: number): void {
  if (count < min || count > max)
    throw new Error(`Between ${min} and ${max} may be chosen, and not ${count}.`);
}

function of(message: APIMessage, types: readonly number[]): readonly Fields[] {
  const isWanted = ({ fields }: Placed) => types.includes(fields.type as number);
  return everyComponent([], message.components)
    .filter(isWanted)
    .map(({ fields }) => fields);
}
