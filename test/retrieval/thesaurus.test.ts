// The glossary in use: which terms stand for which, and where its phrases stand among words.

import { describe, expect, test } from 'vitest';
import { createThesaurus, readGlossary } from '../../src/retrieval/thesaurus.ts';
import { glossaryOf, text, type Words } from './small-archive.ts';

function thesaurusOf(words: Words) {
  const thesaurus = createThesaurus(readGlossary(glossaryOf(words), text));
  return {
    related: (term: string) => [...thesaurus.related(term).keys()].sort(),
    weight: (term: string, other: string) => thesaurus.related(term).get(other),
    phrases: (of: string) => thesaurus.phrases(text.tokens(of)),
  };
}

describe('related terms', () => {
  test('an acronym and its long form, both ways', () => {
    const { related } = thesaurusOf({ acronyms: { MoE: ['mixture of experts'], PPL: ['perplexity'] } });
    expect(related('moe')).toEqual(['mixtur_expert']);
    expect(related('mixtur_expert')).toEqual(['moe']);
    expect(related('ppl')).toEqual(['perplex']);
    expect(related('perplex')).toEqual(['ppl']);
    expect(related('expert')).toEqual([]);
  });

  test('an acronym of two senses: each is related to it, and they are not to each other', () => {
    const { related } = thesaurusOf({
      acronyms: { ASR: ['automatic speech recognition', 'attack success rate'] },
    });
    expect(related('asr')).toEqual(['attack_success_rate', 'automat_speech_recognit']);
    expect(related('attack_success_rate')).toEqual(['asr']);
  });

  test('all of a group, and of every group that a term is in', () => {
    const { related } = thesaurusOf({
      synonyms: [
        ['quick', 'fast', 'speedy'],
        ['fast', 'abstain'],
      ],
    });
    expect(related('quick')).toEqual(['fast', 'speedi']);
    expect(related('fast')).toEqual(['abstain', 'quick', 'speedi']);
    expect(related('slow')).toEqual([]);
  });

  test('all weigh less than the word itself, a synonym less than a long form, and the surer relation counts', () => {
    const { weight } = thesaurusOf({
      acronyms: { PPL: ['perplexity'] },
      synonyms: [
        ['quick', 'fast'],
        ['ppl', 'perplexity'],
        ['perplexity', 'entropy'],
      ],
    });
    expect(weight('quick', 'fast')).toBeGreaterThan(0);
    expect(weight('ppl', 'perplex')).toBeGreaterThan(weight('quick', 'fast')!);
    expect(weight('ppl', 'perplex')).toBeLessThan(1);
    expect(weight('perplex', 'entropi')).toBe(weight('quick', 'fast'));
  });

  test('inflections, capitals and hyphens make no other word of one', () => {
    const { related } = thesaurusOf({
      synonyms: [
        ['Fine-Tuning', 'adapting'],
        ['fine tuned', 'adaptation'],
      ],
    });
    expect(related('fine_tune')).toEqual(['adapt']);
    expect(related('adapt')).toEqual(['fine_tune']);
  });

  test('a word is never related to itself, nor to nothing', () => {
    const { related } = thesaurusOf({
      synonyms: [
        ['prune', 'pruning', 'pruned'],
        ['what if', 'ablation'],
      ],
    });
    expect(related('prune')).toEqual([]);
    expect(related('ablat')).toEqual([]);
    expect(related('')).toEqual([]);
  });

  test('an empty glossary relates nothing', () => {
    const { related, phrases } = thesaurusOf({});
    expect(related('moe')).toEqual([]);
    expect(phrases('mixture of experts')).toEqual([]);
  });

  test('an acronym that ends in S is no plural of a shorter one', () => {
    const { related } = thesaurusOf({ acronyms: { RMS: ['root mean square'], RM: ['reward model'] } });
    expect(related(text.tokens('RMS')[0]!.term)).toEqual(['root_mean_squar']);
  });

  test('a phrase that grammar words make what it is stands for none of its words', () => {
    const { related } = thesaurusOf({
      acronyms: { OOV: ['out of vocabulary'] },
      synonyms: [
        ['not sure', 'uncertain'],
        ['no improvement', 'plateau'],
      ],
    });
    expect([related('vocabulari'), related('sure'), related('improv')]).toEqual([[], [], []]);
  });
});

describe('phrases', () => {
  const { phrases } = thesaurusOf({
    acronyms: { MoE: ['mixture of experts'], CoT: ['chain of thought'], LM: ['language model'] },
    synonyms: [
      ['large language model', 'chatbot'],
      ['model compression', 'pruning'],
    ],
  });

  test('stand where their words stand, grammar between them or not', () => {
    expect(phrases('a mixture of experts')).toEqual([{ term: 'mixtur_expert', first: 1, last: 3 }]);
    expect(phrases('mixture-of-experts')).toEqual([{ term: 'mixtur_expert', first: 0, last: 2 }]);
    expect(phrases('Mixtures, experts')).toEqual([{ term: 'mixtur_expert', first: 0, last: 1 }]);
  });

  test('need all of their words, in order, next to each other', () => {
    for (const not of [
      'experts of mixture',
      'mixture of sparse experts',
      'mixture',
      'chain',
      'thought chain',
    ])
      expect([not, phrases(not)]).toEqual([not, []]);
  });

  test('may lie over one another, and come again', () => {
    const found = phrases('large language model compression, language model');
    expect(found.map(({ term, first, last }) => [term, first, last])).toEqual([
      ['larg_languag_model', 0, 2],
      ['languag_model', 1, 2],
      ['model_compress', 2, 3],
      ['languag_model', 4, 5],
    ]);
  });

  test('a single word is no phrase', () => {
    expect(phrases('chatbot pruning MoE')).toEqual([]);
  });
});
