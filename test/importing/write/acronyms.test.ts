// Acronyms that a text explains: which are found, and what only looks like one.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { acronymsIn } from '../../../src/importing/acronyms.ts';
import { anyText } from './any-blocks.ts';

it.each([
  ['They use a mixture of experts (MoE) here.', 'MoE', 'mixture of experts'],
  ['Large language models (LLMs) are large.', 'LLM', 'Large language model'],
  ['with sparse autoencoders (SAEs)', 'SAE', 'sparse autoencoder'],
  ['the retrieval-augmented generation (RAG; see above)', 'RAG', 'retrieval-augmented generation'],
  ['uses Multi-head Latent Attention (MLA)', 'MLA', 'Multi-head Latent Attention'],
  ['Reinforcement Learning from Human Feedback (RLHF)', 'RLHF', 'Reinforcement Learning from Human Feedback'],
  ['a key-value (KV) cache', 'KV', 'key-value'],
  ['Naturalized Execution Tuning (NExT)', 'NExT', 'Naturalized Execution Tuning'],
])('finds in “%s”', (text, short, long) => {
  expect(acronymsIn(text)).toEqual([{ short, long }]);
});

it.each([
  ['what is no short form', 'It was trained on a large cluster (Meta) in the spring (2022).'],
  ['other initials', 'a method that masks pixels (MAE)'],
  ['a word that is only mentioned', 'models such as the first one (GPT)'],
  ['what goes on behind a full stop', 'The model is small. Experts (SE) agree.'],
  ['a long form that holds the short one', 'large LLM models (LLM)'],
  ['a single word', 'perplexity (PPL)'],
  ['a list with commas', 'training, testing (TT)'],
])('passes over %s', (_, text) => {
  expect(acronymsIn(text)).toEqual([]);
});

it('takes any text, and finds only what stands there', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyText, fc.constantFrom('(', ')', 'AB', 'a b ', 'A-B '))), (pieces) => {
      const text = pieces.join('');
      for (const { short, long } of acronymsIn(text)) {
        expect(text).toContain(short);
        expect(text.replace(/\s+/g, ' ')).toContain(long);
        expect(long).not.toContain(',');
      }
    }),
  );
});

it('takes no longer for text made to take long', () => {
  const started = performance.now();
  acronymsIn(`${'aaaa '.repeat(20_000)}(AAAAAAAAAA) `);
  acronymsIn(`${'a-'.repeat(20_000)}(ABABABABAB) `);
  acronymsIn('a('.repeat(20_000));
  acronymsIn(`${'of of '.repeat(10_000)}(OFOFOFOFOF)`);
  expect(performance.now() - started).toBeLessThan(2000);
});
