// A path on the disk → the files that it leads to, each once.

import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reason } from '../corpus/read-text.ts';
import type { Note, Refusal } from './draft.ts';
import { byPath, isHidden, type Limits, type ListedFile, megabytes, tidied } from './listing.ts';
import { note, refusal } from './read-said.ts';

/** What listing a path needs to know. */
export interface Way {
  /** Gains the real places of all files and folders on the way: none is read twice. */
  readonly seen: Set<string>;
  readonly limits: Limits;
  /** The real place of the archive, where there is one. */
  readonly own: string | undefined;
}

/** The files that a path leads to. */
interface List {
  readonly files: readonly ListedFile[];
  readonly said: readonly (Refusal | Note)[];
}

/**
 * Lists the files of a path: one, or all that a folder holds.
 * @param path as it was given.
 */
export async function listPath(path: string, way: Way): Promise<List> {
  const files: ListedFile[] = [];
  const said: (Refusal | Note)[] = [];
  const isFolder = await walk(path, path, '', { ...way, files, said });
  if (!isFolder) return { files, said };
  const tidy = tidied(files, path);
  const all = [...said, ...tidy.said];
  if (tidy.files.length === 0 && said.length === 0)
    all.push(refusal(path, 'is a folder without a file to read: check the path'));
  return { files: tidy.files, said: all };
}

interface Walk extends Way {
  readonly files: ListedFile[];
  readonly said: (Refusal | Note)[];
}

/** @returns whether the place is a folder. */
async function walk(disk: string, name: string, path: string, found: Walk): Promise<boolean> {
  try {
    const real = await realpath(disk);
    const stats = await stat(real);
    if (found.seen.has(real)) {
      // A link may lead back to a folder above it.
      found.said.push(note(name, 'is the same as a file or folder that was read already'));
      return false;
    }
    found.seen.add(real);
    if (
      real === found.own ||
      (dirname(real) === found.own && /^\d{4}-\d{2}-\d{2}\.md$/.test(basename(real)))
    ) {
      found.said.push(note(name, 'belongs to the archive that is written to, passed over'));
      return false;
    }
    if (!stats.isDirectory()) {
      found.files.push(fileOn(disk, name, path === '' ? basename(disk) : path, found.limits));
      return false;
    }
    for (const child of (await readdir(real)).filter((child) => !isHidden(child)).sort(byPath)) {
      await walk(
        join(disk, child),
        `${name.replace(/\/$/, '')}/${child}`,
        path === '' ? child : `${path}/${child}`,
        found,
      );
    }
    return true;
  } catch (error) {
    const what =
      reason(error) === 'ENOENT'
        ? 'is not there: check the path'
        : `can't be read (${reason(error)}): check that you may read it`;
    found.said.push(refusal(name, what));
    return false;
  }
}

function fileOn(disk: string, name: string, path: string, limits: Limits): ListedFile {
  return {
    name,
    path,
    disk,
    async read() {
      try {
        const stats = await stat(disk);
        // A pipe or a device would never end.
        if (!stats.isFile()) return refusal(name, 'is neither a file nor a folder: give one of the two');
        if (stats.size > limits.fileBytes) {
          return refusal(
            name,
            `has ${megabytes(stats.size)}, and at most ${megabytes(limits.fileBytes)} are read: give each issue as a file of its own`,
          );
        }
        return await readFile(disk);
      } catch (error) {
        return refusal(name, `can't be read (${reason(error)}): check that you may read it`);
      }
    },
  };
}
