// The rules of the folders, held over every file of src/ and commands/: the tables, the tests, then the checker.

import { globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import { type Files, withFolder } from './corpus/folder.ts';

const SHELLS = [
  'src/main.ts',
  'src/register.ts',
  'src/cli.ts',
  'src/eval.ts',
  'src/tune.ts',
  'src/check-corpus.ts',
  'src/read-archive.ts',
  'src/import.ts',
  'src/gaps.ts',
  'src/backup.ts',
];

/** Every import points down this list or stays in its row, and none leads to a shell. A folder ends in a slash. */
const ROWS: readonly (readonly string[])[] = [
  SHELLS,
  ['commands/'],
  ['src/discord/', 'src/terminal/'],
  ['src/daily/'],
  ['src/measuring/'],
  ['src/app.ts'],
  ['src/store/'],
  ['src/answering/'],
  ['src/importing/'],
  ['src/retrieval/'],
  ['src/corpus/', 'src/config.ts', 'src/arguments.ts'],
  ['package.json'],
];

/** Who alone may import a library; what is published under a scope goes by the scope. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  minisearch: ['src/retrieval/', 'src/measuring/'],
  'wink-nlp': ['src/retrieval/text.ts'],
  'wink-eng-lite-web-model': ['src/retrieval/text.ts'],
  'discord.js': [...SHELLS, 'commands/', 'src/discord/'],
  'discord-api-types': [...SHELLS, 'commands/', 'src/discord/'],
  '@discordjs': [...SHELLS, 'commands/', 'src/discord/'],
  croner: ['src/daily/'],
  // An import holds its lock with it, and stores nothing.
  'node:sqlite': ['src/store/', 'src/importing/journal.ts'],
  'node:process': SHELLS,
  process: SHELLS,
};

/** Who alone may use a name, be it a property's: `globalThis.process` is the process too. */
const NAMES: Readonly<Record<string, readonly string[]>> = { process: SHELLS };

const MOST_LINES = 249;

const ROOT = join(import.meta.dirname, '..');

it('every file keeps the rules', () => {
  expect(sourcesIn(ROOT).map(({ path }) => path)).toContain('src/app.ts');
  expect(problemsIn(ROOT)).toEqual([]);
});

describe('the checker, on made-up folders', () => {
  const codeRows = ROWS.slice(0, -1);
  const someFiles = codeRows.flat().map((place) => (place.endsWith('/') ? `${place}some.ts` : place));

  it.each(codeRows.map((row, i) => [row.join(' '), i] as const))('%s: what may be imported', (_, own) => {
    for (const from of someFiles) {
      if (rowOf(from) !== own) continue;
      const refused = someFiles.filter(
        (to) => to !== from && problemsOf({ [from]: importing(from, to) }).length > 0,
      );
      expect(refused, from).toEqual(
        someFiles.filter((to) => to !== from && (rowOf(to)! < own || SHELLS.includes(to))),
      );
    }
  });

  it.each(Object.entries(LIBRARIES))('%s: who may import it', (library, only) => {
    const source = `// Text.\nimport a from '${library}${library.startsWith('@') ? '/rest' : ''}';\nimport '${library}/b';`;
    const refused = someFiles.filter((path) => problemsOf({ [path]: source }).length === 2);
    expect(refused).not.toEqual([]);
    expect(refused).toEqual(
      someFiles.filter((path) => !only.includes(path) && !only.some((place) => covers(place, path))),
    );
  });

  const cases: readonly (readonly [string, Files, readonly string[]])[] = [
    [
      'an arrow that points up, however it is written',
      {
        'src/corpus/a.ts': `// Text.
          import type { A } from '../app.ts';
          import '../answering/b.ts';
          export { c } from '../store/c.ts';
          export * from '../daily/d.ts';
          export const e = () => import('../terminal/e.ts');
          export type F = import('../retrieval/f.ts').F;`,
      },
      ['app.ts', 'answering/b.ts', 'store/c.ts', 'daily/d.ts', 'terminal/e.ts', 'retrieval/f.ts'].map(
        (target) => `src/corpus/a.ts imports src/${target}, which stands above it: move what they share down`,
      ),
    ],
    [
      'what only looks like an import or a process',
      {
        'src/corpus/a.ts': `// Text.\nexport const a = "process, import '../app.ts'"; // import '../app.ts' in this process;`,
      },
      [],
    ],
    [
      'a shell that imports another',
      { 'src/main.ts': importing('src/main.ts', 'src/cli.ts') },
      ['src/main.ts imports src/cli.ts, a shell, which nothing may: move what they share down'],
    ],
    [
      'an import with a name that is worked out',
      { 'src/cli.ts': "// Text.\nawait import('./' + name);" },
      ['src/cli.ts imports what it names only when it runs: write the name as plain text'],
    ],
    [
      'a file and an import outside of all rows',
      { 'src/app.ts': importing('src/app.ts', 'test/some.ts'), 'src/utils/a.ts': '// Text.' },
      [
        'src/app.ts imports test/some.ts, which has no row: only what has one may be imported',
        'src/utils/a.ts has no row: move it to a folder that has one, or give it one',
      ],
    ],
    [
      'the process in a shell and elsewhere',
      {
        'src/app.ts': '// Text.\nexport const a = globalThis.process.env.A;',
        'src/cli.ts': '// Text.\nprocess.exitCode = 1;',
      },
      [`src/app.ts uses process, as only ${SHELLS.join(', ')} may: take what it needs as an argument`],
    ],
    [
      'files that import each other, if only for types',
      {
        'src/corpus/a.ts': importing('src/corpus/a.ts', 'src/corpus/b.ts', 'src/corpus/d.ts'),
        'src/corpus/b.ts': importing('src/corpus/b.ts', 'src/corpus/c.ts'),
        'src/corpus/c.ts': "// Text.\nimport type { A } from './a.ts';",
        'src/corpus/d.ts': importing('src/corpus/d.ts', 'src/corpus/e.ts'),
        'src/corpus/e.ts': '// Text.',
      },
      ['src/corpus/a.ts → src/corpus/b.ts → src/corpus/c.ts → src/corpus/a.ts is a circle: break it'],
    ],
    [
      'a file that is too long by a line',
      { 'src/app.ts': '// Text.\n'.repeat(MOST_LINES + 1), 'src/config.ts': '// Text.\n'.repeat(MOST_LINES) },
      [`src/app.ts has ${MOST_LINES + 1} lines: part it, ${MOST_LINES} are the most`],
    ],
    [
      'a file that does not begin with a sentence',
      { 'src/app.ts': 'export const a = 1;\n// Text.\n', 'src/config.ts': '// text\nexport const b = 1;\n' },
      ['src/app.ts', 'src/config.ts'].map(
        (path) => `${path} does not begin with a // comment that says in a sentence which step it is`,
      ),
    ],
  ];

  it.each(cases)('judges %s', (_, files, problems) => {
    expect(problemsOf(files)).toEqual(problems);
  });

  it('reads every kind of source, however deep, and nothing else', () => {
    const paths = [
      'commands/a.tsx',
      'src/corpus/b/c.mjs',
      'src/corpus/d.json',
      'src/corpus/e.md',
      'test/f.ts',
    ];
    const read = withFolder(Object.fromEntries(paths.map((path) => [path, '{}'])), sourcesIn);
    expect(read.map(({ path }) => path)).toEqual(['commands/a.tsx', 'src/corpus/b/c.mjs']);
  });
});

function problemsOf(files: Files): readonly string[] {
  return withFolder(files, problemsIn);
}

function importing(from: string, ...targets: readonly string[]): string {
  const paths = targets.map((to) => posix.relative(posix.dirname(from), to));
  return `// Text.\n${paths.map((path) => `import '${path.startsWith('.') ? path : `./${path}`}';`).join('\n')}`;
}

interface Source {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Each as it is written; null where only running the file can tell. */
  readonly imports: readonly (string | null)[];
  /** Those of variables, properties and types. */
  readonly names: ReadonlySet<unknown>;
}

/** All that is wrong with the sources below a folder. */
function problemsIn(root: string): readonly string[] {
  const sources = sourcesIn(root);
  return [
    ...sources.flatMap((source) => [
      ...problemsOfShape(source),
      ...problemsOfNames(source),
      ...source.imports.flatMap((specifier) => problemsOfImport(source.path, specifier)),
    ]),
    ...circles(
      new Map(sources.map(({ path, imports }) => [path, imports.flatMap((to) => targetOf(path, to) ?? [])])),
    ),
  ];
}

function problemsOfShape({ path, text }: Source): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  const opening = /^(?:\/\/ .*\n?)+/.exec(text)?.[0].trimEnd() ?? '';
  return [
    rowOf(path) === null && `${path} has no row: move it to a folder that has one, or give it one`,
    lines > MOST_LINES && `${path} has ${lines} lines: part it, ${MOST_LINES} are the most`,
    !opening.endsWith('.') &&
      `${path} does not begin with a // comment that says in a sentence which step it is`,
  ].filter((problem) => problem !== false);
}

