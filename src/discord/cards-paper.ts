// Paper → cards with its whole summary, a page at a time.
import type { DateWindow } from '../answering/dates.ts';
import type { Paper } from '../corpus/archive.ts';
import { type Asked, askedLines } from './asked.ts';
import { encodeId, shortTopic } from './ids.ts';
import { cut, cutAt, drawWithinLimits, type Room } from './limits.ts';
import { clean, isBlank, joined, type Markdown, md } from './markdown.ts';
import { heading, linkToPaper, saveButton } from './paper-parts.ts';
import { button, card, colours, type Payload, placeWithin, row, text, turningButtons } from './parts.ts';

/** The answer that something was opened from, and that Back leads to. */
export interface Origin extends Asked {
  /** The papers of the answer, best first, 8 at most. */
  readonly codes: readonly string[];
  /** The one that was shown, from 0. */
  readonly at: number;
}

export interface PaperOptions {
  /** The user id of the member who opened it. */
  readonly asker: string;
  /** Shows its question and Back. The pages belong to `/paper`. */
  readonly from?: Origin;
  /** What it was drawn from at random: shows Another. The pages then belong to `/random`. */
  readonly another?: { readonly topic?: string | null; readonly window?: DateWindow | null };
}

/** @param page from 0; one beyond the last is the last. */
export function paperCard(paper: Paper, page: number, options: PaperOptions): Payload {
  const pages = pagesOf(paper.paragraphs);
  const shown = placeWithin(page, pages.length);
  const buttons = buttonsFor(paper, shown, pages.length, options);
  return drawWithinLimits((room) =>
    card(colours.paper, [
      options.from ? text(askedLines(options.from, room)) : null,
      text(
        joined([
          heading(paper, room),
          topicLine(paper, room),
          joined(pages[shown]!, '\n\n'),
          pages.length > 1 ? md`-# page ${shown + 1} of ${pages.length}` : null,
        ]),
      ),
      ...buttons,
    ]),
  );
}

function topicLine({ topics }: Paper, room: Room): Markdown | null {
  return topics.length === 0 ? null : md`-# topics: ${cut(topics.map(clean).join(', '), room(300))}`;
}

/** Discord's limit for the buttons of a row. */
const mostInARow = 5;

/** Where it leads to within what is shown, and what there is to do with the paper. */
function buttonsFor(paper: Paper, page: number, count: number, { asker, from, another }: PaperOptions) {
  const about = from ? { codes: from.codes, at: from.at, window: from.window } : { codes: [paper.code] };
  const drawn = another && {
    window: another.window ?? null,
    topic: shortTopic(another.topic),
  };
  const turned = {
    command: another ? 'random' : 'paper',
    action: 'show',
    asker,
    ...about,
    ...drawn,
  } as const;
  const ways = [
    ...turningButtons(page, count, (to) => encodeId({ ...turned, page: to })),
    ...(from ? [button('Back', encodeId({ command: 'ask', action: 'show', asker, ...about }))] : []),
    ...(another
      ? [button('Another', encodeId({ command: 'random', action: 'another', asker, ...drawn }))]
      : []),
  ];
  const further = [
    button('Related', encodeId({ command: 'related', action: 'show', asker, ...about })),
    saveButton(paper),
    linkToPaper(paper),
  ];
  const fit = ways.length + further.length <= mostInARow;
  return fit ? [row([...ways, ...further])] : [row(ways), row(further)];
}

/** The most on a page: some two screens of a phone, and well within a message in any script. */
const longestPage = { characters: 2_400, bytes: 6_000 } as const;

/** Paragraphs in pages, parted at their ends; one that is longer than a page, at the end of a sentence or a word. */
export function pagesOf(paragraphs: readonly string[]): readonly (readonly Markdown[])[] {
  const pages: Markdown[][] = [];
  let page: Markdown[] = [];
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
  };
  for (const paragraph of paragraphs.map(clean)) {
    let rest = paragraph;
    while (!isPage(rest)) {
      const { end, mark } = pageEnd(rest);
      turn();
      page = [md`${rest.slice(0, end)}${{ source: mark }}`];
      turn();
      rest = rest.slice(end).trimStart();
    }
    if (isBlank(rest)) continue;
    const next = md`${rest}`;
    if (!isWithinPage([...page, next])) turn();
    page.push(next);
  }
  turn();
  return pages.length > 0 ? pages : [[]];
}

/** As much of a paragraph as a page takes: less where much of it is escaped, or is of more than a byte. */
function pageEnd(paragraph: string): ReturnType<typeof cutAt> {
  const lengths = [1, 0.75, 0.5, 0.25].map((share) => longestPage.characters * share);
  const fitting = lengths.find((length) => isPage(cut(paragraph, length)));
  return cutAt(paragraph, fitting ?? longestPage.characters / 4);
}

function isPage(text: string): boolean {
  return text.length <= longestPage.characters && isWithinPage([md`${text}`]);
}

function isWithinPage(paragraphs: readonly Markdown[]): boolean {
  const { source } = joined(paragraphs, '\n\n');
  return source.length <= longestPage.characters && Buffer.byteLength(source) <= longestPage.bytes;
}
