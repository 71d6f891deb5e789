// What npm scripts run on: the Node of node_modules, 24 or later, whatever Node is installed; and no other tool.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import project from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const BIN = join('node_modules', '.bin');
const NEEDED = project.engines.node;

describe('the version of Node', () => {
  it('is right for these tests', () => {
    expect(isAsNeeded(process.versions.node, NEEDED)).toBe(true);
  });

  it('is right in node_modules', () => {
    const { stdout } = spawnSync(join(ROOT, BIN, 'node'), ['--version'], { encoding: 'utf8' });
    expect(isAsNeeded(stdout.trim(), NEEDED)).toBe(true);
  });

  it('is right for a script, though npm itself may run on another', () => {
    // `npm test` has put node_modules/.bin into the PATH, where a person's shell has none.
    const path = process.env.PATH?.split(delimiter).filter((folder) => !folder.endsWith(BIN));
    const { stderr } = spawnSync('npm', ['run', '-s', 'ask', '--', '--version'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: path?.join(delimiter),
        // Every Node that starts tells its version: npm's own, and the script's.
        NODE_OPTIONS: '--import=data:text/javascript,console.error(process.version,process.argv[1])',
      },
    });
    const [, version = ''] = /^(v\S+) .*src[\\/]cli\.ts$/m.exec(stderr) ?? [];
    expect(isAsNeeded(version, NEEDED), stderr).toBe(true);
  }, 60_000);

  it('is compared as a number', () => {
    const versions = ['v24.0.0', '24.21.0', '100.1.0', 'v23.99.9', '20.20.2', '2.4.0', ''];
    expect(versions.filter((version) => isAsNeeded(version, '>=24'))).toEqual(versions.slice(0, 3));
    expect(() => isAsNeeded('24.0.0', '^24')).toThrow('engines.node is “^24”');
  });
});

describe('the scripts of package.json', () => {
  it.each(Object.entries(project.scripts))('%s starts only what npm ci installed', (_, script) => {
    expect(foreignIn(script)).toEqual([]);
  });

  it.each([
    ['npx tsx src/cli.ts', ['npx tsx src/cli.ts']],
    ['node src/cli.ts && tsx src/cli.ts; rm -r data', ['tsx src/cli.ts', 'rm -r data']],
    ['vitest run | tee log', ['tee log']],
    ['npm run -s types && npm run -s nothing && npm install', ['npm run -s nothing', 'npm install']],
    ['CORPUS_DIR=corpus node src/cli.ts', ['CORPUS_DIR=corpus node src/cli.ts']],
    ['nodemon src/cli.ts', ['nodemon src/cli.ts']],
  ])('would not be let do this: %s', (script, foreign) => {
    expect(foreignIn(script)).toEqual(foreign);
  });
});

describe('what npm ci installs', () => {
  const packages: readonly (readonly [string, object])[] = Object.entries(lock.packages);

  it('runs the install script that fetches Node, and has no other to run', () => {
    const withScript = packages.filter(([, entry]) => 'hasInstallScript' in entry).map(([path]) => path);
    expect(withScript).toEqual(['node_modules/node']);
    expect(project.allowScripts).toEqual({ node: true });
  });

  it('comes from whatever registry npm is set to, and is checked against a checksum', () => {
    const installed = packages.filter(([path]) => path !== '');
    expect(installed.filter(([, entry]) => 'resolved' in entry)).toEqual([]);
    expect(installed.filter(([, entry]) => !('integrity' in entry))).toEqual([]);
    expect(installed.length).toBeGreaterThan(0);
  });
});

/** Whether a version such as `v24.21.0` is in a range such as `>=24`. */
function isAsNeeded(version: string, range: string): boolean {
  const least = /^>=(\d+)$/.exec(range)?.[1];
  if (least === undefined) throw new Error(`engines.node is “${range}”: write >= and a major version`);
  return Number.parseInt(version.replace(/^v/, ''), 10) >= Number(least);
}

/** The commands of a script that are neither in node_modules/.bin nor another script of package.json. */
function foreignIn(script: string): readonly string[] {
  return (
    script
      .split(/&&|\|\|?|;|&/)
      // `exec` is the shell's own: the tool takes its place.
      .map((command) => command.trim().replace(/^exec /, ''))
      .filter((command) => {
        const [tool = '', ...words] = command.split(/\s+/);
        if (tool !== 'npm') return !existsSync(join(ROOT, BIN, tool));
        const name = words.filter((word) => word !== '-s')[1] ?? '';
        return words[0] !== 'run' || !Object.hasOwn(project.scripts, name);
      })
  );
}
