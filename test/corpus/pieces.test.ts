// Pieces: put together they are what was cut up, and none of them is large for the sake of another.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromPieces, toPieces } from '../../src/corpus/pieces.ts';

it('gives back what was cut up, whatever it is', async () => {
  const leaf = fc.oneof(
    fc.anything({
      key: fc.string().filter(isName),
      ...{ withMap: true, withSet: true, withTypedArray: true, maxDepth: 1 },
    }),
    fc.uint32Array(),
  );
  const data = fc.letrec((tie) => ({
    node: fc.dictionary(fc.string().filter(isName), fc.oneof({ maxDepth: 3 }, leaf, tie('node'))),
  })).node;
  await fc.assert(
    fc.asyncProperty(fc.oneof(leaf, data), async (value) => {
      expect(await fromPieces(toPieces(value))).toEqual(value);
    }),
  );
});

it('has a piece for every list, of which none keeps the bytes of another', async () => {
  const data = {
    few: Uint32Array.of(1),
    deep: { many: new Uint32Array(100_000).fill(7) },
    names: ['a', 'b'],
  };
  const pieces = [...toPieces(data)];
  expect(pieces.map(({ length }) => length > 400_000)).toEqual([false, true, false]);
  const read = await fromPieces<typeof data>(pieces);
  expect(read).toEqual(data);
  // What is small may share memory with other small things.
  expect(read.few.buffer.byteLength).toBeLessThan(100_000);
});

it('parts long maps, and puts them together in their order', async () => {
  const map = new Map(Array.from({ length: 120_000 }, (_, i) => [`key ${(i * 7919) % 120_000}`, i]));
  const pieces = [...toPieces({ map, other: 1 })];
  expect(pieces).toHaveLength(4);
  const read = await fromPieces<{ map: typeof map; other: number }>(pieces);
  expect([...read.map]).toEqual([...map]);
  expect(read.other).toBe(1);
});

it('lets others have their turn between two pieces', async () => {
  let turns = 0;
  const count = () => {
    turns++;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  await fromPieces(toPieces({ a: 1, b: 2, c: 3, d: 4 }));
  clearImmediate(timer);
  expect(turns).toBeGreaterThanOrEqual(3);
});

/** No name of ours; an object takes it for its prototype. */
function isName(name: string): boolean {
  return name !== '__proto__';
}
