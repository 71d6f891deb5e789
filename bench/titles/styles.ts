// An issue whose titles are known → the same issue as other newsletters would write it, line by line.

import type { State } from '../../src/importing/titles-chain.ts';
import type { PlainLine } from '../../src/importing/titles-line.ts';
import { CLOSINGS, GREETINGS, META, PEOPLE, PEOPLE_LABELS, SECTION_NAMES, SPONSORS } from './frames.ts';
import type { KnownPaper } from './issues.ts';

/** A number from 0 to below 1, the same row of them in every run. */
export type Random = () => number;

export interface Labelled {
  readonly lines: readonly PlainLine[];
  /** What each line is, as far as it is known. */
  readonly states: readonly (State | 'no title')[];
}

/** How a newsletter is written. What is left out is as it is in the source. */
export interface Style {
  readonly title?: (title: string, random: Random) => string;
  /** Of the title by its place, from 1. */
  readonly mark?: (title: string, place: number, random: Random) => string;
  readonly body?: (lines: readonly string[], random: Random) => readonly string[];
  /** Keeps so many papers at most. */
  readonly papers?: number;
  readonly before?: readonly (readonly string[])[];
  readonly contents?: boolean;
  readonly sections?: boolean;
  /** Before the names of sections. */
  readonly emoji?: boolean;
  readonly after?: boolean;
  /** Where empty lines stand: unknown, above titles, around titles, everywhere, between papers or around paragraphs. */
  readonly gaps?: 'above' | 'around' | 'everywhere';
}

/** Mostly the same in an issue, as a newsletter has its ways. */
const oneOf = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() ** 3 * list.length)]!;
const minutes = (random: Random) => 1 + Math.floor(random() * 25);
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

const sentence = (title: string): string =>
  title
    .split(' ')
    .map((word, i) =>
      i > 0 && /^[\p{Lu}“"(]?\p{L}?[\p{Ll}-]+[:,)”"]?$/u.test(word) ? word.toLowerCase() : word,
    )
    .join(' ')
    .replace(/: (\p{Ll})/u, (all, letter: string) =>
      title.length % 2 === 0 ? all : `: ${letter.toUpperCase()}`,
    );

const short = (title: string): string => {
  const name = /^([^:]{2,40}):/.exec(title)?.[1];
  return (
    name ??
    title
      .split(' ')
      .slice(0, 1 + (title.length % 3))
      .join(' ')
      .replace(/[,:]$/, '')
  );
};

const QUESTIONS: readonly ((name: string) => string)[] = [
  (name) => `Is ${name} All You Need?`,
  (name) => `Do We Really Need ${name}?`,
  (name) => `How Far Can ${name} Go?`,
  (name) => `What Makes ${name} Work?`,
  (name) => `Can ${name} Scale?`,
  (name) => `Why Does ${name} Generalize?`,
];
const QUESTION_ENDS = ['Does It Help?', 'Are We There Yet?', 'What Do We Know?', 'Where Should We Look?'];
const question = (title: string, random: Random): string => {
  const name = short(title).replace(/\?$/, '');
  if (random() < 0.3) return `${name}: ${pick(QUESTION_ENDS, random)}`;
  return random() < 0.25 ? title : pick(QUESTIONS, random)(name);
};

const CODE_LINES = [
  'x = f(x)',
  '[CLS]',
  'softmax(QK^T)V',
  'def step(w, g): return w - lr * g',
  '0x7fff',
  'top_k',
  'y = Wx + b',
];
const withCode = (lines: readonly string[], random: Random): readonly string[] =>
  lines.flatMap((line) => {
    const words = line.split(' ');
    if (random() > 0.2 || words.length < 10) return [line];
    // What plain text does to a piece of code in a sentence: three lines of one.
    const at = 3 + Math.floor(random() * (words.length - 6));
    return [words.slice(0, at).join(' '), pick(CODE_LINES, random), words.slice(at).join(' ')];
  });

