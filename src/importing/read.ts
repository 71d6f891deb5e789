// A file → its issues as drafts: what kind of file it is, told by content and name, and the reader for that kind.

import { MAX_BYTES } from '../corpus/read-text.ts';
import type { Draft, Note, Refusal, Source } from './draft.ts';
import { isFeed, readFeed } from './feed.ts';
import { bodyOf, parseHtml, TooTangled } from './html.ts';
import { megabytes } from './listing.ts';
import { hasFront, readMarkdown, splitTitle } from './markdown.ts';
import { readPage } from './page.ts';
import { readPlain } from './plain.ts';
import { hintInBlocks, hintsOf, readTitle } from './read-dates.ts';
import { refusal } from './read-said.ts';
import { type PostSource, readPost } from './substack.ts';
import { decode } from './text.ts';

/**
 * Reads one source.
 * @returns its issues; a feed has several. What is no issue is a refusal or a note, which `kind` tells apart. Never throws.
 */
export function readDrafts(source: Source | PostSource): readonly (Draft | Refusal | Note)[] {
  const decoded = decode(source.bytes);
  if ('wrong' in decoded) return [refusal(source.name, decoded.wrong)];
  try {
    return readText(decoded.text, source);
  } catch (error) {
    // What the parsers can't cope with, such as nesting deeper than the stack, is a fault of the file.
    const tangled = error instanceof TooTangled || error instanceof RangeError;
    const what = tangled
      ? `can't be read: ${error.message}`
      : `can't be parsed (${String(error)}): save it in another format`;
    return [refusal(source.name, what)];
  }
}

function readText(text: string, source: Source | PostSource): readonly (Draft | Refusal | Note)[] {
  const { name, file } = source;
  if ('post' in source) return readPost(text, source);
  const kind = kindOf(text, file);
  switch (kind) {
    case 'feed':
      return readFeed(text, name);
    case 'page':
      return [checked(readPage(text, name, file))];
    case 'fragment':
      return [checked(readFragment(text, name, file))];
    case 'markdown':
    case 'plain': {
      if (text.length > MAX_BYTES) {
        return [
          refusal(
            name,
            `has ${megabytes(text.length)} of text, and an issue has at most ${megabytes(MAX_BYTES)}: split it`,
          ),
        ];
      }
      return [checked(kind === 'plain' ? readPlain(text, name, file) : readMarkdown(text, name, file))];
    }
    default:
      return [refusal(name, `is not a newsletter: ${kind.none}`)];
  }
}

type Kind = 'feed' | 'page' | 'fragment' | 'markdown' | 'plain' | { readonly none: string };

/** By content first, for names lie: a `.txt` may hold HTML. */
function kindOf(text: string, file: string): Kind {
  const begin = text.trimStart().slice(0, 2000);
  const ending = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  if (isFeed(text)) return 'feed';
  if (/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(begin)) return 'page';
  if (/^<\?xml|^<(?:svg|opml|!DOCTYPE|urlset)\b/i.test(begin) && !/<html\b/i.test(begin)) {
    return { none: 'an XML file that is no feed' };
  }
  if (/^<\?xml/i.test(begin)) return 'page';
  if (isMail(begin))
    return { none: 'an e-mail as it was sent; open it and save its text or its page (HTML)' };
  if (['html', 'htm', 'xhtml'].includes(ending)) return /<(?:html|body)\b/i.test(text) ? 'page' : 'fragment';
  const other = Object.hasOwn(OTHERS, ending) ? OTHERS[ending] : undefined;
  if (other !== undefined) return { none: other };
  if (hasFront(text) || /^(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/.test(ending)) return 'markdown';
  if (/^[[{]/.test(begin) && isJson(text)) return { none: 'data in JSON' };
  if (looksLikeHtml(text)) return 'fragment';
  return looksLikeMarkdown(text) ? 'markdown' : 'plain';
}

const CODE = 'the source code of a program';
const SETTINGS = 'settings of a program';

/** Endings of files that are text and still never an issue. */
const OTHERS: Readonly<Record<string, string>> = {
  csv: 'a table',
  tsv: 'a table',
  json: 'data in JSON',
  jsonl: 'data in JSON',
  opml: 'a list of feeds',
  svg: 'a picture',
  css: 'a style sheet',
  ...Object.fromEntries(
    [
      'js',
      'mjs',
      'cjs',
      'ts',
      'tsx',
      'jsx',
      'py',
      'rb',
      'go',
      'rs',
      'c',
      'h',
      'cpp',
      'java',
      'sh',
      'sql',
      'ipynb',
      'php',
      'lua',
    ].map((ending) => [ending, CODE]),
  ),
  ...Object.fromEntries(
    ['yaml', 'yml', 'toml', 'ini', 'cfg', 'conf', 'lock', 'env'].map((ending) => [ending, SETTINGS]),
  ),
  tex: 'a manuscript in LaTeX; save it as text or as a web page (HTML)',
  bib: 'a list of references',
  log: 'the log of a program',
  eml: 'an e-mail as it was sent; open it and save its text or its page (HTML)',
  mbox: 'a mailbox; open it and save each issue as a web page (HTML)',
  mht: 'a web archive; save the page as its source (HTML)',
  mhtml: 'a web archive; save the page as its source (HTML)',
  ics: 'a calendar',
  vcf: 'an address book',
  srt: 'subtitles',
  vtt: 'subtitles',
};

function isMail(begin: string): boolean {
  return (
    /^(?:[A-Z][\w-]*: .*\n(?:[ \t].*\n)*){3}/.test(begin) &&
    /^(?:MIME-Version|Received|Message-ID|Return-Path):/im.test(begin)
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Text may begin with a bracket as well.
    return false;
  }
}

function looksLikeHtml(text: string): boolean {
  const begins =
    /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:p|div|h[1-6]|article|section|main|ul|ol|table|blockquote|figure|center|span|style)\b[^>]*>/i;
  return begins.test(text) && (text.match(/<\/(?:p|div|h[1-6]|li|a|span|td)>/gi)?.length ?? 0) >= 2;
}

/** Headings with `#` on lines of their own, below an empty line. */
function looksLikeMarkdown(text: string): boolean {
  return (`\n\n${text}`.match(/\n[ \t]*\n#{1,4} \S.*(?=\n)/g)?.length ?? 0) >= 2;
}

function readFragment(html: string, name: string, file: string): Draft {
  const { blocks, dropped } = bodyOf(parseHtml(html, 'post'), 'post');
  const { title, rest } = splitTitle(blocks);
  const dated = readTitle(title);
  const dates = hintsOf(dated, hintInBlocks(rest), file);
  return { source: name, title: dated.title, dates, kind: 'marked', blocks: rest, dropped };
}

function checked(draft: Draft): Draft | Refusal {
  return draft.blocks.length > 0
    ? draft
    : refusal(draft.source, 'has no text: only what is left out of an issue');
}
