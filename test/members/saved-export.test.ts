// The files of a reading list, read by others' rules: CommonMark shows every text as it is, and BibTeX parses.
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/discord/markdown.ts';
import { titleOf } from '../../src/discord/paper-parts.ts';
import { readingListBibtex, readingListMarkdown } from '../../src/discord/saved-export.ts';
import type { Entry } from '../../src/discord/saved-papers.ts';
import { paper } from '../answering/made.ts';
import { paper as anyPaper, anyText } from '../render/hostile.ts';

const savedAt = Date.UTC(2023, 0, 2, 23, 59);
const entryOf = (code: string, title: string, paragraphs: readonly string[] | null): Entry => ({
  ...{ key: code, code, title, savedAt },
  paper: paragraphs === null ? undefined : paper(code, title, { paragraphs }),
});

const entries = [
  entryOf('2022-12-04#2', 'Fast & Furious: 100% of #1 {x}_~^$\\', ['First *one*. Second.', 'Not this.']),
  entryOf('2022-06-05#1', 'Gone [away]', null),
];

it('Markdown has title, code, issue, day, arXiv’s search, and how the summary begins', () => {
  expect(readingListMarkdown(entries)).toBe(`# Reading list

2 papers, the last saved first.

## Fast \\& Furious: 100% of \\#1 {x}\\_\\~^\\$\\\\

- 2022-12-04\\#2, issue of 2022-12-04
- saved on 2023-01-02
- [search arXiv for it](<https://arxiv.org/search/?query=Fast%20%26%20Furious%3A%20100%25%20of%20%231%20%7Bx%7D_~%5E%24%5C&searchtype=title>)

> First \\*one\\*. Second.

## Gone \\[away\\]

- 2022-06-05\\#1, issue of 2022-06-05
- saved on 2023-01-02
- [search arXiv for it](<https://arxiv.org/search/?query=Gone%20%5Baway%5D&searchtype=title>)

No longer in the archive.
`);
});

it('BibTeX has title, issue and arXiv’s search, and invents neither authors nor years', () => {
  expect(readingListBibtex(entries)).toBe(`@misc{paperboy-2022-12-04-2,
  title = {{Fast \\& Furious: 100\\% of \\#1 \\textbraceleft{}x\\textbraceright{}\\_\\textasciitilde{}\\textasciicircum{}\\$\\textbackslash{}}},
  note = {Summarised in the newsletter issue of 2022-12-04, 2022-12-04\\#2},
  url = {https://arxiv.org/search/?query=Fast%20%26%20Furious%3A%20100%25%20of%20%231%20%7Bx%7D_~%5E%24%5C&searchtype=title}
}

@misc{paperboy-2022-06-05-1,
  title = {{Gone [away]}},
  note = {Summarised in the newsletter issue of 2022-06-05, 2022-06-05\\#1},
  url = {https://arxiv.org/search/?query=Gone%20%5Baway%5D&searchtype=title}
}
`);
});

it('a paper with a link has it in both, and arXiv’s number where it is one of arXiv', () => {
  const linked = (code: string, link: string): Entry => ({
    ...{ key: code, code, title: 'T', savedAt },
    paper: paper(code, 'T', { link }),
  });
  const list = [
    linked('2022-12-04#1', 'https://arxiv.org/abs/2211.15841v2'),
    linked('2022-12-04#2', 'https://arxiv.org/pdf/math.GT/0309136.pdf'),
    linked('2022-12-04#3', 'https://openreview.net/forum?id=x_y'),
    linked('2022-12-04#4', 'https://arxiv.org/list/cs.LG/recent'),
  ];
  expect(readingListMarkdown(list).match(/^- paper.*/gm)).toEqual(
    list.map(({ paper: each }) => `- paper: <${each!.link}>`),
  );
  const read = parseBibtex(readingListBibtex(list));
  expect(read.map(({ url, eprint, archiveprefix }) => [url, eprint, archiveprefix])).toEqual([
    [list[0]!.paper!.link, '2211.15841v2', 'arXiv'],
    [list[1]!.paper!.link, 'math.GT/0309136', 'arXiv'],
    [list[2]!.paper!.link, undefined, undefined],
    [list[3]!.paper!.link, undefined, undefined],
  ]);
});

