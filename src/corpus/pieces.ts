// Plain data ↔ pieces of bytes: each list and table by itself, so that none keeps the memory of the others.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';

/** So many entries of a map are read in some 20 ms. */
const entriesInAPiece = 50_000;

/** One list, table, text or number, or a part of a long table, with the names that lead to it. */
type Leaf = readonly [path: readonly string[], value: unknown];

/** @param data objects in objects; what they hold in the end is what `serialize` takes: lists, maps, typed arrays. */
export function* toPieces(data: unknown): Generator<Buffer> {
  for (const leaf of leavesOf({ data }, [])) yield serialize(leaf);
}

/** Reads pieces back; others have their turn between one and the next. */
export async function fromPieces<T>(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<T> {
  const read = {};
  for await (const piece of pieces) {
    put(read, deserialize(piece) as Leaf);
    await nextTurn();
  }
  return (read as { readonly data: T }).data;
}

function* leavesOf(data: object, path: readonly string[]): Generator<Leaf> {
  for (const [name, value] of Object.entries(data)) {
    const there = [...path, name];
    if (isPlain(value) && Object.keys(value).length > 0) yield* leavesOf(value, there);
    else if (value instanceof Map) for (const part of partsOf(value)) yield [there, part];
    else yield [there, value];
  }
}

function* partsOf(map: ReadonlyMap<unknown, unknown>): Generator<ReadonlyMap<unknown, unknown>> {
  let part = new Map<unknown, unknown>();
  for (const [key, value] of map) {
    if (part.size === entriesInAPiece) {
      yield part;
      part = new Map();
    }
    part.set(key, value);
  }
  yield part;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function put(data: object, [path, value]: Leaf): void {
  let place = data as Record<string, object>;
  for (const name of path.slice(0, -1)) {
    if (!Object.hasOwn(place, name)) place[name] = {};
    place = place[name] as Record<string, object>;
  }
  const last = path.at(-1)!;
  const before = place[last];
  if (before instanceof Map) for (const [key, each] of value as typeof before) before.set(key, each);
  else Object.assign(place, { [last]: value });
}
