// Lists of papers → cards: an issue's papers in order, what a search found, what is related; a select opens one.
import type { DateWindow } from '../answering/dates.ts';
import type { Issue, Paper } from '../corpus/archive.ts';
import { askedLines } from './asked.ts';
import type { Origin } from './cards-paper.ts';
import { encodeId, shortTopic } from './ids.ts';
import { cut, drawWithinLimits } from './limits.ts';
import { clean, day, isBlank, joined, type Markdown, md } from './markdown.ts';
import { inALine, mostOptions, numbered, paperSelect, starOf } from './paper-parts.ts';
import { button, card, colours, type Payload, placeWithin, row, text, turningButtons } from './parts.ts';

/** So many results a page of `listCard` is meant for, and so many papers a page of an issue has. */
export const listPageSize = 8;
export const issuePageSize = 20;

/**
 * An issue's papers in order.
 * @param page from 0; one beyond the last is the last. Its ids name the issue by its first paper.
 */
export function issueCard(issue: Issue, page: number, { asker }: { readonly asker: string }): Payload {
  const pages = Math.max(1, Math.ceil(issue.papers.length / issuePageSize));
  const shown = placeWithin(page, pages);
  const first = shown * issuePageSize;
  const papers = issue.papers.slice(first, first + issuePageSize);
  const codes = issue.papers.slice(0, 1).map(({ code }) => code);
  const title = clean(issue.title);
  const count = `${issue.papers.length} paper${issue.papers.length === 1 ? '' : 's'}`;
  return drawWithinLimits((room) =>
    card(colours.paper, [
      text(
        joined([
          md`### ${isBlank(title) ? issue.date : cut(title, room(300))}`,
          md`-# issue of ${day(issue.date)} · ${count}${pageOf(shown, pages)}`,
          ...papers.map((paper, i) => md`${numbered(paper, first + i + 1, room)}${starOf(paper)}`),
        ]),
      ),
      paperSelect(papers, asker),
      row(
        turningButtons(shown, pages, (to) =>
          encodeId({ command: 'issue', action: 'show', asker, codes, page: to }),
        ),
      ),
    ]),
  );
}

export interface ListOptions {
  /** The command that the pages belong to. */
  readonly command: string;
  /** The user id of the member who asked. */
  readonly asker: string;
  /** The words that were searched: in small print above, where `readAsked` finds them. */
  readonly words?: string;
  readonly topic?: string | null;
  readonly window?: DateWindow | null;
  /** The code of the paper that all is about. */
  readonly about?: string;
  /** The answer that it was opened from: shows its question, and Back. Stands in for `words` and `about`. */
  readonly from?: Origin;
}

export interface ListItem {
  readonly paper: Paper;
  /** Why it is in the list, in plain words; may be empty. */
  readonly line: string;
}

/**
 * One page of a list.
 * @param results those of this page, 25 at most; 8 read well.
 * @param page from 0.
 * @param first the number of the first result, from 1; pages of 8 are assumed.
 */
export function listCard(
  title: string,
  results: readonly ListItem[],
  page: number,
  pages: number,
  options: ListOptions,
  first = page * listPageSize + 1,
): Payload {
  const { asker, from, words = '', about, topic } = options;
  const window = from?.window ?? options.window ?? null;
  const items = results.slice(0, mostOptions);
  const list = { codes: from?.codes ?? (about === undefined ? [] : [about]), at: from?.at ?? 0, window };
  const turned = { ...list, command: options.command, asker, topic: shortTopic(topic) };
  return drawWithinLimits((room) => {
    const lineOf = ({ paper, line }: ListItem, i: number): Markdown => {
      const why = cut(clean(line), room(200));
      return joined([inALine(paper, first + i, room), isBlank(why) ? null : md`-# ${why}`]);
    };
    return card(colours.paper, [
      text(
        joined([
          askedLines(from ?? { question: words, understood: words, window }, room),
          shortTopic(topic) === null ? null : md`-# Only papers on ${cut(clean(topic ?? ''), room(100))}`,
        ]),
      ),
      text(joined([md`### ${cut(clean(title), room(300))}${pageOf(page, pages)}`, ...items.map(lineOf)])),
      paperSelect(
        items.map(({ paper }) => paper),
        asker,
      ),
      row([
        ...turningButtons(page, pages, (to) => encodeId({ ...turned, action: 'show', page: to })),
        from ? button('Back', encodeId({ ...list, command: 'ask', action: 'show', asker })) : null,
      ]),
    ]);
  });
}

function pageOf(page: number, pages: number): Markdown {
  return pages > 1 ? md` · page ${page + 1} of ${pages}` : md``;
}
