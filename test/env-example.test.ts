// `.env.example` names every variable of the environment that Paperboy reads, and no other.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settingNames } from '../src/config.ts';

const ROOT = join(import.meta.dirname, '..');

it('.env.example has the variables of the settings', () => {
  expect(namedIn(readFileSync(join(ROOT, '.env.example'), 'utf8'))).toEqual([...settingNames].sort());
});

it('src/ and commands/ read no others', () => {
  const sources = globSync('{src,commands}/**/*.ts', { cwd: ROOT }).map((path) =>
    readFileSync(join(ROOT, path), 'utf8'),
  );
  const read = new Set(sources.flatMap(readIn));
  expect(read).toContain('CORPUS_DIR');
  expect([...read].filter((name) => !settingNames.includes(name))).toEqual([]);
});

it('finds every variable that is read, and refuses ways of reading that hide the name', () => {
  expect(readIn(`process.env.B || process.env["A_1"]; process.env\n  ?.['C']`)).toEqual(['B', 'A_1', 'C']);
  expect(readIn('const processEnv = {}; process.exit();')).toEqual([]);
  expect(readIn('const read = readSettings(process.env); process.env.D')).toEqual(['D']);
  for (const hidden of [
    'const { A } = process.env;',
    'read(process.env)',
    'process.env[name]',
    '{ env } = process',
    'readSettings(process.env); read(process.env)',
  ])
    expect(() => readIn(hidden), hidden).toThrow('process.env.NAME');
});

it('finds every variable that the example names, set or left out', () => {
  expect(namedIn('# About A.\n#B=1\n\nA=\n# C=x\n# not=this, nor THIS = that\n')).toEqual(['A', 'B', 'C']);
});

/** The variables that a source reads, in its order, but for those that `readSettings` reads of the whole. */
function readIn(source: string): readonly string[] {
  const rest = source.replace(/\breadSettings\(process\.env\)/g, '');
  const reads = [...rest.matchAll(/\bprocess\s*\??\.\s*env\b/g)];
  const named = [
    ...rest.matchAll(/\bprocess\s*\??\.\s*env\s*(?:\??\.\s*(\w+)|(?:\?\.)?\s*\[\s*(['"])(\w+)\2\s*\])/g),
  ];
  if (named.length < reads.length || /\benv\b[^;={}]*\}\s*=\s*process\b/.test(rest))
    throw new Error('the environment is read without a name that can be found: write process.env.NAME');
  return named.map(([, afterDot, , inBrackets]) => afterDot ?? inBrackets!);
}

/** The variables of an .env file, also those commented out, sorted. */
function namedIn(example: string): readonly string[] {
  return [...example.matchAll(/^(?:#\s?)?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name!).sort();
}
