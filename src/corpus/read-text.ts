// First step of loading: a file's bytes → text that the parsers can rely on.

import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import type { Report } from './problems.ts';

// An issue is some 30 KB. Anything this large is a wrong file, and would make every start slow.
export const MAX_BYTES = 2 ** 20;

/**
 * Reads a file that must be UTF-8 without NUL characters and at most 1 MiB. A byte order mark is dropped and every
 * kind of line break becomes `\n`, so that all later steps count the same lines.
 * @returns `undefined` where a problem has been reported.
 */
export function readText(file: string, report: Report): string | undefined {
  const bytes = readBytes(file, report);
  if (bytes === undefined) return undefined;
  if (!isUtf8(bytes)) {
    report(
      lineWithInvalidUtf8(bytes),
      'is not valid UTF-8 from here on: save the file with the encoding UTF-8',
    );
    return undefined;
  }
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    report(text.slice(0, nul).split('\n').length, 'holds a NUL character: delete it');
    return undefined;
  }
  return text;
}

function readBytes(file: string, report: Report): Buffer | undefined {
  try {
    // Asked first, because reading a pipe would wait for ever and a huge file would fill the memory.
    const stats = statSync(file);
    if (!stats.isFile()) {
      report(1, 'is not a file: move it out of the archive, or give it another name');
      return undefined;
    }
    if (stats.size > MAX_BYTES) {
      report(
        1,
        `has ${stats.size} bytes, and at most ${MAX_BYTES} are read: split it, or move it out of the archive`,
      );
      return undefined;
    }
    return readFileSync(file);
  } catch (error) {
    report(1, `can't be read (${reason(error)}): check that it exists and that you may read it`);
    return undefined;
  }
}

/** The system's name for what went wrong with a file or folder, such as `ENOENT`. */
export function reason(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.message;
  return String(error);
}

/** The first line that is not valid UTF-8, from 1. */
export function lineWithInvalidUtf8(bytes: Uint8Array): number {
  // The byte of a line feed never occurs inside another character of UTF-8, so lines can be checked one by one.
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line += 1;
  }
  return line;
}
