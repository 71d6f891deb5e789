// The two lists beside the issues: which words stand for each other, and which topics there are.

import * as z from 'zod';
import type { Glossary } from './archive.ts';
import { parseYaml, textSchema } from './parse-yaml.ts';
import { quote, type Report } from './problems.ts';

const ACRONYMS_CURE = 'write `acronyms:` and below it, indented, lines such as `MoE: mixture of experts`';
const SYNONYMS_CURE = 'write `synonyms:` and below it, indented, lines such as `- [quick, fast]`';

const word = textSchema('write the word, or delete the line');

const glossarySchema = z.strictObject(
  {
    acronyms: z
      .record(word, z.preprocess(listOfOne, wordList(1)), { error: `must be a map: ${ACRONYMS_CURE}` })
      .optional(),
    synonyms: z.array(wordList(2), { error: `must be a list of lists: ${SYNONYMS_CURE}` }).optional(),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? 'only acronyms and synonyms are known here'
        : `must hold acronyms or synonyms: ${ACRONYMS_CURE}`,
  },
);

const topicsSchema = z.record(
  // Commas part the topics of a paper, so a name with one could never be used.
  word.refine((name) => !name.includes(','), { error: 'has a comma in its name: take it out' }),
  textSchema('write behind the colon what the topic covers'),
  { error: 'must be a map of topics: write lines such as `attention: its cost and its variants`' },
);

/**
 * `glossary.yaml` → the glossary; both of its parts may be left out.
 * @returns `undefined` where a problem has been reported.
 */
export function parseGlossary(text: string, report: Report): Glossary | undefined {
  const found = parseYaml(text, glossarySchema, report);
  if (found === undefined) return undefined;
  return { acronyms: new Map(Object.entries(found.acronyms ?? {})), synonyms: found.synonyms ?? [] };
}

/**
 * `topics.yaml` → name of a topic to what it covers, in the file's order.
 * @returns `undefined` where a problem has been reported.
 */
export function parseTopics(text: string, report: Report): ReadonlyMap<string, string> | undefined {
  const found = parseYaml(text, topicsSchema, report);
  return found && new Map(Object.entries(found));
}

function listOfOne(value: unknown): unknown {
  return Array.isArray(value) ? value : [value];
}

function wordList(least: 1 | 2) {
  return z
    .array(word, { error: 'must be a list: write it as `[one, another]`' })
    .superRefine((words, context) => {
      if (words.length < least) {
        const message =
          least === 1 ? 'is empty: write a long form' : 'has a group of fewer than 2 words: add another';
        context.addIssue({ code: 'custom', message });
      }
      const seen = new Set<string>();
      words.forEach((text, index) => {
        const folded = text.toLowerCase();
        if (seen.has(folded)) {
          const message = `has ${quote(text)} twice in one group: delete one of the two`;
          context.addIssue({ code: 'custom', path: [index], message });
        }
        seen.add(folded);
      });
    });
}
