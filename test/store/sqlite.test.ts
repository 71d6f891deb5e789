// The SQLite store keeps the contract of stores, and what is its own.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { storeContract } from './contract.ts';
import { newFolder } from './folder.ts';

describe('the SQLite store', () => {
  storeContract(async (now) => openStore({ path: join(newFolder(), 'paperboy.sqlite'), now }));

  it('goes on where it stopped', async () => {
    const path = join(newFolder(), 'new', 'folder', 'paperboy.sqlite');
    const now = () => 1_000;
    const place = { server: 's1', channel: 'c1', member: 'm1' };
    const first = openStore({ path, now });
    await first.conversations.remember(place, { understood: 'a', papers: [] });
    await first.close();
    const second = openStore({ path, now });
    expect(await second.conversations.turns('c1', 'm1')).toEqual([{ understood: 'a', papers: [] }]);
    await second.close();
  });
});