const BITS = [
  'Results below',
  'Figure 2',
  'See also',
  'From the paper',
  'etc',
  'Caption',
  'Much faster',
  'Two ideas here',
];
/** A numbered list inside a summary, whose lines are no titles. */
const withList = (lines: readonly string[], random: Random): readonly string[] =>
  lines.flatMap((line) => {
    const parts = line.split(/, (?:and )?/);
    if (random() > 0.3 || parts.length < 3) return [line];
    const items = random() < 0.5 ? raised(parts.slice(1)) : parts.slice(1);
    const lead = random() < 0.5 ? [`${parts[0]}:`] : [line];
    const named = (item: string) => item.replace(/^(\S+) (?=\S+ \S)/, '$1 - ');
    return [...lead, ...items.map((item, i) => `${i + 1}) ${random() < 0.5 ? named(item) : item}`)];
  });
const withBits = (lines: readonly string[], random: Random): readonly string[] =>
  lines.flatMap((line) => (random() < 0.1 ? [line, pick(BITS, random)] : [line]));

/** A lead-in that ends in a colon, and items that lost their bullets. */
const withItems = (lines: readonly string[], random: Random): readonly string[] =>
  lines.flatMap((line) => {
    const parts = line.split(/, (?:and )?/);
    if (random() > 0.35 || parts.length < 3) return [line];
    const items = parts.slice(1).map((part) => part.replace(/\.$/, ''));
    const raised = random() < 0.5 ? items.map((item) => item.replace(/^./, (c) => c.toUpperCase())) : items;
    return [`${parts[0]}:`, ...raised];
  });

const bulleted = (bullet: string) => (lines: readonly string[]) => lines.map((line) => `${bullet} ${line}`);
const someBullets = (lines: readonly string[], random: Random): readonly string[] =>
  lines.map((line, i) => (i > 0 && random() < 0.4 ? `- ${line}` : line));
const joined = (lines: readonly string[]): readonly string[] => [lines.join(' ')];
const raised = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()));
const bySentence = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(/(?<=[\p{Ll}\d)”"][.?!]) (?=[\p{Lu}“"])/u));
const lessStops = (lines: readonly string[], random: Random): readonly string[] =>
  lines.map((line) => (random() < 0.6 ? line.replace(/\.$/, '') : line));

const firstOnes = (lines: readonly string[], random: Random): readonly string[] =>
  bySentence(lines).slice(0, 1 + Math.floor(random() * 3));
/** Two or three sentences to a paragraph, one paragraph or two. */
const inShort = (lines: readonly string[], random: Random): readonly string[] => {
  const all = bySentence(lines).slice(0, 5);
  const at = 2 + Math.floor(random() * 2);
  return [all.slice(0, at), all.slice(at)].map((part) => part.join(' ')).filter((part) => part !== '');
};
const telegraphic =
  (bullet: string) =>
  (lines: readonly string[], random: Random): readonly string[] =>
    firstOnes(lines, random).map(
      (line) => `${bullet} ${line.replace(/^(?:They|We|The authors) /, '').replace(/\.$/, '')}`,
    );

const VENUES = [
  '(ICML 2031)',
  '[Example et al., ACL 2031]',
  '(preprint)',
  '(A. Sample, B. Example)',
  '[MLSys 2031]',
  '(2031)',
];
const EMOJI = ['🚀', '🧠', '🔍', '📦', '🤖', '✨', '🎯'];
const LEADS = ['TL;DR:', 'Why it matters:', 'How:', 'My take:', 'Caveat:'];

const EQUATIONS = [
  'y = f(x) + e',
  'L(w) = sum of (y - f(x, w))^2',
  'p(a | b) = p(b | a) p(a) / p(b)',
  'k_t = g(k_1, …, k_t-1)',
];
const QUOTES = [
  '“We did not expect this,” they write.',
  '> It is as simple as it sounds.',
  '"More is not better."',
];
const withQuotes = (lines: readonly string[], random: Random): readonly string[] =>
  lines.flatMap((line) =>
    random() < 0.15 ? [line, pick(random() < 0.5 ? EQUATIONS : QUOTES, random)] : [line],
  );

