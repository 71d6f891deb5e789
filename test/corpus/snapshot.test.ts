// The snapshot: used only while it is true, and never needed.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withSnapshot } from '../../src/corpus/snapshot.ts';
import { keptFolder } from './folder.ts';

const MADE = { map: new Map([['a', new Set([1])]]), numbers: Uint32Array.of(7, 8) };

/** A folder, and what asking for its snapshot gives: how often it had to be made. */
function setUp() {
  const dir = keptFolder({ 'a.md': 'A', 'b.yaml': 'B' });
  const file = join(dir, '.snapshot');
  let made = 0;
  const ask = () =>
    withSnapshot(file, [dir], async () => {
      made++;
      return MADE;
    });
  return { dir, file, ask, timesMade: () => made };
}

it('is made once, and read back equal', async () => {
  const { ask, timesMade } = setUp();
  expect(await ask()).toEqual(MADE);
  expect(await ask()).toEqual(MADE);
  expect(timesMade()).toBe(1);
});

it.each([
  ['a file has changed', (dir: string) => writeFileSync(join(dir, 'a.md'), 'a')],
  ['a file has come', (dir: string) => writeFileSync(join(dir, 'c.md'), '')],
  [
    'text has moved from one file to the next',
    (dir: string) => writeFileSync(join(dir, 'a.md'), 'Ab.yaml\n1\nB'),
  ],
])('is made anew when %s', async (_, change) => {
  const { dir, ask, timesMade } = setUp();
  await ask();
  change(dir);
  await ask();
  await ask();
  expect(timesMade()).toBe(2);
});

it('is ignored when a byte of it is wrong, wherever it stands, or it is cut', async () => {
  const { file, ask, timesMade } = setUp();
  await ask();
  const good = readFileSync(file);
  for (let at = 0; at < good.length; at += 7) {
    const bad = Buffer.from(good);
    bad[at]! ^= 1;
    writeFileSync(file, bad);
    const before = timesMade();
    expect(await ask()).toEqual(MADE);
    expect(timesMade()).toBe(before + 1);
  }
  writeFileSync(file, good.subarray(0, 50));
  expect(await ask()).toEqual(MADE);
});

it('is done without where it can’t be written', async () => {
  const { dir, ask, timesMade } = setUp();
  // A folder in its place: not even root can rename a file over it.
  const inTheWay = keptFolder({ '.snapshot/x': '' });
  const elsewhere = () =>
    withSnapshot(join(inTheWay, '.snapshot'), [dir], async () => {
      await ask();
      return MADE;
    });
  expect(await elsewhere()).toEqual(MADE);
  expect(await elsewhere()).toEqual(MADE);
  expect(timesMade()).toBe(1);
  expect(readdirSync(inTheWay)).toEqual(['.snapshot']);
});

it('leaves it to the maker to complain of a folder that is not there', async () => {
  const dir = keptFolder({});
  const missing = join(dir, 'missing');
  const asked = withSnapshot(join(missing, '.snapshot'), [missing], async () => {
    throw new Error('no such archive');
  });
  await expect(asked).rejects.toThrow('no such archive');
});
