// First step of an import: the paths that were given → the files to read, one at a time and in a stable order.

import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reason } from '../corpus/read-text.ts';
import type { Note, Refusal, Source } from './draft.ts';
import { byPath, type Found, isHidden, LIMITS, type Limits, megabytes, tidied } from './listing.ts';
import { note, refusal } from './read-said.ts';
import { type Post, type PostSource, withPosts } from './substack.ts';
import { isZip } from './text.ts';
import { openZip } from './zip.ts';

/** A file to read, why one can't be, or what was passed over. */
export type FoundSource = Source | PostSource | Refusal | Note;

export interface SourceOptions {
  readonly limits?: Limits;
  /** The folder of the archive: issues that lie in it are no sources. */
  readonly archive?: string;
  /** Told how far the reading has come, from 0 to 1. */
  readonly advance?: (share: number) => void;
}

/**
 * Finds what is to be imported: files, folders with all that is in them, and zip archives with all that is in them.
 * Only one file's bytes are held at a time.
 * @param paths as they were given; each is read once, whichever way it is reached.
 * @returns the sources of each path in natural order, among them what was refused or passed over and why.
 */
export async function* findSources(
  paths: readonly string[],
  { limits = LIMITS, archive, advance = () => undefined }: SourceOptions = {},
): AsyncGenerator<FoundSource, void> {
  const seen = new Set<string>();
  const own = archive === undefined ? undefined : await realpath(archive).catch(() => undefined);
  for (const [i, path] of paths.entries()) {
    const list = await listPath(path, { seen, limits, own });
    yield* list.said;
    yield* readAll(list.files, limits, (share) => advance((i + share) / paths.length));
  }
}

/** The files of one folder or archive, or a file given by itself. */
async function* readAll(
  files: readonly Found[],
  limits: Limits,
  advance: (share: number) => void,
): AsyncGenerator<FoundSource> {
  let done = 0;
  const share = (part: number) => Math.min(1, (done + part) / files.length);
  for await (const item of withPosts(files)) {
    if ('kind' in item) {
      yield item;
    } else if (item.disk !== undefined && (await isArchive(item.disk))) {
      yield* readArchive(item.disk, item.name, limits, (part) => advance(share(part)));
    } else {
      const bytes = await item.read();
      if ('kind' in bytes) yield bytes;
      else yield sourceOf(item, bytes);
    }
    advance(share(1));
    done += 1;
  }
}

async function* readArchive(
  path: string,
  name: string,
  limits: Limits,
  advance: (share: number) => void,
): AsyncGenerator<FoundSource> {
  const zip = await openZip(path, name, limits);
  if ('kind' in zip) {
    yield zip;
    return;
  }
  try {
    const { files, said } = tidied(zip.files, name);
    yield* [...zip.said, ...said];
    if (files.length === 0 && zip.said.length === 0)
      yield refusal(name, 'is a zip archive without a file to read: check that it is the right one');
    yield* readAll(files, limits, advance);
  } finally {
    zip.close();
  }
}

function sourceOf(
  { name, path, disk, post }: Found & { readonly post?: Post },
  bytes: Uint8Array,
): FoundSource {
  if (disk === undefined && isZip(bytes) && !OFFICE.test(path)) {
    return refusal(name, 'is a zip archive inside another: unpack it and give it by itself');
  }
  const source = { name, file: basename(path), bytes };
  return post === undefined ? source : { ...source, post };
}

// Documents of an office are zip archives; to look into them would find nothing to read.
const OFFICE = /\.(?:docx|odt|pptx|odp|xlsx|ods|epub|pages|jar|apk)$/i;

async function isArchive(path: string): Promise<boolean> {
  if (OFFICE.test(path)) return false;
  try {
    // To open a pipe would wait for ever.
    if (!(await stat(path)).isFile()) return false;
    await using file = await open(path);
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return isZip(buffer);
  } catch {
    // Reading it will say what is the matter.
    return false;
  }
}

interface List {
  readonly files: readonly Found[];
  readonly said: readonly (Refusal | Note)[];
}

/** What a path leads to. */
async function listPath(path: string, way: Way): Promise<List> {
  const files: Found[] = [];
  const said: (Refusal | Note)[] = [];
  const isFolder = await walk(path, path, '', { ...way, files, said });
  if (!isFolder) return { files, said };
  const tidy = tidied(files, path);
  const all = [...said, ...tidy.said];
  if (tidy.files.length === 0 && said.length === 0)
    all.push(refusal(path, 'is a folder without a file to read: check the path'));
  return { files: tidy.files, said: all };
}

interface Way {
  /** Gains the real places of all files and folders on the way: none is read twice. */
  readonly seen: Set<string>;
  readonly limits: Limits;
  /** The real place of the archive, where there is one. */
  readonly own: string | undefined;
}

interface Walk extends Way {
  readonly files: Found[];
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

function fileOn(disk: string, name: string, path: string, limits: Limits): Found {
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
