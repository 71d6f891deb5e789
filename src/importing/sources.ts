// First step of an import: the paths that were given → the files to read, one at a time and in a stable order.

import { open, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Note, Refusal, Source } from './draft.ts';
import { LIMITS, type Limits, type ListedFile, tidied } from './listing.ts';
import { refusal } from './read-said.ts';
import { listPath } from './sources-disk.ts';
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
  files: readonly ListedFile[],
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
  { name, path, disk, post }: ListedFile & { readonly post?: Post },
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
