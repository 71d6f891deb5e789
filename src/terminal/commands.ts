// What can be typed after a slash in a conversation: one list, both to run and to explain the commands.

import type { Turn } from '../answering/answer.ts';
import type { App } from '../app.ts';
import type { Paper } from '../corpus/archive.ts';
import { nearest } from '../corpus/nearest.ts';
import { findIssues } from './find-issues.ts';
import { findPaper } from './find-paper.ts';
import { type View, wrap } from './layout.ts';
import { listIssues, renderIssue, renderPaper } from './render-archive.ts';

/** What a conversation remembers. */
export interface Session {
  /** Oldest first, at most five. */
  readonly turns: readonly Turn[];
  /** The codes of the papers that were last shown with numbers. */
  readonly numbered: readonly string[];
}

/** What a command or a question brings about; what is left out stays as it was. */
export interface Outcome {
  readonly text: string;
  readonly numbered?: readonly Paper[];
  readonly turn?: Turn;
  readonly ended?: boolean;
}

/** What a command may use. */
export interface Context {
  readonly session: Session;
  readonly app: App;
  readonly view: View;
}

export interface ChatCommand {
  readonly name: string;
  /** What may follow the name, as the help shows it; empty for nothing. */
  readonly argument: string;
  readonly does: string;
  run(argument: string, context: Context): Outcome;
}

export const COMMANDS: readonly ChatCommand[] = [
  {
    name: 'paper',
    argument: 'CODE',
    does: 'a whole summary, by its code (2022-12-04#2) or its number in the last list (2)',
    run(argument, { session, app, view }) {
      const found = findPaper(argument, session.numbered, app);
      return found.kind === 'paper' ? showPaper(found.paper, view) : said(found.problem, view);
    },
  },
  {
    name: 'issue',
    argument: 'DATE',
    does: 'the papers of an issue, by its date (2022-12-04, 2022-12) or “latest”; all issues without a date',
    run(argument, { app, view }) {
      const found = findIssues(argument, app.archive.issues);
      if (found.kind === 'problem') return said(found.problem, view);
      const [first, ...others] = found.issues;
      if (first === undefined || others.length > 0) {
        const hint = wrap([{ text: '/issue DATE shows the papers of one.', format: 'dim' }], view);
        return { text: `${listIssues(found.issues, view)}\n\n${hint}` };
      }
      return { text: renderIssue(first, view), numbered: first.papers };
    },
  },
  {
    name: 'random',
    argument: '',
    does: 'the summary of any paper',
    run(_, { app, view }) {
      const paper = app.randomPaper();
      return paper ? showPaper(paper, view) : said('The archive has no paper.', view);
    },
  },
  { name: 'help', argument: '', does: 'this list', run: (_, { view }) => ({ text: renderHelp(view) }) },
  { name: 'quit', argument: '', does: 'ends; so does Ctrl-D', run: () => ({ text: '', ended: true }) },
];

/** The command of a name, capitals ignored; a bare slash asks for help. */
export function findCommand(name: string): ChatCommand | undefined {
  const known = nearestCommand(name === '' ? 'help' : name);
  return known?.distance === 0 ? COMMANDS.find((command) => command.name === known.name) : undefined;
}

/** What is said where no command has the name. */
export function missingCommand(name: string, view: View): Outcome {
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  return said(
    `There is no command /${shown}; the nearest is /${nearestCommand(name)?.name}. /help lists them all.`,
    view,
  );
}

// No command is as long as 40 letters, and the distance of a long text takes long.
function nearestCommand(name: string) {
  return nearest(
    name.slice(0, 40),
    COMMANDS.map((command) => command.name),
  );
}

// What "it" means in the next question is the paper that was just read.
function showPaper(paper: Paper, view: View): Outcome {
  return { text: renderPaper(paper, view), turn: { understood: paper.title, papers: [paper.code] } };
}

function said(text: string, view: View): Outcome {
  return { text: wrap([{ text }], view) };
}

function renderHelp(view: View): string {
  const usages = COMMANDS.map(({ name, argument }) => `/${name} ${argument}`.trimEnd());
  const widest = Math.max(...usages.map((usage) => usage.length)) + 2;
  const lines = COMMANDS.map(({ does }, i) =>
    wrap([{ text: does }], view, { first: usages[i]!.padEnd(widest), rest: ' '.repeat(widest) }),
  );
  return [wrap([{ text: 'Anything that does not begin with a slash is a question.' }], view), ...lines].join(
    '\n',
  );
}
