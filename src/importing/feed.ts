// An RSS, Atom or RDF feed with full texts → a draft for each of its entries.

import { parseFeed } from 'feedsmith';
import { elementsIn, textOf } from './clean-look.ts';
import type { Draft, Note, Refusal } from './draft.ts';
import { bodyOf, parseHtml, TooTangled } from './html.ts';
import { inShort, oneLine } from './lines-text.ts';
import { counted } from './listing.ts';
import { alike } from './page.ts';
import { hint, hintInBlocks, hintsOf, readTitle } from './read-dates.ts';
import { note, refusal } from './read-said.ts';

/** One entry, whatever the format. */
interface Entry {
  readonly title: string;
  /** What never changes of it: its address or its id. */
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly date: string | undefined;
  readonly content: string | undefined;
  readonly summary: string | undefined;
  readonly isSound: boolean;
}

/** Whether a text is a feed, by how it begins. */
export function isFeed(text: string): boolean {
  const begin = text
    .slice(0, 5000)
    .replace(/^\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*/i, '');
  return /^<(?:rss|feed|rdf:RDF|[a-z]+:feed)[\s>]/i.test(begin);
}

/** @param text of the feed's file. */
export function readFeed(text: string, source: string): readonly (Draft | Refusal | Note)[] {
  const entries = entriesOf(text);
  if (typeof entries === 'string') return [refusal(source, entries)];
  if (entries.length === 0) return [refusal(source, 'is a feed without entries: save it again')];
  if (entries.every(({ isSound }) => isSound)) {
    return [
      refusal(
        source,
        `is the feed of a podcast, ${counted(entries.length, 'episode')} without text: give the feed of the newsletter`,
      ),
    ];
  }
  return entries.map((entry) => readEntry(entry, `${source}: ${entry.id ?? inShort(entry.title)}`));
}

function entriesOf(text: string): readonly Entry[] | string {
  try {
    const parsed = parseFeed(text);
    switch (parsed.format) {
      case 'rss':
        return (parsed.feed.items ?? []).map((item) => ({
          title: item.title ?? '',
          id: item.link ?? item.guid?.value,
          link: item.link,
          date: item.pubDate ?? item.dc?.dates?.[0],
          content: item.content?.encoded,
          summary: item.description,
          isSound: (item.enclosures ?? []).some(({ type }) => isSound(type)),
        }));
      case 'atom':
        return (parsed.feed.entries ?? []).map((entry) => ({
          title: titleOfText(entry.title),
          id: addressIn(entry.links) ?? entry.id,
          link: addressIn(entry.links),
          date: entry.published ?? entry.updated,
          content: htmlOf(entry.content),
          summary: htmlOf(entry.summary),
          isSound: (entry.links ?? []).some(({ rel, type }) => rel === 'enclosure' && isSound(type)),
        }));
      case 'rdf':
        return (parsed.feed.items ?? []).map((item) => ({
          title: item.title ?? '',
          id: item.link ?? item.rdf?.about,
          link: item.link,
          date: item.dc?.dates?.[0],
          content: item.content?.encoded,
          summary: item.description,
          isSound: false,
        }));
      default:
        return 'is a feed in JSON: give it as RSS or Atom';
    }
  } catch (error) {
    return `is a feed that can't be parsed (${inShort(error instanceof Error ? error.message : String(error))}): save it again`;
  }
}

function isSound(type: string | undefined): boolean {
  return /^(?:audio|video)\//i.test(type ?? '');
}

type AtomText = { readonly value?: string; readonly type?: string } | undefined;

function titleOfText(title: AtomText): string {
  const value = title?.value ?? '';
  return title?.type === 'html' || title?.type === 'xhtml' ? lettersOf(value) : value;
}

function htmlOf(content: AtomText): string | undefined {
  if (content?.value === undefined) return undefined;
  return content.type === 'text' || content.type === 'text/plain' ? escaped(content.value) : content.value;
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\n{2,}/g, '<p>');
}

function addressIn(
  links: readonly { readonly href?: string; readonly rel?: string }[] | undefined,
): string | undefined {
  return links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
}

// A summary says what an entry is about; only a text that is longer than any can stand for the whole of it.
const LONGEST_SUMMARY = 1500;
const CUT = /(?:…|\.\.\.|\[\W{1,8}\])\s*$/;
const GO_ON =
  /^\W*(?:read more|read on|continue reading|keep reading|read the (?:full|rest|whole)\b.{0,40}|view (?:in browser|full post)|upgrade to paid.{0,40})\W*$/i;

function readEntry(entry: Entry, source: string): Draft | Refusal | Note {
  if (entry.isSound) return note(source, 'is an episode of a podcast, passed over');
  try {
    const title = readTitle(lettersOf(entry.title.replace(/</g, '&lt;')));
    const whole = entry.content ?? entry.summary ?? '';
    const tree = parseHtml(whole, 'post');
    if (entry.content === undefined && isSummary(textOf(tree))) {
      return refusal(source, 'has only a summary in the feed: import the post itself');
    }
    const goOn = [...elementsIn(tree)].findLast(({ tagName }) => tagName === 'a');
    const { blocks, dropped } = bodyOf(tree, 'post', entry.link);
    const last = blocks.at(-1);
    if (last === undefined) return note(source, 'has no text, passed over');
    if (
      GO_ON.test(oneLine(last)) ||
      (goOn && GO_ON.test(textOf(goOn).trim()) && oneLine(last).endsWith(textOf(goOn).trim()))
    ) {
      return refusal(
        source,
        `is cut short in the feed (“${inShort(oneLine(last), 40)}”): import the post itself`,
      );
    }
    const first = blocks[0];
    const repeats = first?.type === 'heading' && alike(oneLine(first), entry.title);
    const rest = repeats ? blocks.slice(1) : blocks;
    const told = [...hint(entry.date, 'feed'), ...hintInBlocks(rest)];
    return {
      source,
      title: title.title,
      dates: hintsOf(title, told, ''),
      kind: 'marked',
      blocks: rest,
      dropped,
    };
  } catch (error) {
    if (error instanceof TooTangled) return refusal(source, error.message);
    throw error;
  }
}

function isSummary(text: string): boolean {
  return text.trim().length < LONGEST_SUMMARY || CUT.test(text);
}

function lettersOf(html: string): string {
  return textOf(parseHtml(html, 'post'));
}
