// Fits src/importing/titles-weights.json to newsletters whose titles are known, and says how it does on unseen ones:
//
//     node bench/fit-titles.ts --texts DIR --titles DIR --archive DIR [--more DIR]… [--issues] [--styles] [--others] [--write]
//
// --texts   plain text issues, DATE.txt, whose titles are the `##` headings of DATE.md in --titles
// --archive issues in the archive's format, parted into lines
// --more    newsletters of others, NAME.txt with NAME.titles, one title to a line; one that is named twice counts twice.
//           Those that the weights in place were fitted to are not ours to hand on.
// --others  holds out a part of those
// --issues  holds out issues
// --styles  holds out whole styles, twelve alike at a time, also from mixtures
// --misses  lists what went wrong
// --write   puts the weights in their place.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findTitles, type TitleWeights } from '../src/importing/titles.ts';
import { check, type Fixture, fixturesIn, labelled } from './titles/check.ts';
import { type Example, exampleOf, fitTitles } from './titles/fit.ts';
import { type KnownIssue, readMarkdownIssues, readTextIssues } from './titles/issues.ts';
import { mixture, type Random, STYLES, someStyles, write } from './titles/styles.ts';

interface Case extends Example {
  readonly style: string;
  /** Of a mixture: what is in it. */
  readonly styles: readonly string[];
  readonly fold: number;
  readonly real: boolean;
  readonly name: string;
}

interface Tally {
  titles: number;
  found: number;
  wrong: number;
  doubts: number;
  unlisted: number;
  issues: number;
}

const weightsFile = join(import.meta.dirname, '..', 'src', 'importing', 'titles-weights.json');
const foldCount = 5;
const groupSize = 12;
const mixtures = 25;
// The newsletters as they are count for more than what we made of them.
const realWeight = 40;
const otherWeight = 6;

