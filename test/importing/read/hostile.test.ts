// Broken and hostile files: never an exception, never a hang, never the text of a script.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { readDrafts } from '../../../src/importing/read.ts';
import { findSources } from '../../../src/importing/sources.ts';
import { fixture, outline, source } from './outline.ts';
import { zip } from './zip-writer.ts';

/** Reads bytes as a file; throws where a draft holds what none may. */
function read(file: string, bytes: Uint8Array | string): string {
  return readDrafts(source(file, bytes))
    .map((item) => ('blocks' in item ? outline(item.blocks).join('\n') : item.what))
    .join('\n');
}

const PIECES = [
  '<',
  '>',
  '"',
  '&',
  '</div>',
  '<table>',
  '<b>',
  '<svg>',
  '<!--',
  ']]>',
  '<p',
  '\n---\n',
  '[^1]',
  '\0',
  '\xff',
  '**',
  '`',
  '<a href=',
  '&#0;',
  '<select>',
  '<math>',
  '</script>',
];

/** How a file is spoilt: at some place, so many bytes go, and something comes in their stead. */
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    goes: fc.nat(60),
    comes: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 }), fc.constant('')),
  }),
  { minLength: 1, maxLength: 8 },
);

type Changes = readonly { readonly at: number; readonly goes: number; readonly comes: string }[];

function spoilt(bytes: Buffer, all: Changes): Buffer {
  return all.reduce((before, { at, goes, comes }) => {
    const place = Math.floor(at * before.length);
    return Buffer.concat([
      before.subarray(0, place),
      Buffer.from(comes, 'latin1'),
      before.subarray(place + goes),
    ]);
  }, bytes);
}

/** The text that a browser would not take for a script or a style. */
function shownText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && /^(?:script|style)$/.test(node.tagName)))
    return '';
  return node.children.map(shownText).join('');
}

describe('real files, spoilt', () => {
  it.each(['post.html', 'page.html', 'feed.xml', 'notes.md', 'letter.txt'])('%s', (file) => {
    const whole = Buffer.from(fixture(file));
    fc.assert(
      fc.property(changes, (all) => {
        const bytes = spoilt(whole, all);
        const text = read(file, bytes);
        const isHtml = file.endsWith('html');
        if (isHtml && !shownText(fromHtml(bytes.toString())).includes('STOLEN'))
          expect(text).not.toContain('STOLEN');
      }),
      { numRuns: 150 },
    );
  });

  it('a zip archive', async () => {
    const whole = zip([
      { name: 'posts.csv', content: 'post_id,title,is_published\n1.a,A,true\n' },
      { name: 'posts/1.a.html', content: fixture('post.html'), packed: true },
      { name: 'b.md', content: fixture('notes.md') },
    ]);
    const dir = mkdtempSync(join(tmpdir(), 'spoilt-'));
    const path = join(dir, 'a.zip');
    const run = async (all: Changes) => {
      writeFileSync(path, spoilt(whole, all));
      for await (const item of findSources([path])) if ('bytes' in item) readDrafts(item);
    };
    await fc.assert(fc.asyncProperty(changes, run), { numRuns: 60 });
    rmSync(dir, { recursive: true });
  });
});

it('any HTML: only known blocks, each with a text', () => {
  const tag = fc.constantFrom(
    ...'p div b i a sup ul ol li dl dt dd table tr td th pre code h2 blockquote figure span br hr q s svg math details'.split(
      ' ',
    ),
  );
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom('a ', ' b', '&lt;', '1', '\n', '', '<a href="#n">1</a>', '<li id="fn1">n</li>'),
      fc
        .tuple(tag, fc.array(tie('node'), { maxLength: 4 }))
        .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
    ),
  })).node;
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), (nodes) => {
      for (const item of readDrafts(source('a.html', `<p>x</p>${nodes.join('')}`))) {
        if ('blocks' in item) for (const line of outline(item.blocks)) expect(line.trim()).not.toBe('');
      }
    }),
    { numRuns: 300 },
  );
});

describe('what would take hours', () => {
  const times = 100_000;
  const tangled = expect.stringMatching(/^can't be read: its (?:HTML|Markdown) is nested too deeply/);
  it.each([
    ['elements within elements', 'a.html', '<div>'.repeat(times), tangled],
    ['quotes', 'a.html', '<blockquote>'.repeat(300), tangled],
    ['lists', 'a.html', '<ul><li>'.repeat(times), tangled],
    [
      'bold that is never closed',
      'a.html',
      Array.from({ length: times }, (_, i) => `<p><b id=${i}>`).join(''),
      tangled,
    ],
    [
      'bold that a table keeps open',
      'a.html',
      Array.from({ length: times }, (_, i) => `<b id=${i}><table></b></table>`).join(''),
      tangled,
    ],
    ['drawings', 'a.html', `<p>x</p><svg>${'<g>'.repeat(times)}`, tangled],
    ['nested as far as is read', 'a.html', `${'<div><span>'.repeat(120)}x`, 'x'],
    ['quotes in Markdown', 'a.md', '>'.repeat(times), tangled],
    ['lists in Markdown', 'a.md', `${'- '.repeat(times)}x`, tangled],
    [
      'lists by their indentation',
      'a.md',
      Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- a\n`).join(''),
      tangled,
    ],
    ['many small ones', 'a.md', `${'- '.repeat(10)}x\n`.repeat(5000), tangled],
    ['a long list', 'a.md', `${'- a\n  - b\n'.repeat(1000)}`, expect.stringMatching(/^- a/)],
    ['numbers in Markdown', 'a.md', '1. '.repeat(times), tangled],
    ['stars', 'a.md', '*a_ '.repeat(times), tangled],
    ['brackets', 'a.md', '['.repeat(times), tangled],
    ['signs of code', 'a.md', Array.from({ length: 900 }, (_, i) => `${'`'.repeat(i)}a`).join(''), tangled],
    [
      'a feed',
      'a.xml',
      `<rss version="2.0"><channel>${'<a>'.repeat(times)}`,
      expect.stringMatching(/^is a feed/),
    ],
    [
      'a feed’s entities',
      'a.xml',
      `<!DOCTYPE rss [<!ENTITY a "${'b'.repeat(999)}"><!ENTITY c "${'&a;'.repeat(999)}">]><rss version="2.0"><channel><item><title>&c;</title></item></channel></rss>`,
      expect.anything(),
    ],
    ['a line', 'a.txt', 'a '.repeat(times).trim(), 'a '.repeat(times).trim()],
    ['digits', 'a.txt', `1${'2023-1'.repeat(times)}`, expect.anything()],
  ])('%s', (_, file, text, expected) => {
    const begun = performance.now();
    expect(read(file, text)).toEqual(expected);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
