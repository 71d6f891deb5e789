// The two lists beside the issues: which words stand for each other, and which topics there are.

import * as z from 'zod';
import type { Glossary } from './archive.ts';
import { parseYaml, textSchema } from './parse-yaml.ts';
import { quote, type Report } from './problems.ts';

const ACRONYMS_CURE = 'write `acronyms:` and below it, indented, lines such as `MoE: mixture of experts`';
const SYNONYMS_CURE = 'write `synonyms:` and below it, indented, lines such as `- quick, fast`';

const WORD_CURE = 'write the word, or delete the line';
const word = textSchema(WORD_CURE);

const glossarySchema = z.strictObject(
  {
    acronyms: z
      .record(word, wordsSchema('TTS: text-to-speech, test-time scaling'), {
        error: `must be a map: ${ACRONYMS_CURE}`,
      })
      .optional(),
    synonyms: z
      .array(
        wordsSchema('- quick, fast').refine((words) => words.length >= 2, {
          error: 'has a group of fewer than 2 words: add another behind a comma',
        }),
        { error: `must be a list: ${SYNONYMS_CURE}` },
      )
      .optional(),
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

// Text, not a YAML list: the library takes more than twice as long to read the same words in brackets.
function wordsSchema(example: string) {
  return textSchema(WORD_CURE, `part the words by commas, without brackets, as in \`${example}\``)
    .transform((text) => text.split(',').map((word) => word.trim()))
    .superRefine((words, context) => {
      const seen = new Set<string>();
      for (const text of words) {
        const folded = text.toLowerCase();
        if (text === '') {
          context.addIssue('has nothing between two commas: write a word there, or delete a comma');
        } else if (seen.has(folded)) {
          context.addIssue(`has ${quote(text)} twice in one group: delete one of the two`);
        }
        seen.add(folded);
      }
    });
}
