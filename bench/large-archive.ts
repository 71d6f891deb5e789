// A large archive made up for measuring: issues of 15 papers each.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadArchive } from '../src/corpus/load.ts';

const shipped = join(import.meta.dirname, '..', 'corpus');
const papersAnIssue = 15;
const syllables = [
  'ka',
  'lo',
  'mi',
  'ta',
  'ne',
  'ru',
  'so',
  'vi',
  'pe',
  'dra',
  'glo',
  'sti',
  'zen',
  'for',
  'quo',
  'bla',
];

/** A paper as it was written. */
export interface Written {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Issues of papers put together from sentences of the archive that ships, with some made-up words, as rare as names are. */
export function writeArchive(dir: string, issues: number): readonly Written[] {
  mkdirSync(dir, { recursive: true });
  const papers = loadArchive(shipped, shipped).issues.flatMap((issue) => issue.papers);
  const sentences = papers.flatMap(({ paragraphs }) =>
    paragraphs.flatMap((each) => each.split(/(?<=[.!?]) /)),
  );
  const titleWords = papers.flatMap(({ title }) => title.split(' '));
  const random = seeded(1);
  const written: Written[] = [];
  for (let i = 0; i < issues; i++) {
    const date = new Date(Date.UTC(2000, 0, 2 + i * 7)).toISOString().slice(0, 10);
    const sections = Array.from({ length: papersAnIssue }, (_, place) => {
      const name = word(random);
      const title = `${name}${i}x${place}: ${Array.from({ length: 7 }, () => pick(titleWords, random).replace(':', '')).join(' ')}`;
      const summary = Array.from({ length: 4 }, () =>
        Array.from({ length: 3 }, () =>
          `${pick(sentences, random)} ${random() < 0.3 ? `It is like ${word(random)}.` : ''}`.trim(),
        ).join(' '),
      );
      const { topics } = pick(papers, random);
      written.push({ title, paragraphs: summary });
      return `## ${title}\n\n- topics: ${topics.join(', ')}\n\n${summary.join('\n\n')}`;
    });
    writeFileSync(
      join(dir, `${date}.md`),
      `---\ndate: ${date}\ntitle: "Issue ${i}"\n---\n\n${sections.join('\n\n')}\n`,
    );
  }
  return written;
}

/** What someone asks who looks for one of the papers: its title, or some words of its summary. */
export function questionAbout(papers: readonly Written[], random: () => number): string {
  const { title, paragraphs } = pick(papers, random);
  const words = pick(paragraphs, random).split(' ');
  return random() < 0.5 ? title : words.slice(0, 4 + Math.floor(random() * 12)).join(' ');
}

function word(random: () => number): string {
  return Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(syllables, random)).join('');
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}

/** Mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
