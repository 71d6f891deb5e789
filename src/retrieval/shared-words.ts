// What two papers share → the words and topics to name it by, as the archive writes them.
import type { Paper } from '../corpus/archive.ts';
import { chatterWords } from './stop-words.ts';
import type { TextAnalysis, Token } from './text.ts';
import type { Thesaurus } from './thesaurus.ts';

/** What two papers share, with how telling each is: any measure, the same for terms and topics. */
export interface Shared {
  readonly terms: ReadonlyMap<string, number>;
  readonly topics: ReadonlyMap<string, number>;
}

/** One word, or some that belong together, as a paper has them. */
export interface Wording {
  /** The terms of its words. */
  readonly parts: readonly string[];
  /** Each way in which it is written, with how much speaks for it. */
  readonly forms: Map<string, number>;
}

/** By term; several words' terms are joined with underscores, or what hyphens join run together. */
export type Wordings = ReadonlyMap<string, Wording>;

/** What is less telling than this share of the most telling is not worth a mention. */
const leastTelling = 0.3;
/** What a title or the beginning of a sentence says of a word's capitals, beside 1 for a word inside a sentence. */
const capitalised = 0.01;
const sentenceEnd = /(?:^|[.!?:…]["'”’)\]]*\s+)$/;

/** The most telling first, at most `limit`; of words that say the same, only the most telling. */
export function sharedWords(
  [inA, inB]: readonly [Wordings, Wordings],
  { terms, topics }: Shared,
  limit: number,
  text: TextAnalysis,
  thesaurus: Thesaurus,
): readonly string[] {
  const named = [...topics].map(([name, telling]) => {
    const parts = termsOf(text.tokens(name));
    return { name, telling, parts, term: parts.join('_') };
  });
  const worded = [...inA].flatMap(([term, { parts, forms }]) => {
    const other = inB.get(term);
    const tellings = parts.map((part) => terms.get(part) ?? 0);
    if (other === undefined || tellings.includes(0)) return [];
    const telling = tellings.reduce((sum, each) => sum + each, 0);
    return [{ name: usualForm([...forms, ...other.forms], text), telling, parts, term }];
  });
  const kept: typeof worded = [];
  for (const each of [...named, ...worded].sort((x, y) => y.telling - x.telling)) {
    if (kept.length === limit || each.telling < leastTelling * (kept[0]?.telling ?? 0)) break;
    const same = thesaurus.related(each.term);
    const said = kept.some(
      ({ term, parts }) => same.has(term) || parts.some((part) => each.parts.includes(part)),
    );
    if (!said) kept.push(each);
  }
  return kept.map(({ name }) => name);
}

/** The words of a title and a summary, and what hyphens and the glossary make one: "fine-tuning", "chain of thought". */
export function wordingsIn(paper: Paper, text: TextAnalysis, thesaurus: Thesaurus): Wordings {
  const found = new Map<string, Wording>();
  for (const wording of [paper.title, ...paper.paragraphs]) {
    const tokens = text.tokens(wording);
    const put = (term: string, first: Token, last: Token, parts: readonly string[]) => {
      const known = found.get(term) ?? { parts, forms: new Map<string, number>() };
      const form = wording.slice(first.start, last.end);
      const inSentence =
        wording !== paper.title && !sentenceEnd.test(wording.slice(0, first.start).slice(-8));
      known.forms.set(form, (known.forms.get(form) ?? 0) + (inSentence ? 1 : capitalised));
      found.set(term, known);
    };
    tokens.forEach((token, i) => {
      if (tells(token, wording) && !hyphenated(token, wording)) put(token.term, token, token, [token.term]);
      const next = tokens[i + 1];
      if (next === undefined || token.stop || next.stop) return;
      const join = text.stem(token.word + next.word);
      if (token.also.includes(join)) put(join, token, next, [token.term, next.term]);
    });
    for (const { term, first, last } of thesaurus.phrases(tokens))
      put(term, tokens[first]!, tokens[last]!, termsOf(tokens.slice(first, last + 1)));
  }
  return found;
}

/** Neither grammar, chatter nor a short word without a capital or a figure: "via" tells nothing, "CNN" does. */
function tells({ stop, word, start, end }: Token, wording: string): boolean {
  const short = /^(?:\p{Ll}{1,3}|.)$/u.test(wording.slice(start, end));
  return !stop && !short && !chatterWords.has(word);
}

/** "Object-wise" says nothing that "wise" would say, and "pre-training" is told as a whole. */
function hyphenated({ start, end }: Token, wording: string): boolean {
  return /\p{L}-$/u.test(wording.slice(0, start).slice(-2)) || /^-\p{L}/u.test(wording.slice(end, end + 2));
}

function termsOf(tokens: readonly Token[]): readonly string[] {
  return tokens.filter(({ stop }) => !stop).map(({ term }) => term);
}

/** The form that most speaks for; capitals that only titles and beginnings of sentences give are taken off. */
function usualForm(forms: readonly (readonly [string, number])[], text: TextAnalysis): string {
  const sums = new Map<string, number>();
  for (const [form, weight] of forms) sums.set(form, (sums.get(form) ?? 0) + weight);
  const [form, weight] = [...sums].reduce((best, each) => (each[1] > best[1] ? each : best));
  if (weight >= 1) return form;
  return text.tokens(form).reduceRight((plain, { start, end, word }) => {
    const letters = plain.slice(start, end);
    return /^\p{Lu}\p{Ll}+$/u.test(letters)
      ? plain.slice(0, start) + word[0] + plain.slice(start + 1)
      : plain;
  }, form);
}
