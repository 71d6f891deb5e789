// Question → ranked papers: candidates from the engine, signals for each, one score and one confidence.
import type { Archive, Issue, Paper } from '../corpus/archive.ts';
import { type Concept, type Lexicon, likened, readConcepts } from './concepts.ts';
import { createExcerpts, type Excerpt, maxPrepared } from './excerpt.ts';
import { createFlatEngine } from './flat-engine.ts';
import { createMiniSearchEngine } from './minisearch-engine.ts';
import { type PackedPapers, packPapers, unpackPapers } from './packed.ts';
import { type IndexedPaper, type IndexedPapers, indexPapers } from './papers.ts';
import { type ConfidenceInputs, confidenceInputsOf, confidenceOf, scoreOf, type Weights } from './scorer.ts';
import { type Probe, probeOf, type Signals, signalsOf } from './signals.ts';
import { chatterWords } from './stop-words.ts';
import type { TextAnalysis } from './text.ts';
import { acronymWeight, createThesaurus, type GlossaryTerms, readGlossary } from './thesaurus.ts';
import { indexTitles, type TitleIndex } from './title-index.ts';
import { papersToBrowse } from './titles.ts';
import { createVocabulary } from './vocabulary.ts';

/** A question as the archive understands it. */
export interface Reading {
  readonly question: string;
  readonly concepts: readonly Concept[];
  readonly probe: Probe;
}

export interface Match {
  readonly paper: Paper;
  readonly signals: Signals;
  readonly score: number;
  /** The chance that this is the paper that was asked for, 0 to 1, and what it was read from. */
  readonly confidence: number;
  readonly inputs: ConfidenceInputs;
}

export interface RankOptions {
  /** Which papers may be found; all by default. */
  readonly within?: (paper: Paper) => boolean;
  /** How many of these scores, best first, answer together, so that none of them is another's rival; 1 by default. */
  readonly together?: (scores: readonly number[]) => number;
}

export interface Search {
  /** The question's concepts; none where it says nothing. */
  read(question: string): Reading;
  /** The papers that share anything with the question, best first. */
  rank(reading: Reading, options?: RankOptions): readonly Match[];
  /** How much of the question's weight a paper has, 0 to 1. */
  covered(reading: Reading, paper: Paper): number;
  /** The question's words that neither the archive nor English has: most often names of what is not in the archive. */
  strangers(reading: Reading): readonly string[];
  /** Whether a short question is about a thing that no paper calls by its name. */
  unsaid(reading: Reading): boolean;
  /** The question's words that a paper has, or has the like of, the most telling first. */
  why(reading: Reading, paper: Paper): readonly string[];
  /** The sentences of a paper that answer best. */
  excerpt(reading: Reading, paper: Paper): Excerpt;
  /** Prepares the newest papers for being quoted, a few milliseconds a step; without it their first quotation waits. */
  warmUp(): Generator<void>;
}

/** So many are scored in full; the right paper is hardly ever further down. */
const candidateLimit = 100;
/** A question of whose weight the best paper has less is in other words than the archive's. */
const rarelyCovered = 0.4;
/** … and nobody can be sure of what answers it: on the development questions 4 in 10 of such answers are right. */
const likenedConfidence = 0.8;

/** From so many papers on, MiniSearch is too slow: at 15,000 it takes 50 ms for a question, and seconds to begin. */
const large = 2_000;

/** What a search is made from. */
export interface SearchIndex {
  readonly papers: IndexedPapers;
  readonly glossary: GlossaryTerms;
  /** Of the papers in the order of `papersToBrowse`. */
  readonly titles: TitleIndex;
}

/** The same as plain data. */
export interface PackedIndex extends Omit<SearchIndex, 'papers'> {
  readonly papers: PackedPapers;
}

export function indexArchive({ issues, glossary }: Archive, text: TextAnalysis): PackedIndex {
  const terms = readGlossary(glossary, text);
  const thesaurus = createThesaurus(terms);
  const papers = issues.flatMap((issue) => issue.papers);
  return {
    papers: packPapers(indexPapers(papers, text, thesaurus)),
    glossary: terms,
    titles: indexTitles(papersToBrowse(issues), text, thesaurus),
  };
}

/** @param issues those that were indexed. */
export function unpackIndex({ papers, ...index }: PackedIndex, issues: readonly Issue[]): SearchIndex {
  const all = issues.flatMap((issue) => issue.papers);
  return { ...index, papers: unpackPapers(papers, all) };
}

