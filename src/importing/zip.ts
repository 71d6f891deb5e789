// A zip archive → its files, read one at a time: nothing is unpacked to the disk, and nothing is trusted.

import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl';
import type { Refusal } from './draft.ts';
import { type Limits, type ListedFile, megabytes } from './listing.ts';
import { refusal } from './read-said.ts';

/** An open zip archive; whoever opened it closes it. */
export interface OpenZip {
  /** Its files, in the archive's own order. */
  readonly files: readonly ListedFile[];
  /** What is wrong with the archive as a whole. */
  readonly said: readonly Refusal[];
  close(): void;
}

// A million names of nothing would fill the memory before a single file has been read.
const MOST_ENTRIES = 100_000;

/**
 * Opens a zip archive and reads its directory.
 * @param path where it lies.
 * @param name what people call it; the files' names begin with it.
 */
export async function openZip(path: string, name: string, limits: Limits): Promise<OpenZip | Refusal> {
  let zip: ZipFile;
  try {
    // Names and sizes are checked here, because a single bad one would end the whole list.
    zip = await openPromise(path, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
  } catch (error) {
    return refusal(name, `is a damaged zip archive (${messageOf(error)}): pack or download it again`);
  }
  const files: ListedFile[] = [];
  const said: Refusal[] = [];
  const budget = { left: limits.zipBytes, suspicious: zip.fileSize * limits.ratio, read: 0 };
  try {
    for await (const entry of zip.eachEntry()) {
      if (files.length >= MOST_ENTRIES) {
        said.push(refusal(name, `holds more than ${MOST_ENTRIES} files: the others are left out`));
        break;
      }
      const inside = nameOf(entry);
      if (inside.endsWith('/')) continue;
      files.push(foundIn(zip, entry, name, inside, budget, limits));
    }
  } catch (error) {
    said.push(refusal(name, `is damaged (${messageOf(error)}): some of its files may be missing here`));
  }
  return { files, said, close: () => zip.close() };
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

/** Why an entry is not even opened. */
function wrongWith(name: string, entry: Entry, limits: Limits): string | undefined {
  if (validateFileName(name) !== null) {
    return 'has a name that leads out of the archive, and is left out: pack the files again';
  }
  if (entry.isEncrypted()) return 'is locked with a password: unpack the archive and give the folder';
  if (!entry.canDecodeFileData())
    return 'is packed in a way that is not known: pack it again as an ordinary zip';
  if (entry.uncompressedSize > limits.fileBytes) {
    return `has ${megabytes(entry.uncompressedSize)}, and at most ${megabytes(limits.fileBytes)} are read: give each issue as a file of its own`;
  }
  if (entry.uncompressedSize > 2 ** 20 && entry.uncompressedSize > entry.compressedSize * limits.ratio) {
    return 'grows too much in unpacking, as a zip bomb does: if you trust it, unpack it and give the folder';
  }
  return undefined;
}

/** What is left of an archive's allowance; all its entries draw on the same one. */
interface Budget {
  left: number;
  read: number;
  /** How much may be read at most, for the size of the archive. */
  readonly suspicious: number;
}

function foundIn(
  zip: ZipFile,
  entry: Entry,
  archive: string,
  path: string,
  budget: Budget,
  limits: Limits,
): ListedFile {
  const name = `${archive}/${path}`;
  const wrong = wrongWith(path, entry, limits);
  return {
    name,
    path,
    async read() {
      if (wrong !== undefined) return refusal(name, wrong);
      try {
        return await inflate(zip, entry, budget, limits);
      } catch (error) {
        if (error instanceof TooMuch) return refusal(name, error.message);
        return refusal(name, `can't be unpacked (${messageOf(error)}): pack or download the archive again`);
      }
    },
  };
}

class TooMuch extends Error {}

/** The sizes in an archive's directory may lie, so what comes out is counted. */
async function inflate(zip: ZipFile, entry: Entry, budget: Budget, limits: Limits): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    size += piece.length;
    budget.left -= piece.length;
    budget.read += piece.length;
    if (size > limits.fileBytes)
      throw new TooMuch(
        `unpacks to more than ${megabytes(limits.fileBytes)}: give each issue as a file of its own`,
      );
    if (budget.left < 0) {
      throw new TooMuch(`the archive unpacks to more than ${megabytes(limits.zipBytes)}: give it in parts`);
    }
    if (budget.read > limits.fileBytes && budget.read > budget.suspicious) {
      throw new TooMuch(
        'the archive grows too much in unpacking, as a zip bomb does: if you trust it, unpack it and give the folder',
      );
    }
    if (size > entry.uncompressedSize)
      throw new TooMuch('unpacks to more than its archive says: pack or download the archive again');
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces, size);
  if (size !== entry.uncompressedSize || crc32(bytes) !== entry.crc32)
    throw new Error('its check sum is wrong');
  return bytes;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
