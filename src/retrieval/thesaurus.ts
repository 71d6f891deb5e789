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
export const acronymWeight = 0.9;
const synonymWeight = 0.5;

/** Terms that stand for each other, all with the same weight. */
interface Group {
  readonly terms: readonly string[];
  readonly weight: number;
}

/** A glossary in terms. */
export interface GlossaryTerms {
  /** The groups that a term is in. */
  readonly groups: ReadonlyMap<string, readonly Group[]>;
  /** Phrases, each as its terms, by their first. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

export function readGlossary(glossary: Glossary, text: TextAnalysis): GlossaryTerms {
  const groups = new Map<string, Group[]>();
  const phrases = new Map<string, string[][]>();
  function termOf(wording: string): string {
    const tokens = text.tokens(wording);
    const terms = tokens.filter((token) => !token.stop).map((token) => token.term);
    // "Not sure" is more than its one word that is searched, and rather its opposite.
    if (terms.length === 1 && tokens.length > 1) return '';
    const term = terms.join('_');
    if (terms.length > 1) {
      const known = phrases.get(terms[0]!);
      if (known === undefined) phrases.set(terms[0]!, [terms]);
      else if (!known.some((phrase) => phrase.join('_') === term)) known.push(terms);
    }
    return term;
  }
  function put(wordings: readonly string[], weight: number): void {
    const group = { terms: wordings.map(termOf).filter((term) => term !== ''), weight };
    for (const term of group.terms) {
      const known = groups.get(term);
      if (known === undefined) groups.set(term, [group]);
      else known.push(group);
    }
  }
  for (const [short, longForms] of glossary.acronyms)
    for (const long of longForms) put([short, long], acronymWeight);
  for (const group of glossary.synonyms) put(group, synonymWeight);
  return { groups, phrases };
}

export function createThesaurus({ groups, phrases }: GlossaryTerms): Thesaurus {
  return {
    related(term) {
      const related = new Map<string, number>();
      for (const { terms, weight } of groups.get(term) ?? [])
        for (const other of terms)
          if (other !== term) related.set(other, Math.max(weight, related.get(other) ?? 0));
      return related;
    },
    phrases: (tokens) => findPhrases(tokens, phrases),
  };
}

function findPhrases(tokens: readonly Token[], byStart: GlossaryTerms['phrases']): readonly Phrase[] {
  const places = tokens.flatMap((token, place) => (token.stop ? [] : [place]));
  return places.flatMap((first, at) => {
    const candidates = byStart.get(tokens[first]!.term) ?? [];
    return candidates
      .filter((phrase) => phrase.every((term, i) => tokens[places[at + i] ?? -1]?.term === term))
      .map((phrase) => ({ term: phrase.join('_'), first, last: places[at + phrase.length - 1]! }));
  });
}
