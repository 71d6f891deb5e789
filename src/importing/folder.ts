// What the file system says against the folder of an archive → what a person can do about it.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { reason } from '../corpus/read-text.ts';
import type { Stopped } from './report.ts';

const NO_FOLDER = 'it, or what it lies in, is a file: name a folder';
const CURES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room. The archive is as it was',
  ENOTDIR: NO_FOLDER,
  EEXIST: NO_FOLDER,
};

/**
 * Why an archive can't be written to.
 * @throws an error that is not of the file system or of the lock, as it is.
 */
export function unwritable(dir: string, error: unknown): Stopped {
  const code = reason(error);
  if (!(error instanceof Error && ('syscall' in error || code === 'ERR_SQLITE_ERROR'))) throw error;
  const cure = CURES[code] ?? 'check the path, and that you may write to it';
  return { stopped: `${dir} can't be written to (${code}): ${cure}` };
}

/** @throws what the file system says against writing to a folder, be it there already or not. */
export function mustBeWritable(dir: string): void {
  const folder = resolve(dir);
  // The dot, because a file can be written to as well.
  if (existsSync(folder) || folder === dirname(folder)) accessSync(`${folder}/.`, constants.W_OK);
  else mustBeWritable(dirname(folder));
}
