// What holds for every file: no text breaks the loader, and an archive that is written out comes back equal.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Issue, Paper } from '../../src/corpus/archive.ts';
import { HEAD, LISTS, load, problemsOf } from './folder.ts';

// Pieces that mean something to one of the parsers, so that their combinations are reached.
const SOUP = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n',
        '## A\n',
        '\u2028',
        '## B\n\n',
        '# ',
        '- ',
        '- starred\n',
        '- topics: data\n',
        '- asked as: x\n',
        'Text.\n',
        '> ',
        '    ',
        '```',
        '~~~\n',
        '---\n',
        '===\n',
        '<!--',
        '-->',
        '<div>\n',
        '<pre>',
        '[a]',
        '[a]: b\n',
        '![x](y)',
        '*',
        '`',
        '\\',
        '&#0;',
        '1. ',
        '\t',
      ),
      fc.constantFrom(
        'date: 2023-01-08\n',
        'title: x\n',
        'acronyms:\n',
        'synonyms:\n',
        '  - a, b\n',
        ', ',
        '&a ',
        '*a',
        '{',
        '[',
        ']',
        '}',
        '? ',
        ': ',
        '!!x ',
        '| ',
        '%',
        '"',
        "'",
        '<<: ',
        '__proto__: ',
        ' #',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

// `problemsOf` passes on every exception but an ArchiveError.
it('returns an archive or throws an ArchiveError, whatever stands in an issue', () => {
  const front = fc.constantFrom(HEAD, `${HEAD}## A\n\n`, '---\n', '');
  fc.assert(
    fc.property(front, SOUP, (head, text) => {
      const problems = problemsOf({ '2023-01-08.md': `${head}${text}` });
      for (const problem of problems) expect(problem).toMatch(/^2023-01-08\.md:[1-9]\d*: .+$/);
      const lines = text.split(/\r\n?|\n/).length + head.split('\n').length;
      for (const problem of problems) expect(Number(problem.split(':')[1])).toBeLessThanOrEqual(lines);
    }),
    { numRuns: 400 },
  );
});

it('returns an archive or throws an ArchiveError, whatever stands in the two lists', () => {
  const issue = `${HEAD}## A\n\nText.\n`;
  fc.assert(
    fc.property(fc.constantFrom('glossary.yaml', 'topics.yaml'), SOUP, (name, text) => {
      const problems = problemsOf({ '2023-01-08.md': issue, [name]: text });
      for (const problem of problems) expect(problem).toMatch(/^(?:glossary|topics)\.yaml:[1-9]\d*: .+$/);
    }),
    { numRuns: 400 },
  );
});

it('returns an archive or throws an ArchiveError, whatever bytes stand in a file', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const content = Buffer.concat([Buffer.from(`${HEAD}## A\n\n`), bytes]);
      for (const problem of problemsOf({ '2023-01-08.md': content }))
        expect(problem).toMatch(/^2023-01-08\.md:\d+: .+$/);
    }),
  );
});

it.each([
  ['quotes', `${HEAD}## A\n\n${'>'.repeat(3000)} x`],
  ['lists', `${HEAD}## A\n\n${'- '.repeat(800)} x`],
  ['brackets', `${HEAD}## A\n\n${'['.repeat(20000)}`],
  ['YAML', `---\ndate: ${'['.repeat(20000)}\n---\n`],
])('does not break at %s within each other', (_name, text) => {
  expect(() => problemsOf({ '2023-01-08.md': text })).not.toThrow();
});

const TEXT = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .map((text) => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

const LINK = fc
  .webUrl({ validSchemes: ['https'], withFragments: true, withQueryParameters: true })
  .filter((url) => URL.canParse(url));

const paperWithout = (title: string) =>
  fc.record({
    title: fc.constant(title),
    topics: fc.subarray(['attention', 'data']),
    starred: fc.boolean(),
    link: fc.option(LINK),
    askedAs: fc.array(TEXT, { maxLength: 3 }),
    paragraphs: fc.array(TEXT, { minLength: 1, maxLength: 4 }),
  });

const ISSUE = fc
  .uniqueArray(TEXT, { minLength: 1, maxLength: 5, selector: (title) => title.toLowerCase() })
  .chain((titles) =>
    fc.record({
      date: fc
        .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      title: TEXT,
      papers: fc.tuple(...titles.map(paperWithout)),
    }),
  )
  .map(
    ({ date, title, papers }): Issue => ({
      date,
      title,
      papers: papers.map((paper, index) => ({ code: `${date}#${index + 1}`, issue: date, ...paper })),
    }),
  );

it('reads an archive that was written out as Markdown back as it was', () => {
  const archives = fc.uniqueArray(ISSUE, { minLength: 1, maxLength: 4, selector: ({ date }) => date });
  fc.assert(
    fc.property(archives, (issues) => {
      const files = Object.fromEntries(issues.map((issue) => [`${issue.date}.md`, toMarkdown(issue)]));
      const sorted = issues.toSorted((a, b) => (a.date < b.date ? -1 : 1));
      expect(load({ ...LISTS, ...files }).issues).toEqual(sorted);
    }),
    { numRuns: 300 },
  );
});

function toMarkdown({ date, title, papers }: Issue): string {
  const head = `---\ndate: ${date}\ntitle: ${JSON.stringify(title)}\n---\n`;
  return `${head}\n${papers.map(paperToMarkdown).join('\n')}`;
}

function paperToMarkdown({ title, topics, starred, link, askedAs, paragraphs }: Paper): string {
  const facts = [
    ...(topics.length > 0 ? [`- topics: ${topics.join(', ')}`] : []),
    ...(starred ? ['- starred'] : []),
    ...(link === null ? [] : [`- link: ${escaped(link)}`]),
    ...askedAs.map((text) => `- asked as: ${escaped(text)}`),
  ];
  return [`## ${escaped(title)}`, facts.join('\n'), ...paragraphs.map(escaped), ''].join('\n\n');
}

function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
