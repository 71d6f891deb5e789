// What Discord refuses of an autocomplete answer: 25 choices, each 1–100 characters and of the option's type.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Problem } from '../refusal.ts';
import { fieldsOf, itemsOf, type Path, problem, size } from './form.ts';

/** Every problem of a list of choices for an option of `type`. */
export function choiceProblems(
  path: Path,
  choices: unknown,
  type: ApplicationCommandOptionType,
): readonly Problem[] {
  return [
    ...size(path, choices, 0, 25),
    ...itemsOf(choices).flatMap((choice, i) => {
      const { name, value } = fieldsOf(choice);
      return [
        ...size([...path, i, 'name'], name, 1, 100),
        ...valueProblems([...path, i, 'value'], value, type),
      ];
    }),
  ];
}

function valueProblems(path: Path, value: unknown, type: ApplicationCommandOptionType): readonly Problem[] {
  if (type === ApplicationCommandOptionType.String) {
    if (typeof value !== 'string')
      return [problem(path, 'STRING_TYPE_CONVERT', `Could not interpret "${value}" as string.`)];
    return size(path, value, 0, 100);
  }
  const number =
    type === ApplicationCommandOptionType.Integer ? Number.isSafeInteger(value) : Number.isFinite(value);
  return number ? [] : [problem(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not a number.`)];
}