it('a paper that two entries have become stands there once; one whose code another has now gets its own key', () => {
  const here = paper('2022-12-04#1', 'Here');
  const twins = ['2022-12-04#1', '2022-12-04#3'].map((key) => ({
    ...{ key, code: here.code, title: here.title, paper: here, savedAt },
  }));
  const list = [...twins, { ...entryOf('2022-12-04#1', 'Gone', null), key: '2022-12-04#1 ' }];
  expect(readingListMarkdown(list).match(/^## .*/gm)).toEqual(['## Here', '## Gone']);
  expect(readingListBibtex(list).match(/^@misc.*/gm)).toEqual([
    '@misc{paperboy-2022-12-04-1,',
    '@misc{paperboy-2022-12-04-1-2,',
  ]);
});

describe('whatever stands in them', () => {
  const entry: fc.Arbitrary<Entry> = fc
    .record({ paper: anyPaper, isHere: fc.boolean() })
    .map(({ paper: { code, title }, paper: each, isHere }) => ({
      ...{ key: code, code, title: titleOf({ code, title }), savedAt },
      paper: isHere ? each : undefined,
    }));
  const lists = fc.uniqueArray(entry, { minLength: 1, maxLength: 4, selector: ({ code }) => code });

  it('Markdown shows titles and summaries as they are', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const blocks = fromMarkdown(readingListMarkdown(list)).children;
        const headings = blocks.flatMap((block) => (block.type === 'heading' ? shown(block) : []));
        expect(headings).toEqual(['Reading list', ...list.map(({ title }) => clean(title))]);
        const quotes = blocks.flatMap((block) => (block.type === 'blockquote' ? shown(block) : []));
        const whole = list.flatMap(({ paper: each }) => (each ? clean(each.paragraphs[0] ?? '') : []));
        expect(quotes).toHaveLength(whole.length);
        quotes.forEach((quote, i) => {
          expect(whole[i]!.startsWith(quote.replace(/ ?…$/, ''))).toBe(true);
          if (whole[i]!.length <= 2_000) expect(quote).toBe(whole[i]);
        });
        const kinds = new Set(blocks.map(({ type }) => type));
        for (const kind of kinds) expect(['heading', 'paragraph', 'list', 'blockquote']).toContain(kind);
      }),
      { numRuns: 500 },
    );
  });

  it('BibTeX parses, with the titles as they are and keys that differ', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const read = parseBibtex(readingListBibtex(list));
        expect(read.map(({ title }) => fromTex(title!))).toEqual(
          list.map(({ title }) => `{${clean(title)}}`),
        );
        expect(new Set(read.map(({ key }) => key)).size).toBe(list.length);
        for (const each of read) {
          const fields = ['key', 'title', 'note', 'url'];
          expect([fields, [...fields, 'eprint', 'archiveprefix']]).toContainEqual(Object.keys(each));
          expect(each.key).toMatch(/^[a-z][\w-]*$/);
          expect(each.url).toMatch(/^https:\/\/[^\s{}\\"]*$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('500 of the longest stay below the 10 MiB that Discord takes', () => {
    const list = Array.from({ length: 500 }, (_, i) =>
      entryOf(`2022-12-04#${i + 1}`, '中'.repeat(300), ['中'.repeat(9_000)]),
    );
    expect(Buffer.byteLength(readingListMarkdown(list))).toBeLessThan(10 * 2 ** 20);
    expect(Buffer.byteLength(readingListBibtex(list))).toBeLessThan(10 * 2 ** 20);
  });

  it('no half of a character is left where a summary is cut', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readingListMarkdown([entryOf('2022-12-04#1', 'T', [text])]).isWellFormed()).toBe(true);
      }),
    );
  });
});

/** The text that a block shows. */
function shown(node: unknown): string {
  const { type, value, children } = node as { type: string; value?: string; children?: unknown[] };
  if (children === undefined) {
    expect(['text', 'break']).toContain(type);
    return value ?? '';
  }
  expect(['heading', 'blockquote', 'paragraph']).toContain(type);
  return children.map(shown).join('');
}

/** As BibTeX reads: a value ends where its braces do, which count wherever they stand, also behind a backslash. */
function parseBibtex(file: string): readonly Readonly<Record<string, string>>[] {
  let at = 0;
  const take = (pattern: RegExp): string => {
    const match = new RegExp(pattern, 'uy');
    match.lastIndex = at;
    const found = match.exec(file);
    if (found === null) throw new Error(`expected ${pattern} at ${file.slice(at, at + 40)}`);
    at += found[0].length;
    return found[1] ?? found[0];
  };
  const braced = (): string => {
    const start = at + 1;
    let depth = 0;
    do {
      if (at >= file.length) throw new Error('a brace is never closed');
      if (file[at] === '{') depth += 1;
      if (file[at] === '}') depth -= 1;
      at += 1;
    } while (depth > 0);
    return file.slice(start, at - 1);
  };
  const entries: Record<string, string>[] = [];
  while (take(/\s*/).length >= 0 && at < file.length) {
    const entry: Record<string, string> = { key: take(/@misc\{([^\s,{}"#%~\\'()=]+),/) };
    do {
      const name = take(/\s*([a-z]+)\s*=\s*/);
      entry[name] = braced();
    } while (take(/,?/) !== '');
    take(/\s*\}/);
    entries.push(entry);
  }
  return entries;
}

/** What TeX prints; fails at a special character that is not escaped. */
function fromTex(text: string): string {
  const inner = /^\{(.*)\}$/su.exec(text)?.[1] ?? '';
  const names: Readonly<Record<string, string>> = {
    textbackslash: '\\',
    textbraceleft: '{',
    textbraceright: '}',
    textasciitilde: '~',
    textasciicircum: '^',
  };
  const printed = inner.replace(/\\([a-z]+)\{\}|\\([%&#_$])|([\\{}~^%&#_$])/g, (_, name, escaped, bare) => {
    if (bare !== undefined) throw new Error(`${bare} is not escaped in ${inner}`);
    return escaped ?? names[name];
  });
  return `{${printed}}`;
}
