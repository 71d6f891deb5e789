// New issues → the message that announces them: plain content, which a notification shows, their papers, and a select.
import type { APIEmbed } from 'discord.js';
import { countPapers, type Issue } from '../corpus/archive.ts';
import type { DailyPost, DailyPostOptions } from './daily-post.ts';
import { encodeId } from './ids.ts';
import { cut } from './limits.ts';
import { clean, day, isBlank, joined, type Markdown, md } from './markdown.ts';
import { mostOptions, numbered, paperSelect, starOf } from './paper-parts.ts';
import { button, colours, row } from './parts.ts';

/** In characters: of the issue's title as it is read, of the list of papers as Discord counts it. */
const longest = { title: 200, list: 3_000 } as const;
/** How long a paper's title may be in the list: the first with which the list is short enough. */
const lengths = [120, 90, 60, 30];

/** The message that announces new issues; it shows the papers of the newest one. Within Discord's limits for every issue. */
export function issuePost(
  issues: readonly Issue[],
  { role = null, nonce = null }: DailyPostOptions,
): DailyPost {
  const newest = issues.at(-1);
  if (newest === undefined) throw new RangeError('no issue to announce');
  const ping: Markdown = role === null ? md`` : { source: `<@&${role}> ` };
  const content = joined([
    md`${ping}${headline(issues)}`,
    md`${titleOf(newest)}issue of ${day(newest.date)}`,
  ]);
  const select = paperSelect(newest.papers, '0', nonce);
  const open = encodeId({
    ...{ command: 'issue', action: 'show', asker: '0' },
    codes: newest.papers.slice(0, 1).map(({ code }) => code),
  });
  const rows = [select, row([button('Whole issue', open)])];
  return {
    content: content.source,
    embeds: [embedFor(newest)],
    components: rows.filter((each) => each !== null),
    allowedMentions: role === null ? { parse: [] } : { parse: [], roles: [role] },
  };
}

function headline(issues: readonly Issue[]): Markdown {
  const papers = countPapers(issues);
  const count = `${papers} paper${papers === 1 ? '' : 's'}`;
  return issues.length === 1
    ? md`New issue: ${count}`
    : md`${issues.length} new issues: ${count}. The newest:`;
}

function titleOf({ title }: Issue): Markdown {
  const seen = clean(title);
  return isBlank(seen) ? md`` : md`**${cut(seen, longest.title)}** · `;
}

function embedFor({ papers }: Issue): APIEmbed {
  const listed = papers.slice(0, mostOptions);
  const rest = papers.length - listed.length;
  const more = rest === 0 ? null : md`… and ${rest} more`;
  const lists = lengths.map((length) => {
    const lines = listed.map((paper, i) => md`${numbered(paper, i + 1, () => length)}${starOf(paper)}`);
    return joined([...lines, more]).source;
  });
  const description = lists.find(({ length }) => length <= longest.list) ?? lists.at(-1)!;
  return { description, color: colours.paper };
}