const { values } = parseArgs({
  options: {
    texts: { type: 'string' },
    titles: { type: 'string' },
    archive: { type: 'string' },
    more: { type: 'string', multiple: true, default: [] },
    others: { type: 'boolean', default: false },
    issues: { type: 'boolean', default: false },
    styles: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
if (!values.texts || !values.titles || !values.archive) {
  console.error('Say where newsletters are: --texts DIR --titles DIR --archive DIR');
  process.exit(2);
}

const others = values.more.flatMap(fixturesIn);
const cases = casesOf(readTextIssues(values.texts, values.titles), readMarkdownIssues(values.archive));
console.log(
  `${cases.length} issues, ${cases.reduce((sum, { labelled }) => sum + labelled.states.length, 0)} lines`,
);
const folds = Array.from({ length: foldCount }, (_, fold) => fold);
if (values.issues) {
  report(
    'issues held out',
    folds.map((fold) => ({
      weights: () => fitTitles([...cases.filter((each) => each.fold !== fold), ...examplesOf(others)]),
      tested: cases.filter((each) => each.fold === fold),
    })),
  );
}
if (values.styles) {
  // Neighbours in the table are alike: held out one by one, each would be learnt from the other.
  const styles = Object.keys(STYLES);
  const groups = Array.from({ length: Math.ceil(styles.length / groupSize) }, (_, g) =>
    styles.slice(g * groupSize, (g + 1) * groupSize),
  );
  report(
    'styles and issues held out',
    groups.map((group, g) => ({
      weights: () =>
        fitTitles(
          cases.filter(
            ({ styles, fold }) => fold !== g % foldCount && !styles.some((style) => group.includes(style)),
          ),
        ),
      tested: cases.filter(({ style, fold }) => group.includes(style) && fold === g % foldCount),
    })),
  );
}
if (values.others) {
  reportOthers((fold) =>
    fitTitles([...cases, ...examplesOf(others.filter((_, i) => i % foldCount !== fold))]),
  );
}
if (values.write) {
  const weights = fitTitles([...cases, ...examplesOf(others)]);
  writeFileSync(weightsFile, formatted(weights));
  report('the weights as written, on what they were fitted to', [{ weights: () => weights, tested: cases }]);
}

/** Every issue in every style that suits it, and issues with titles of one kind over texts of the other. */
function casesOf(texts: readonly KnownIssue[], archive: readonly KnownIssue[]): readonly Case[] {
  const random = randomFrom(7);
  const all: Case[] = [];
  const add = (issue: KnownIssue, fold: number, style: string, weight: number): void => {
    const styles = style in STYLES ? [style] : someStyles(random);
    const written = write(issue.papers, issue.before, STYLES[style] ?? mixture(styles, random), random);
    all.push({ ...exampleOf(written, weight), style, styles, fold, real: issue.real, name: issue.name });
  };
  for (const [t, issue] of texts.entries()) {
    const fold = t % foldCount;
    const styles = [...Object.keys(STYLES), ...new Array<string>(mixtures).fill('a mixture')];
    const own = archive.filter((_, i) => i % foldCount === fold);
    const titles = own.flatMap(({ papers }) => papers.map(({ title }) => title));
    for (const [s, style] of styles.entries()) {
      add(issue, fold, style, style === 'as it is' ? realWeight : 2);
      add(own[s % own.length]!, fold, style, 1);
      const papers = issue.papers.map((paper) => ({
        ...paper,
        title: titles[Math.floor(random() * titles.length)]!,
      }));
      add({ ...issue, real: false, name: `${issue.name}, other titles`, papers }, fold, style, 1);
    }
  }
  return all;
}

/** As they are, and as they would be without empty lines. */
function examplesOf(fixtures: readonly Fixture[]): readonly Example[] {
  return fixtures.flatMap((fixture) => {
    const known = labelled(fixture);
    const lines = known.lines.map(({ text }) => ({ text, gap: null }));
    return [exampleOf(known, otherWeight), exampleOf({ ...known, lines }, otherWeight / 2)];
  });
}

/** @param fitWithout fits to all but a part. */
function reportOthers(fitWithout: (fold: number) => TitleWeights): void {
  const all = folds.flatMap((fold) => {
    const weights = fitWithout(fold);
    return others
      .filter((_, i) => i % foldCount === fold)
      .map((fixture) => ({ name: fixture.name, ...check(fixture, weights) }));
  });
  console.log('\nnewsletters of others held out: titles, found, false, doubts, errors not listed');
  for (const { name, titles, found, wrong, doubts, errors, unlisted } of all) {
    console.log(name.padEnd(42), titles, found, wrong, doubts, unlisted.length);
    if (values.misses) for (const error of errors) console.log(`    ${error}`);
  }
  const sum = (of: (each: (typeof all)[number]) => number) =>
    all.reduce((total, each) => total + of(each), 0);
  const [titles, found, wrong] = [
    sum((each) => each.titles),
    sum((each) => each.found),
    sum((each) => each.wrong),
  ];
  console.log(
    `${titles} titles in ${all.length} issues: ${((100 * found) / titles).toFixed(1)}% found, ${((100 * wrong) / (found + wrong)).toFixed(1)}% false, ${sum((each) => each.doubts) / all.length} doubts an issue, ${sum((each) => each.unlisted.length)} errors not listed`,
  );
}

function report(
  heading: string,
  runs: readonly { readonly weights: () => TitleWeights; readonly tested: readonly Case[] }[],
): void {
  const tallies = new Map<string, Tally>();
  const misses: string[] = [];
  for (const { weights, tested } of runs) {
    const fitted = weights();
    for (const each of tested)
      for (const key of ['all', each.style, ...(each.real && each.style === 'as it is' ? ['REAL'] : [])])
        judge(each, fitted, tallyOf(tallies, key), key === 'all' ? misses : []);
  }
  console.log(`\n${heading}`);
  console.log(`${'style'.padEnd(42)} titles  found   false  doubts/issue  errors not listed`);
  for (const [name, { titles, found, wrong, doubts, unlisted, issues }] of tallies) {
    const cells = [
      name.padEnd(42),
      String(titles).padStart(6),
      `${((100 * found) / titles).toFixed(1)}%`.padStart(6),
      `${((100 * wrong) / Math.max(1, found + wrong)).toFixed(1)}%`.padStart(6),
      (doubts / issues).toFixed(1).padStart(9),
      String(unlisted).padStart(12),
    ];
    console.log(cells.join(' '));
  }
  if (values.misses) console.log(misses.join('\n'));
}

function judge(each: Case, weights: TitleWeights, tally: Tally, misses: string[]): void {
  const { lines, states } = each.labelled;
  tally.issues++;
  for (const [i, line] of findTitles(lines, weights).entries()) {
    const isTitle = states[i] === 'title';
    const taken = line.state === 'title';
    const listed = line.chance > 0.05 && line.chance < 0.95;
    if (isTitle) tally.titles++;
    if (isTitle && taken) tally.found++;
    if (!isTitle && taken) tally.wrong++;
    if (listed) tally.doubts++;
    if (isTitle === taken) continue;
    if (!listed) tally.unlisted++;
    misses.push(
      `${taken ? 'FALSE' : 'MISSED'} ${line.chance.toFixed(3)} [${each.name}, ${each.style}] ${line.state}: ${lines[i]!.text.slice(0, 110)}`,
    );
  }
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const found = tallies.get(key) ?? { titles: 0, found: 0, wrong: 0, doubts: 0, unlisted: 0, issues: 0 };
  tallies.set(key, found);
  return found;
}

function formatted(weights: TitleWeights): string {
  const table = (rows: Readonly<Record<string, unknown>>): string =>
    Object.entries(rows)
      .map(([name, value]) => `      ${JSON.stringify(name)}: ${JSON.stringify(value).replaceAll(',', ', ')}`)
      .join(',\n');
  const reading = (name: 'first' | 'second'): string =>
    `  "${name}": {\n    "signals": {\n${table(weights[name].signals)}\n    },\n    "moves": {\n${table(weights[name].moves)}\n    }\n  }`;
  return `{\n${reading('first')},\n${reading('second')}\n}\n`;
}

/** Steele, Lea and Flood's SplitMix with 32 bits: the same numbers in every run. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}
