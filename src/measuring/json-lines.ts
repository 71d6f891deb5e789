// First step of measuring: a file of JSON Lines → values of one shape, each with its line.

import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Report } from '../corpus/problems.ts';
import { reason } from '../corpus/read-text.ts';

export interface Line<T> {
  readonly value: T;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Reads the values of a file, one for each line that is not blank. A line of another shape is reported and left out.
 */
export function readJsonLines<T>(file: string, shape: z.ZodType<T>, report: Report): readonly Line<T>[] {
  return linesOf(file, report).flatMap((text, i) => {
    const line = i + 1;
    if (text.trim() === '') return [];
    const json = parseJson(text);
    if (json === undefined) {
      report(line, 'is no JSON: write one object on one line');
      return [];
    }
    const { data, error } = shape.safeParse(json.value);
    for (const { path, message } of error?.issues ?? [])
      report(line, path.length > 0 ? `"${path.join('.')}": ${message}` : message);
    return error === undefined ? [{ value: data, line }] : [];
  });
}

function linesOf(file: string, report: Report): readonly string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split('\n');
  } catch (error) {
    report(1, `can't be read (${reason(error)}): check the path`);
    return [];
  }
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
