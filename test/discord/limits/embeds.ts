// What Discord refuses of embeds: each part's length, and 6,000 characters in all of a message's embeds.
import type { Problem } from '../refusal.ts';
import { fieldsOf, itemsOf, lengthOf, type Path, problem, size, textIn } from './form.ts';

const MOST_EMBEDS = 10;
const MOST_IN_ALL = 6_000;

/** Every problem of a message's embeds. */
export function embedProblems(path: Path, embeds: unknown): readonly Problem[] {
  const list = itemsOf(embeds);
  const sum = list.reduce((total: number, embed) => total + charactersOf(embed), 0);
  const tooMuch =
    sum > MOST_IN_ALL
      ? [problem(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_IN_ALL}`)]
      : [];
  return [
    ...size(path, list, 0, MOST_EMBEDS),
    ...list.flatMap((embed, i) => problemsOfOne([...path, i], embed)),
    ...tooMuch,
  ];
}

function problemsOfOne(path: Path, embed: unknown): readonly Problem[] {
  const { title, description, footer, author, fields } = fieldsOf(embed);
  return [
    ...size([...path, 'title'], title, 0, 256),
    ...size([...path, 'description'], description, 0, 4096),
    ...(footer ? size([...path, 'footer', 'text'], fieldsOf(footer).text, 0, 2048) : []),
    ...(author ? size([...path, 'author', 'name'], fieldsOf(author).name, 0, 256) : []),
    ...size([...path, 'fields'], fields, 0, 25),
    ...itemsOf(fields).flatMap((field, i) => [
      ...size([...path, 'fields', i, 'name'], fieldsOf(field).name, 1, 256),
      ...size([...path, 'fields', i, 'value'], fieldsOf(field).value, 1, 1024),
    ]),
  ];
}

function charactersOf(embed: unknown): number {
  const { title, description, footer, author, fields } = fieldsOf(embed);
  const inFields = itemsOf(fields).flatMap((field) => [fieldsOf(field).name, fieldsOf(field).value]);
  const texts = [title, description, fieldsOf(footer).text, fieldsOf(author).name, ...inFields];
  return texts.reduce((total: number, text) => total + lengthOf(textIn(text)), 0);
}
