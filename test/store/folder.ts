// Temporary folders to keep databases in, and what their files hold.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that stays until the running test has ended. */
export function newFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/**
 * All bytes of all files in a folder, one character each. Another process reads them: whoever closes a file takes away
 * all locks that a store of the same process has on it.
 */
export function bytesIn(dir: string): string {
  const files = readdirSync(dir).map((name) => join(dir, name));
  return execFileSync('cat', files, { encoding: 'latin1', maxBuffer: 2 ** 28 });
}
