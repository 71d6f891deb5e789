// What members asked in vain → the card of /gaps: matters, not members.
import type { GapGroup } from '../store/feedback.ts';
import { cut, drawWithinLimits, type Room } from './limits.ts';
import { clean, isBlank, joined, type Markdown, md } from './markdown.ts';
import { card, colours, type Payload, separator, text } from './parts.ts';

/** In characters, where the message has room for them. */
const longest = { terms: 80, question: 160 } as const;
const mostQuestions = 2;

/** @param groups those that are shown, at least one; 10 read well. */
export function gapsCard(groups: readonly GapGroup[]): Payload {
  return drawWithinLimits((room) =>
    card(colours.paper, [
      text(md`### What the archive could not answer
-# Questions of the last 30 days in this server that found nothing or got a 👎, each asked by at least two members`),
      ...groups.map((group) => text(inBrief(group, room))),
      separator(),
      text(md`-# Who asked is not shown. With /settings you can switch off that questions are kept.`),
    ]),
  );
}

function inBrief({ terms, members, asked, lastAt, questions }: GapGroup, room: Room): Markdown {
  const wordings = questions.slice(0, mostQuestions).flatMap((question) => {
    const words = clean(question);
    return isBlank(words) ? [] : [md`> ${cut(words, room(longest.question))}`];
  });
  const times = asked === 1 ? 'once' : `${asked} times`;
  return joined([
    md`**${cut(clean(terms), room(longest.terms))}** · ${members} members, ${times}, last on ${date(lastAt)}`,
    ...wordings,
  ]);
}

/** In the reader's language. */
function date(at: number): Markdown {
  return { source: `<t:${Math.floor(at / 1000)}:D>` };
}
