// Many files changed at once: staged beside the archive, committed by one rename, then moved to their places.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Change, type Changes, RECORD, readRecord, STAGE, type View } from '../corpus/journal.ts';
import { digestOf } from './state.ts';

/** The one import that may change a folder. */
export interface Journal {
  /** Puts a file's new text aside; nobody reads it until it is committed. */
  stage(name: string, text: string): void;
  /** How many files are staged. */
  readonly size: number;
  /** The folder as it will be once what is staged is committed. */
  view(): View;
  /** What is staged becomes the archive, all at once. */
  commit(): void;
  /** Drops what is not committed, and lets the next import in. */
  close(): void;
}

// Held on a file by the system, so that no process leaves it behind, however it ends.
const LOCK = 'lock';

/**
 * Opens a folder for an import, makes it where there is none, and finishes what a killed import had committed.
 * @returns undefined while another import is at work in it.
 * @throws what the file system throws.
 */
export function openJournal(dir: string): Journal | undefined {
  const stage = join(dir, STAGE);
  const made = makeFolder(stage);
  const unlock = lock(join(stage, LOCK));
  if (unlock === undefined) return undefined;
  finish(dir);
  const changes: Record<string, Change> = {};
  return {
    stage(name, text) {
      writeFileSync(join(stage, name), text);
      changes[name] = { from: digestIfThere(join(dir, name)), to: digestOf(text) };
    },
    get size() {
      return Object.keys(changes).length;
    },
    view: () => new Map([...placesIn(dir, readdirSync(dir)), ...placesIn(stage, Object.keys(changes))]),
    commit() {
      writeRecord(stage, changes);
      finish(dir);
    },
    close() {
      // What is committed and could not be moved is the next import's to finish.
      const isDone = readRecord(dir) === undefined;
      if (isDone) clear(stage);
      unlock();
      if (!isDone || made === undefined || readdirSync(dir).length > 1) return;
      // Nothing came of the folder that was made.
      rmSync(stage, { recursive: true });
      if (made !== stage) rmdirSync(dir);
    },
  };
}

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where the system has no room for folders, as
 * below `/proc`.
 * @returns the outermost one that was made.
 */
function makeFolder(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const above = makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another import may have made it in between.
    if (!existsSync(folder)) throw error;
  }
  return above ?? folder;
}

/** SQLite knows how to hold such a lock on every system; the file stays empty. */
function lock(file: string): (() => void) | undefined {
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) return undefined;
    throw error;
  }
  return () => database.close();
}

/** The moment of truth is the rename: before it all is as it was, after it all is new. */
function writeRecord(stage: string, changes: Changes): void {
  const draft = join(stage, `${RECORD}.draft`);
  writeFileSync(draft, JSON.stringify(changes));
  renameSync(draft, join(stage, RECORD));
}

/** Moves what is committed to its place. A file that a person changed at the last moment is left as it is. */
function finish(dir: string): void {
  const stage = join(dir, STAGE);
  for (const [name, { from }] of Object.entries(readRecord(dir) ?? {})) {
    const staged = join(stage, name);
    if (digestIfThere(staged) === null) continue;
    if (digestIfThere(join(dir, name)) === from) renameSync(staged, join(dir, name));
  }
  rmSync(join(stage, RECORD), { force: true });
  clear(stage);
}

function clear(stage: string): void {
  for (const name of readdirSync(stage)) if (name !== LOCK) rmSync(join(stage, name), { recursive: true });
}

function digestIfThere(file: string): string | null {
  try {
    return digestOf(readFileSync(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function placesIn(folder: string, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, join(folder, name)]);
}