/** @param indexed what is made of the archive; given, it need not be made. */
export function createSearch(
  archive: Archive,
  text: TextAnalysis,
  weights: Weights,
  indexed: SearchIndex = unpackIndex(indexArchive(archive, text), archive.issues),
): Search {
  const index = indexed.papers;
  const papers = index.papers.map(({ paper }) => paper);
  const thesaurus = createThesaurus(indexed.glossary);
  const frequency = (term: string) => index.frequencies[index.terms.get(term) ?? -1] ?? 0;
  const vocabulary = createVocabulary(index.words, frequency);
  const lexicon: Lexicon = { text, thesaurus, vocabulary, size: papers.length };
  const createEngine = papers.length < large ? createMiniSearchEngine : createFlatEngine;
  const engine = createEngine({ terms: index.terms, counts: index.papers.map(({ terms }) => terms) });
  const excerpts = createExcerpts(text);

  function read(question: string): Reading {
    const concepts = readConcepts(question, lexicon);
    return { question, concepts, probe: probeOf(concepts, index) };
  }

  function rank({ concepts, probe }: Reading, { within = () => true, together = () => 1 }: RankOptions = {}) {
    const plain = scoredBy(concepts, probe, within);
    // In other words than the archive's: then what the glossary has for them is most of what there is to go by.
    const isLikened = (plain[0]?.covered ?? 1) < rarelyCovered;
    const likely = isLikened ? likened(concepts) : concepts;
    const scored = isLikened ? scoredBy(likely, probeOf(likely, index), within) : plain;
    const most = isLikened ? likenedConfidence : 1;
    const leaders = together(scored.map(({ score }) => score));
    return scored.map(({ paper, signals, score, covered }, place): Match => {
      const rival = scored[place < leaders ? leaders : 0]?.score ?? 0;
      const inputs = confidenceInputsOf(score, rival, covered, probe.weight);
      return { paper, signals, score, inputs, confidence: Math.min(most, confidenceOf(inputs, weights)) };
    });
  }

  function scoredBy(concepts: readonly Concept[], probe: Probe, within: (paper: Paper) => boolean) {
    return engine
      .search(queryOf(concepts), candidateLimit, (document) => within(papers[document]!))
      .map(({ document }) => ({ document, ...score(probe, index.papers[document]!) }))
      .sort((a, b) => b.score - a.score || a.document - b.document);
  }

  function score(probe: Probe, paper: IndexedPaper) {
    const { signals, covered } = signalsOf(probe, paper, index);
    return { paper: paper.paper, signals, covered, score: scoreOf(signals, weights) };
  }

  const byPaper = new Map(index.papers.map((paper) => [paper.paper, paper]));

  return {
    read,
    rank,
    covered: ({ probe }, paper) => signalsOf(probe, byPaper.get(paper)!, index).covered,
    strangers: ({ concepts }) => strangersAmong(concepts, text),
    unsaid: ({ concepts }) => isUnsaid(concepts),
    why: ({ concepts }, paper) => whyOf(concepts, byPaper.get(paper)!, index),
    excerpt: ({ question, concepts }, paper) => excerpts.of(question, concepts, paper),
    *warmUp() {
      for (const paper of papers.slice(-maxPrepared)) yield excerpts.prepare(paper);
    },
  };
}

/** Short words are abbreviations more often than names, and an acronym is known where its long form is. */
function strangersAmong(concepts: readonly Concept[], text: TextAnalysis): readonly string[] {
  return concepts
    .filter((concept) => !isKnown(concept, 0))
    .map(({ word }) => word)
    .filter((word) => /^\p{L}{4}/u.test(word) && !text.isEnglish(word));
}

/**
 * Whether what a question of a word or two is about stands in no paper: "what is Mamba" is not answered by what the
 * glossary likens it to, and "RetNet" alone may be no slip for "ResNet".
 */
function isUnsaid(concepts: readonly Concept[]): boolean {
  const content = concepts.filter(({ word }) => !chatterWords.has(word));
  const [heaviest] = content.toSorted((a, b) => b.weight - a.weight);
  if (heaviest === undefined || content.length > 2) return false;
  return !isKnown(heaviest, content.length === 1 ? acronymWeight : 0);
}

/** Whether a paper says it: itself or, as surely as `least`, in another spelling, or in full where it is an acronym. */
function isKnown({ direct, related }: Concept, least: number): boolean {
  return Math.max(-1, ...direct.values()) >= least || Math.max(-1, ...related.values()) >= acronymWeight;
}

function whyOf(
  concepts: readonly Concept[],
  paper: IndexedPaper,
  { terms }: IndexedPapers,
): readonly string[] {
  const stands = (term: string) => paper.terms.terms.includes(terms.get(term) ?? -1);
  return concepts
    .filter(({ word }) => !chatterWords.has(word))
    .filter(({ direct, related }) => [...direct.keys()].some(stands) || [...related.keys()].some(stands))
    .sort((a, b) => b.weight - a.weight)
    .map(({ typed }) => typed);
}

/** What the engine is asked: every term of every concept, the glossary's with less weight. */
function queryOf(concepts: readonly Concept[]): ReadonlyMap<string, number> {
  const query = new Map<string, number>();
  for (const { direct, related } of concepts)
    for (const [term, weight] of [...related, ...direct])
      query.set(term, Math.max(weight, query.get(term) ?? 0));
  return query;
}
