// Newsletters with their titles beside them → how the whole import reads each, as it is and written in other ways.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesIn, partLines, plainLines } from '../../src/importing/lines.ts';
import { readPlain } from '../../src/importing/plain.ts';
import type { TitleWeights } from '../../src/importing/titles.ts';
import { cleanTitle } from '../../src/importing/titles-clean.ts';
import type { Labelled } from './styles.ts';

export interface Checked {
  readonly titles: number;
  readonly found: number;
  readonly wrong: number;
  readonly doubts: number;
  /** Missed and false titles. */
  readonly errors: readonly string[];
  /** Those of the errors that no doubt names. */
  readonly unlisted: readonly string[];
}

export interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly titles: readonly string[];
}

/** `NAME.txt` with `NAME.titles`, one title to a line. */
export function fixturesIn(folder: string): readonly Fixture[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.titles'))
    .map((name) => name.replace(/\.titles$/, ''))
    .sort()
    .map((name) => ({
      name,
      text: readFileSync(join(folder, `${name}.txt`), 'utf8'),
      titles: readFileSync(join(folder, `${name}.titles`), 'utf8')
        .trimEnd()
        .split('\n'),
    }));
}

/**
 * The lines of a newsletter as the import sees them; of those that are no titles, nobody has said what they are.
 * A title that stands there twice stands in a table of contents first.
 */
export function labelled({ text, titles }: Fixture): Labelled {
  const lines = plainLines(linesIn(readPlain(text, 'a.txt', 'a.txt').blocks));
  const last = new Map(lines.map((line, i) => [cleanTitle(line.text).title, i]));
  const places = new Set(titles.map((title) => last.get(title)));
  return { lines, states: lines.map((_, i) => (places.has(i) ? 'title' : 'no title')) };
}

/** Reads a newsletter as the import does, and compares its papers' titles with those that it has. */
export function check({ text, titles }: Fixture, weights: TitleWeights): Checked {
  const parted = partLines(readPlain(text, 'a.txt', 'a.txt').blocks, weights);
  const taken = (parted?.papers ?? []).map(({ title }) => title);
  const missed = titles.filter((title) => !taken.includes(title));
  const wrong = taken.filter((title) => !titles.includes(title));
  const doubts = parted?.doubts ?? [];
  const isListed = (title: string) => doubts.some((doubt) => doubt.text.includes(title.slice(0, 60)));
  const named = (kind: string, list: readonly string[]) => list.map((title) => `${kind}: ${title}`);
  return {
    titles: titles.length,
    found: titles.length - missed.length,
    wrong: wrong.length,
    doubts: doubts.length,
    errors: [...named('missed', missed), ...named('false', wrong)],
    unlisted: [...missed, ...wrong].filter((title) => !isListed(title)),
  };
}
