// The words behind `npm run eval --` and `npm run tune --` → what is to be measured, or what is wrong with them.

import { parseArgs } from 'node:util';
import { type Help, reading, type WrongUsage } from '../arguments.ts';

const evalUsage = `Usage:
  npm run eval                                         the archive and the questions that ship
  npm run eval -- --corpus DIR --questions FILE        any archive and questions
  npm run eval -- --docs FILE --queries FILE           any retrieval set

  --questions  a file of JSON Lines, or a folder with several
  --misses     also lists what failed`;

const tuneUsage = `Usage:
  npm run tune -- --corpus DIR --questions FILE [--write]

  --questions  a file of JSON Lines, or a folder with several
  --write      puts the fitted weights in place of those in use`;

/** Undefined folders and files are those that ship. */
export type EvalRun =
  | {
      readonly kind: 'questions';
      readonly corpus: string | undefined;
      readonly questions: string | undefined;
      readonly misses: boolean;
    }
  | { readonly kind: 'retrieval'; readonly docs: string; readonly queries: string; readonly misses: boolean };

export interface TuneRun {
  readonly kind: 'tune';
  readonly corpus: string;
  readonly questions: string;
  readonly write: boolean;
}

export function readEvalRun(words: readonly string[]): EvalRun | Help | WrongUsage {
  return reading(evalUsage, (wrong) => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        corpus: { type: 'string' },
        questions: { type: 'string' },
        docs: { type: 'string' },
        queries: { type: 'string' },
        misses: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    const { corpus, questions, docs, queries, misses, help } = values;
    if (help) return { kind: 'help', text: evalUsage };
    if (docs !== undefined || queries !== undefined) {
      if (!docs || !queries) return wrong('--docs and --queries each need a file, and the other one.');
      if (corpus !== undefined || questions !== undefined)
        return wrong('A retrieval set has its own documents: leave out --corpus and --questions.');
      return { kind: 'retrieval', docs, queries, misses };
    }
    if (corpus === '' || questions === '') return wrong('--corpus and --questions each need a path.');
    if (corpus !== undefined && questions === undefined)
      return wrong('--corpus needs --questions: those that ship are about the archive that ships.');
    return { kind: 'questions', corpus, questions, misses };
  });
}

export function readTuneRun(words: readonly string[]): TuneRun | Help | WrongUsage {
  return reading(tuneUsage, (wrong) => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        corpus: { type: 'string' },
        questions: { type: 'string' },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    const { corpus, questions, write, help } = values;
    if (help) return { kind: 'help', text: tuneUsage };
    if (!corpus || !questions) return wrong('Say what to fit to, with --corpus and --questions.');
    return { kind: 'tune', corpus, questions, write };
  });
}
