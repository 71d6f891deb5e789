// A member's reading list → the card that shows it, page by page; a select opens one of the papers.
import { encodeId } from './ids.ts';
import { cut, drawWithinLimits, type Room } from './limits.ts';
import { clean, joined, type Markdown, md } from './markdown.ts';
import { inALine, paperSelect } from './paper-parts.ts';
import { card, colours, type Payload, placeWithin, row, text, turningButtons } from './parts.ts';
import type { Entry } from './saved-papers.ts';

/** So many papers a page has. */
export const savedPageSize = 8;

/**
 * One page of a list that is not empty.
 * @param page from 0; one beyond the last is the last.
 * @param asker the user id of the member whose list it is.
 */
export function savedCard(entries: readonly Entry[], page: number, asker: string): Payload {
  const pages = Math.max(1, Math.ceil(entries.length / savedPageSize));
  const shown = placeWithin(page, pages);
  const first = shown * savedPageSize;
  const here = entries.slice(first, first + savedPageSize);
  const count = `${entries.length} paper${entries.length === 1 ? '' : 's'}`;
  const place = pages > 1 ? md` · page ${shown + 1} of ${pages}` : md``;
  // Two entries may have become one paper, which a select takes once.
  const papers = new Set(here.flatMap(({ paper }) => paper ?? []));
  return drawWithinLimits((room) =>
    card(colours.paper, [
      text(
        joined([
          md`### Your reading list`,
          md`-# ${count}, the last saved first${place}`,
          ...here.map((entry, i) => lineOf(entry, first + i + 1, room)),
        ]),
      ),
      paperSelect([...papers], asker),
      row(
        turningButtons(shown, pages, (to) => encodeId({ command: 'saved', action: 'show', asker, page: to })),
      ),
    ]),
  );
}

function lineOf({ paper, title, code, savedAt }: Entry, number: number, room: Room): Markdown {
  const saved: Markdown = { source: `saved on <t:${Math.floor(savedAt / 1000)}:D>` };
  if (paper !== undefined) return joined([inALine(paper, number, room), md`-# ${saved}`]);
  return joined([
    md`${number}\\. ${cut(clean(title), room(120))} (${code})`,
    md`-# no longer in the archive · ${saved}`,
  ]);
}
