// The glossary, ready for searching: which terms may stand for which, and which runs of words are one term.
import type { Glossary } from '../corpus/archive.ts';
import type { TextAnalysis, Token } from './text.ts';

export interface Thesaurus {
  /** Terms that mean the same as this term or phrase, with how surely they do (below 1). */
  related(term: string): ReadonlyMap<string, number>;
  /** The glossary's phrases among these words, each as one term ("chain_thought") with the places of its words. */
  phrases(tokens: readonly Token[]): readonly Phrase[];
}

export interface Phrase {
  readonly term: string;
  /** Places in the list of tokens, first to last. */
  readonly first: number;
  readonly last: number;
}

/** A long form is nearly its acronym; words of one group are only like each other. */
const acronymWeight = 0.9;
const synonymWeight = 0.5;

export function createThesaurus(glossary: Glossary, text: TextAnalysis): Thesaurus {
  const related = new Map<string, Map<string, number>>();
  const phrasesByStart = new Map<string, string[][]>();

  function termOf(wording: string): string {
    const terms = text
      .tokens(wording)
      .filter((token) => !token.stop)
      .map((token) => token.term);
    const term = terms.join('_');
    if (terms.length > 1) {
      const known = phrasesByStart.get(terms[0]!) ?? [];
      if (!known.some((phrase) => phrase.join('_') === term))
        phrasesByStart.set(terms[0]!, [...known, terms]);
    }
    return term;
  }
  function relate(a: string, b: string, weight: number): void {
    if (a === '' || b === '' || a === b) return;
    const others = related.get(a) ?? new Map<string, number>();
    others.set(b, Math.max(weight, others.get(b) ?? 0));
    related.set(a, others);
  }

  // One pass over all wordings first: their stems are then known, which is many times faster than one by one.
  text.tokens([...glossary.acronyms].flat(2).concat(glossary.synonyms.flat()).join(' , '));
  for (const [short, longForms] of glossary.acronyms) {
    for (const long of longForms) {
      const [a, b] = [termOf(short), termOf(long)];
      relate(a, b, acronymWeight);
      relate(b, a, acronymWeight);
    }
  }
  for (const group of glossary.synonyms) {
    const terms = group.map(termOf);
    for (const a of terms) for (const b of terms) relate(a, b, synonymWeight);
  }

  const none: ReadonlyMap<string, number> = new Map();
  return {
    related: (term) => related.get(term) ?? none,
    phrases: (tokens) => findPhrases(tokens, phrasesByStart),
  };
}

function findPhrases(
  tokens: readonly Token[],
  byStart: ReadonlyMap<string, readonly string[][]>,
): readonly Phrase[] {
  const places = tokens.flatMap((token, place) => (token.stop ? [] : [place]));
  return places.flatMap((first, at) => {
    const candidates = byStart.get(tokens[first]!.term) ?? [];
    return candidates
      .filter((phrase) => phrase.every((term, i) => tokens[places[at + i] ?? -1]?.term === term))
      .map((phrase) => ({ term: phrase.join('_'), first, last: places[at + phrase.length - 1]! }));
  });
}