const number = (random: Random) =>
  `2${Math.floor(random() * 6)}0${1 + Math.floor(random() * 9)}.${String(Math.floor(random() * 99999)).padStart(5, '0')}`;
const ADDRESSES: readonly ((random: Random) => string)[] = [
  () => 'Link: PDF',
  () => 'Paper | Code',
  () => 'Paper, Tweet',
  (random) => `Paper: https://arxiv.org/abs/${number(random)}`,
  (random) => `https://arxiv.org/abs/${number(random)}`,
  (random) => `arXiv:${number(random)}`,
  () => 'Code: https://github.com/some/where',
  () => 'Read the paper',
];
const oneKind = (lists: readonly ((random: Random) => string)[], title: string) =>
  lists[title.length % lists.length]!;

const SPONSOR_FRAMES = SPONSORS.map((line) => [line]);
const FULL_FRAMES = [
  ...GREETINGS,
  ...GREETINGS.map((lines, i) => [SPONSORS[i % SPONSORS.length]!, ...lines]),
];

/** The names under which whole styles are held out. */
export const STYLES: Readonly<Record<string, Style>> = {
  'as it is': {},
  sponsor: { before: SPONSOR_FRAMES },
  'greeting and goodbye': { before: FULL_FRAMES, after: true },
  'table of contents': { before: FULL_FRAMES, contents: true },
  'some sentence case': {
    title: (title, random) => (random() < 0.25 ? sentence(title) : title),
    before: SPONSOR_FRAMES,
  },
  'some sentence case and questions': {
    title: (title, random) =>
      random() < 0.25 ? sentence(random() < 0.5 ? question(title, random) : title) : title,
    body: bySentence,
    before: SPONSOR_FRAMES,
  },
  'sentence case': { title: sentence, before: SPONSOR_FRAMES },
  'sentence case, lines without full stops': { title: sentence, body: lessStops, before: SPONSOR_FRAMES },
  'sentence case, empty lines': { title: sentence, gaps: 'above', before: FULL_FRAMES, after: true },
  'final full stops': {
    title: (title) => (/[.?!]$/.test(title) ? title : `${title}.`),
    before: SPONSOR_FRAMES,
  },
  'short titles': {
    title: (title, random) => (random() < 0.6 ? short(title) : title),
    before: SPONSOR_FRAMES,
  },
  'one word': { title: short, body: raised, before: SPONSOR_FRAMES },
  questions: { title: question, before: SPONSOR_FRAMES },
  'some questions': { title: (title, random) => (random() < 0.3 ? question(title, random) : title) },
  capitals: { title: (title) => title.toUpperCase(), before: SPONSOR_FRAMES, after: true },
  'numbers 1)': { mark: (title, place) => `${place}) ${title}`, before: FULL_FRAMES },
  'numbers 1.': { mark: (title, place) => `${place}. ${title}`, body: someBullets, after: true },
  'numbered lists below': { body: withList, before: SPONSOR_FRAMES },
  'numbers and labels': {
    title: (title, random) => (random() < 0.5 ? short(title) : title),
    mark: (title, place) => `${place}) ${title}`,
    body: (lines, random) => [pick(ADDRESSES, random)(random), `Authors: ${pick(PEOPLE, random)}`, ...lines],
    sections: true,
    before: FULL_FRAMES,
    after: true,
  },
  stars: { mark: (title, _, random) => (random() < 0.3 ? `⭐ ${title}` : title), before: SPONSOR_FRAMES },
  'stars behind': { mark: (title, _, random) => (random() < 0.4 ? `${title} ⭐` : title), after: true },
  'reading times': {
    mark: (title, _, random) => `${title} (${minutes(random)} minute read)`,
    before: FULL_FRAMES,
    sections: true,
    after: true,
    body: joined,
  },
  'bullets -': { body: bulleted('-'), before: SPONSOR_FRAMES },
  'bullets •': { body: bulleted('•'), sections: true },
  'some bullets': { body: someBullets, before: SPONSOR_FRAMES, after: true },
  'one paragraph': { body: joined, before: SPONSOR_FRAMES },
  'a line a sentence': { body: bySentence, before: SPONSOR_FRAMES },
  'lines without full stops': { body: (lines, random) => lessStops(bySentence(lines), random) },
  sections: { sections: true, before: SPONSOR_FRAMES },
  'sections, short titles': {
    sections: true,
    title: short,
    body: raised,
    before: FULL_FRAMES,
    gaps: 'around',
  },
  'links below titles': {
    mark: (title) => title,
    body: (lines, random) => [oneKind(ADDRESSES, lines.at(-1) ?? '')(random), ...lines],
    before: SPONSOR_FRAMES,
  },
  'links at the end': { body: (lines, random) => [...lines, pick(ADDRESSES, random)(random)], after: true },
  authors: {
    body: (lines, random) => [`${oneOf(PEOPLE_LABELS, random)}${pick(PEOPLE, random)}`, ...lines],
    before: FULL_FRAMES,
  },
  'authors without a label': { body: (lines, random) => [pick(PEOPLE, random), ...raised(lines)] },
  'lines about the paper': {
    body: (lines, random) => [oneOf(META, random), ...(random() < 0.4 ? [pick(META, random)] : []), ...lines],
    before: FULL_FRAMES,
  },
  'authors and links': {
    body: (lines, random) => [pick(PEOPLE, random), pick(ADDRESSES, random)(random), ...raised(lines)],
    before: SPONSOR_FRAMES,
    after: true,
  },
  'code on lines of its own': { body: withCode, before: SPONSOR_FRAMES },
  'items without bullets': { body: withItems, before: SPONSOR_FRAMES },
  'stray bits': { body: withBits, before: SPONSOR_FRAMES },
  'final colons': { title: (title) => `${title}:`, before: SPONSOR_FRAMES },
  'sentence case, final colons': {
    title: (title) => `${sentence(title)}:`,
    gaps: 'everywhere',
    body: lessStops,
  },
  'sentence case, final full stops': {
    title: (title) => (/[.?!]$/.test(title) ? title : `${sentence(title)}.`),
    gaps: 'everywhere',
  },
  'sentence case, questions': {
    title: (title, random) => sentence(question(title, random)),
    before: FULL_FRAMES,
  },
  'venues behind': { title: (title, random) => `${title} ${oneOf(VENUES, random)}`, before: SPONSOR_FRAMES },
  'emoji in front': {
    mark: (title, place) => `${EMOJI[place % EMOJI.length]} ${title}`,
    before: SPONSOR_FRAMES,
    body: firstOnes,
  },
  'labels in front': {
    body: (lines) => lines.slice(0, LEADS.length).map((line, i) => `${LEADS[i]} ${line}`),
    before: FULL_FRAMES,
  },
  'arrows, sections with emoji': { body: telegraphic('→'), sections: true, emoji: true, after: true },
  'dashes, capitals': { title: (title) => title.toUpperCase(), body: telegraphic('-'), sections: true },
  'asides behind': { title: (title) => `${short(title)} — ${title.replace(/^[^:]{2,40}: /, '')}` },
  'one paper': { papers: 1, before: FULL_FRAMES, after: true, gaps: 'everywhere' },
  'one paper, sentence case': { papers: 1, title: sentence, before: FULL_FRAMES, gaps: 'everywhere' },
  'few papers': { papers: 4, before: FULL_FRAMES, after: true },
  'few papers, sentence case': { papers: 5, title: sentence, body: bySentence, gaps: 'everywhere' },
  'few lines': { title: sentence, body: firstOnes, before: FULL_FRAMES, after: true },
  'few lines, empty lines': { body: firstOnes, before: FULL_FRAMES, after: true, gaps: 'everywhere' },
  'long paragraphs, full stops': {
    title: (title) => (/[.?!]$/.test(title) ? title : `${sentence(title)}.`),
    body: inShort,
    gaps: 'everywhere',
    papers: 6,
  },
  'long paragraphs, sentence case': { title: sentence, body: inShort, gaps: 'everywhere', papers: 6 },
  'quotations and equations': { body: withQuotes, gaps: 'around', papers: 6 },
  'empty lines around titles': { gaps: 'around', before: FULL_FRAMES, after: true },
  'empty lines above titles': { gaps: 'above', body: withItems, before: SPONSOR_FRAMES },
  'empty lines everywhere': { gaps: 'everywhere', before: FULL_FRAMES, after: true, body: withBits },
};