function problemsOfNames({ path, names }: Source): readonly string[] {
  return Object.entries(NAMES)
    .filter(([name, only]) => names.has(name) && !only.includes(path))
    .map(
      ([name, only]) =>
        `${path} uses ${name}, as only ${only.join(', ')} may: take what it needs as an argument`,
    );
}

function problemsOfImport(path: string, specifier: string | null): readonly string[] {
  if (specifier === null)
    return [`${path} imports what it names only when it runs: write the name as plain text`];
  const target = targetOf(path, specifier);
  if (target === null) {
    const library = /^(?:@[^/]+|[^/]+)/.exec(specifier)?.[0] ?? specifier;
    const only = LIBRARIES[library];
    if (only === undefined || only.some((place) => covers(place, path))) return [];
    return [`${path} imports ${specifier}, as only ${only.join(', ')} may: ask one of them for it`];
  }
  const [own, row] = [rowOf(path), rowOf(target)];
  if (row === null) return [`${path} imports ${target}, which has no row: only what has one may be imported`];
  if (SHELLS.includes(target))
    return [`${path} imports ${target}, a shell, which nothing may: move what they share down`];
  if (own === null || own <= row) return [];
  return [`${path} imports ${target}, which stands above it: move what they share down`];
}

/** Every circle that following the arrows closes, each once. */
function circles(arrows: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const follow = (path: string, trail: readonly string[]): readonly string[] => {
    const since = trail.indexOf(path);
    if (since >= 0) return [`${[...trail.slice(since), path].join(' → ')} is a circle: break it`];
    if (done.has(path)) return [];
    const found = (arrows.get(path) ?? []).flatMap((to) => follow(to, [...trail, path]));
    done.add(path);
    return found;
  };
  return [...arrows.keys()].flatMap((path) => follow(path, []));
}

/** The file that is meant, from the root; null for a library. */
function targetOf(path: string, specifier: string | null): string | null {
  return specifier?.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
}

function rowOf(path: string): number | null {
  const row = ROWS.findIndex((places) => places.some((place) => covers(place, path)));
  return row < 0 ? null : row;
}

function covers(place: string, path: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place;
}

function sourcesIn(root: string): readonly Source[] {
  const paths = globSync('{src,commands}/**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}', { cwd: root });
  return paths
    .map((path) => path.replaceAll(sep, '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const nodes = [...nodesIn(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }))];
      return { path, text, imports: nodes.flatMap(importOf), names: new Set(nodes.map(({ name }) => name)) };
    });
}

interface Node {
  readonly type: string;
  readonly name?: unknown;
  readonly source?: { readonly value?: unknown } | null;
}

function* nodesIn(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') yield value as Node;
  for (const child of Object.values(value)) yield* nodesIn(child);
}

// Imports and exports of every form, and they alone, have a source.
function importOf({ source }: Node): readonly (string | null)[] {
  if (source === undefined || source === null) return [];
  return [typeof source.value === 'string' ? source.value : null];
}
