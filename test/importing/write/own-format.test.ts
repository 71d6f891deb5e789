// An archive that is imported into another one: the same issues.
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/corpus/archive.ts';
import { loadArchive } from '../../../src/corpus/load.ts';
import { parseIssue } from '../../../src/corpus/parse-issue.ts';
import { findIssues } from '../../../src/importing/found.ts';
import { importIssues } from '../../../src/importing/import.ts';
import { readOwnFormat } from '../../../src/importing/own-format.ts';
import { decode } from '../../../src/importing/text.ts';
import { type WrittenIssue, writeIssue } from '../../../src/importing/write-issue.ts';
import { type Files, HEAD, keptFolder, LISTS, SHIPPED } from '../../corpus/folder.ts';
import { anyBlocks, anyText } from './any-blocks.ts';
import { issueOf, optionsFor } from './stand-in.ts';

const DATE = '2023-01-08';

async function importedFrom(dir: string, files: Files = {}) {
  const to = keptFolder(files);
  const report = await importIssues(
    findIssues([dir]),
    optionsFor(to, { suggestTopics: () => () => ['data'] }),
  );
  if ('stopped' in report) throw new Error(report.stopped);
  return { report, to };
}

function sourceOf(text: string, file = `${DATE}.md`) {
  return { name: `back/${file}`, file, bytes: Buffer.from(text) };
}

describe('an archive comes back', () => {
  it('as it is, where it is the one that ships', async () => {
    const { report, to } = await importedFrom(SHIPPED);
    const dates = readdirSync(SHIPPED).filter((name) => /^\d.*\.md$/.test(name));
    expect(report.summary).toMatchObject({ written: dates.length, toLookAt: 0, refused: 0 });
    expect(loadArchive(to, SHIPPED).issues).toEqual(loadArchive(SHIPPED, SHIPPED).issues);
  });

  it('with all facts, and with papers that do not look like any', async () => {
    const text = `${HEAD}[x]: https://a.b/c

## Agents

- starred
- asked as: what *walks* & talks

Thanks for reading. <!-- a remark --> See [this][x].

<!-- another -->

## Conclusion:

- topics: data, attention
- link: https://a.b/paper

> Quoted.

## Subscribe

Short
`;
    const { to } = await importedFrom(keptFolder({ [`${DATE}.md`]: text }), LISTS);
    const surroundings = { topics: undefined, dates: new Set([DATE]) };
    const issue: Issue = parseIssue(text, DATE, surroundings, (_, problem) => expect.fail(problem));
    expect(loadArchive(to, to).issues).toEqual([issue]);
  });

  it('whatever its papers hold', () => {
    const anyIssue = fc.array(fc.record({ title: anyText, blocks: anyBlocks, starred: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(anyIssue, fc.constantFrom([], ['how, *so*?']), (papers, askedAs) => {
        const issue = issueOf(DATE, []);
        const found = papers.map((paper) => ({ ...paper, link: null, topics: [], askedAs }));
        const first = writeIssue({ ...issue, papers: found }, () => []);
        fc.pre('text' in first);
        const source = sourceOf((first as WrittenIssue).text);
        // A few words with a control character among them are taken for a file that is no text.
        fc.pre(!('wrong' in decode(source.bytes)));
        const own = readOwnFormat(source);
        const again = writeIssue(own!, () => []) as WrittenIssue;
        const read = ({ text }: WrittenIssue) =>
          parseIssue(text, DATE, { topics: undefined, dates: new Set([DATE]) }, () => undefined);
        expect(read(again)).toEqual(read(first as WrittenIssue));
      }),
      { numRuns: 300 },
    );
  });
});

describe('topics', () => {
  const paper = (title: string, facts: string) => `\n## ${title}\n\n${facts}Text.\n`;

  it('are suggested only where the source names none at all', async () => {
    const dir = keptFolder({
      '2023-01-08.md': HEAD + paper('One', '') + paper('Two', '- topics: attention\n\n'),
      '2023-01-15.md': HEAD.replace('08', '15') + paper('Three', ''),
    });
    const { to } = await importedFrom(dir, LISTS);
    const topics = loadArchive(to, to).issues.map(({ papers }) => papers.map((each) => each.topics));
    expect(topics).toEqual([[[], ['attention']], [['data']]]);
  });

  it('that the list does not have are left out and told', async () => {
    const dir = keptFolder({ '2023-01-08.md': HEAD + paper('One', '- topics: stars, data\n\n') });
    const { report, to } = await importedFrom(dir, LISTS);
    expect(report.issues[0]!.changed).toEqual([expect.stringContaining('were left out (“stars”): add them')]);
    expect(loadArchive(to, to).issues[0]!.papers[0]!.topics).toEqual(['data']);
  });
});

it.each([
  ['another name', `${HEAD}\n## One\n\nText.\n`, 'issue.md'],
  ['another date', `${HEAD}\n## One\n\nText.\n`, '2023-01-09.md'],
  ['a heading that no archive holds', `${HEAD}\n## One\n\nText.\n\n### Part\n\nText.\n`, `${DATE}.md`],
  ['text before the first paper', `${HEAD}\nHello.\n\n## One\n\nText.\n`, `${DATE}.md`],
  ['no front matter', '## One\n\nText.\n', `${DATE}.md`],
])('%s is not the archive’s own format', (_, text, file) => {
  expect(readOwnFormat(sourceOf(text, file))).toBeNull();
});

it('a comment is told of', () => {
  const text = `${HEAD}<!-- To whoever edits this. -->\n\n## One\n\nText.\n`;
  expect(readOwnFormat(sourceOf(text))).toMatchObject({ title: 'An issue', dropped: ['1 comment'] });
});