/** The names of three styles for one issue: newsletters have several ways at a time. */
export function someStyles(random: Random): readonly string[] {
  const names = Object.keys(STYLES);
  return [pick(names, random), pick(names, random), pick(names, random)];
}

/** Three styles at once, as far as they go together. */
export function mixture(names: readonly string[], random: Random): Style {
  const [a = {}, b = {}, c = {}] = names.map((name) => STYLES[name]);
  const title = (text: string, chance: Random) =>
    (b.title ?? asItIs)((a.title ?? asItIs)(text, chance), chance);
  const mark = b.mark ?? c.mark;
  const before = c.before ?? a.before;
  const gaps = a.gaps ?? c.gaps;
  const papers = a.papers ?? b.papers ?? (random() < 0.3 ? 2 + Math.floor(random() * 6) : undefined);
  return {
    title,
    ...(mark && { mark }),
    ...(before && { before }),
    ...(gaps && { gaps }),
    ...(papers && { papers }),
    body: (lines, random) => (b.body ?? asTheyAre)((c.body ?? asTheyAre)(lines, random), random),
    contents: a.contents === true,
    emoji: a.emoji === true || b.emoji === true,
    sections: a.sections === true || b.sections === true || c.sections === true,
    after: b.after === true || c.after === true,
  };
}

