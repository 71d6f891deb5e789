// What `--help` shows, and the usage that stands below the message about a wrong command line.

const CHAT = 'node src/cli.ts chat [--corpus DIR]';
const ASK = 'node src/cli.ts ask "QUESTION" [--limit N] [--json] [--corpus DIR]';
const JSONL = 'node src/cli.ts ask --jsonl [--limit N] [--corpus DIR]';

const COMMON_OPTIONS = `  --corpus DIR  the folder of the archive; if left out that of the environment's
                CORPUS_DIR, and without it the one that ships
  --help        this text
  --version     the version`;

export const USAGE = {
  all: usage(CHAT, ASK, JSONL),
  chat: usage(CHAT),
  ask: usage(ASK, JSONL),
} as const;

export const HELP = {
  all: `Paperboy answers questions about machine-learning papers from an archive of
newsletter issues.

${USAGE.all}

Commands:
  chat          a conversation; /help in it lists its commands
  ask           one answer, or one for every line of standard input

“chat --help” and “ask --help” tell more.`,

  chat: `A conversation about the papers of the archive. Piped lines are answered in
order.

${USAGE.chat}

Options:
${COMMON_OPTIONS}`,

  ask: `One answer from the archive, or one for every line of standard input.

${USAGE.ask}

Options:
  --limit N     how many papers to show, 1 to 20; if left out 3, or as many as
                fit where a list is asked for
  --json        the answer as a JSON object on one line
  --jsonl       such an object for every line of standard input, which is a
                question, or {"question": "...", "conversation": "id"};
                lines with the same id are one conversation
${COMMON_OPTIONS}
  --            all that follows is the question: ask -- what is --no-bias for

Exit code:
  0             answered, even if unsure
  1             the archive can't be loaded
  2             wrong usage, or with --jsonl a line that holds no question
  3             the archive does not cover it`,
} as const;

function usage(...forms: readonly string[]): string {
  return ['Usage:', ...forms.map((form) => `  ${form}`)].join('\n');
}
