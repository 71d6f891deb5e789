// First step of the shell: the words of the command line → what is to be done, or what is wrong with them.

import { parseArgs } from 'node:util';
import { problemOf } from '../arguments.ts';
import { nearest } from '../corpus/nearest.ts';
import { quote } from '../corpus/problems.ts';
import { HELP, USAGE } from './usage.ts';

/** What the command line asks for; undefined is what it leaves to others: the folder, how many papers to show. */
export type Invocation =
  | { readonly kind: 'chat'; readonly corpus: string | undefined }
  | {
      readonly kind: 'ask';
      readonly question: string;
      readonly json: boolean;
      readonly limit: number | undefined;
      readonly corpus: string | undefined;
    }
  | { readonly kind: 'jsonl'; readonly limit: number | undefined; readonly corpus: string | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly text: string }
  /** `problem` names the culprit, `usage` says how it is done. */
  | { readonly kind: 'wrong'; readonly problem: string; readonly usage: string };

const MOST = 20;

const COMMON = {
  corpus: { type: 'string' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;
const ASK = {
  ...COMMON,
  limit: { type: 'string' },
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
} as const;

/** Reads the words behind the program's name. */
export function readInvocation(words: readonly string[]): Invocation {
  const [command, ...rest] = words;
  if (command === 'ask') return reading(USAGE.ask, () => readAsk(rest));
  if (command === 'chat') return reading(USAGE.chat, () => readChat(rest));
  return reading(USAGE.all, () => readOther(words));
}

function reading(usage: string, read: () => Invocation): Invocation {
  try {
    return read();
  } catch (error) {
    return { kind: 'wrong', problem: problemOf(error), usage };
  }
}

function readAsk(words: readonly string[]): Invocation {
  const { values, positionals } = parseArgs({ args: [...words], options: ASK, allowPositionals: true });
  const { help, version, corpus, json = false, jsonl = false } = values;
  if (help) return { kind: 'help', text: HELP.ask };
  if (version) return { kind: 'version' };

  const wrong = (problem: string): Invocation => ({ kind: 'wrong', problem, usage: USAGE.ask });
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  const question = positionals.join(' ').trim();
  if (values.limit !== undefined && !isLimit(values.limit))
    return wrong(`--limit must be a whole number from 1 to ${MOST}, not ${quote(values.limit)}.`);
  if (corpus === '') return wrong('--corpus needs the path of a folder.');
  if (json && jsonl) return wrong('--json and --jsonl exclude each other: --jsonl writes JSON too.');
  if (jsonl && positionals.length > 0)
    return wrong(`--jsonl reads its questions from standard input: leave out ${quote(question)}.`);
  if (jsonl) return { kind: 'jsonl', limit, corpus };
  if (question === '')
    return wrong('ask needs a question, or --jsonl to read questions from standard input.');
  return { kind: 'ask', question, json, limit, corpus };
}

function readChat(words: readonly string[]): Invocation {
  const { values, positionals } = parseArgs({ args: [...words], options: COMMON, allowPositionals: true });
  if (values.help) return { kind: 'help', text: HELP.chat };
  if (values.version) return { kind: 'version' };

  const wrong = (problem: string): Invocation => ({ kind: 'wrong', problem, usage: USAGE.chat });
  if (values.corpus === '') return wrong('--corpus needs the path of a folder.');
  if (positionals.length > 0)
    return wrong(`chat takes no question: leave out ${quote(positionals.join(' '))}, or use ask.`);
  return { kind: 'chat', corpus: values.corpus };
}

function readOther(words: readonly string[]): Invocation {
  const { help, version } = COMMON;
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { help, version },
    allowPositionals: true,
  });
  if (values.help) return { kind: 'help', text: HELP.all };
  if (values.version) return { kind: 'version' };
  const [command] = positionals;
  const problem =
    command === undefined
      ? 'Say what to do: chat or ask.'
      : `There is no command ${quote(command)}: did you mean ${nearest(command.slice(0, 40), ['chat', 'ask'])?.name}?`;
  return { kind: 'wrong', problem, usage: USAGE.all };
}

function isLimit(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST;
}