const asItIs = (title: string): string => title;
const asTheyAre = (lines: readonly string[]): readonly string[] => lines;

/** Writes an issue in a style. */
export function write(
  all: readonly KnownPaper[],
  before: readonly string[],
  style: Style,
  random: Random,
): Labelled {
  const lines: PlainLine[] = [];
  const states: State[] = [];
  const add = (state: State, text: string, gap: boolean): void => {
    const known = style.gaps === undefined ? null : style.gaps === 'everywhere' || gap;
    lines.push({ text, gap: known });
    states.push(state);
  };
  const most = Math.min(style.papers ?? all.length, all.length);
  const from = Math.floor(random() * (all.length - most + 1));
  const papers = most < all.length ? all.slice(from, from + most) : all;
  const titles = papers.map(({ title }) => style.title?.(title, random) ?? title);
  for (const line of style.before === undefined ? before : pick(style.before, random))
    add('before', line, true);
  if (style.contents) for (const title of titles) add('before', title, false);
  const parts = style.sections ? sectionsOf(papers.length, random) : new Map<number, string>();
  for (const [i, { starred, body }] of papers.entries()) {
    const section = parts.get(i);
    if (section !== undefined)
      add('section', style.emoji ? `${pick(EMOJI, random)} ${section}` : section, true);
    const marked = style.mark?.(titles[i]!, i + 1, random) ?? (starred ? `⭐ ${titles[i]}` : titles[i]!);
    add('title', marked, true);
    const below = style.body?.(body, random) ?? body;
    for (const [j, line] of below.entries())
      add('text', line, style.gaps === 'around' && (j === 0 || random() < 0.2));
  }
  if (style.after) for (const line of pick(CLOSINGS, random)) add('after', line, true);
  return { lines, states };
}

function sectionsOf(count: number, random: Random): ReadonlyMap<number, string> {
  const names = [...SECTION_NAMES].sort(() => random() - 0.5);
  const found = new Map<number, string>();
  for (let at = 0; at < count; at += 2 + Math.floor(random() * 5))
    found.set(at, names[found.size % names.length]!);
  return found;
}
