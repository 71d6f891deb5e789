// Facts about Paperboy → the card of /about: what the archive holds, how to ask, what is kept about a member.
import { type Archive, countPapers } from '../corpus/archive.ts';
import { cut, drawWithinLimits } from './limits.ts';
import { clean, day, joined, type Markdown, md } from './markdown.ts';
import { card, colours, type Payload, separator, text } from './parts.ts';

export interface AboutFacts {
  readonly archive: Pick<Archive, 'issues'>;
  readonly version: string;
  /** What is kept about a member, and for how long, in plain words. */
  readonly kept: string;
}

export function aboutCard({ archive: { issues }, version, kept }: AboutFacts): Payload {
  return drawWithinLimits((room) =>
    card(colours.paper, [
      text(md`### Paperboy
I answer questions from an archive of paper summaries. Every sentence that I show stands in the archive: I make none up, and I say so when it has no answer.`),
      text(joined([md`**What the archive holds**`, ...holdings(issues, (title) => cut(title, room(300)))])),
      text(HOW_TO_ASK),
      text(joined([md`**What is kept about you**`, md`${cut(clean(kept), room(1_000))}`])),
      separator(),
      text(md`-# Paperboy ${version}`),
    ]),
  );
}

function holdings(issues: Archive['issues'], shortened: (title: string) => string): readonly Markdown[] {
  const papers = countPapers(issues);
  const [oldest, newest] = [issues.at(0), issues.at(-1)];
  const counts = md`${counted(papers, 'paper')} in ${counted(issues.length, 'issue')}`;
  if (oldest === undefined || newest === undefined) return [counts];
  return [
    md`${counts}, from ${day(oldest.date)} to ${day(newest.date)}`,
    md`Newest issue: ${shortened(clean(newest.title))}`,
  ];
}

function counted(count: number, name: string): string {
  return `${count.toLocaleString('en-US')} ${name}${count === 1 ? '' : 's'}`;
}

const HOW_TO_ASK = md`**How to ask**
- \`/ask\` a question, mention me with one, or write me a direct message
- Go on as in any talk: "any downsides?", "another one", "and in 2022?"
- \`/search\` lists all that fits, \`/paper\` and \`/issue\` open one, \`/related\` finds its like, \`/random\` surprises you
- On any message: Apps → Find papers about this`;
