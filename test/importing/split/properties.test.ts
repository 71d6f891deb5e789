// Whatever an issue is made of: nothing throws, no word vanishes, no paper lacks a title or a text.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FoundIssue } from '../../../src/importing/draft.ts';
import { oneLine } from '../../../src/importing/lines-text.ts';
import { splitIssue } from '../../../src/importing/split.ts';
import { marked } from './drafts.ts';

const forms: readonly ((word: string) => string)[] = [
  (word) => `# ${word}`,
  (word) => `## The ${word} of Small Nets`,
  (word) => `## [A Title of ${word}](https://arxiv.org/abs/3101.00001)`,
  (word) => `### ${word}: Nets at Scale`,
  (word) => `**${word} in Bold**`,
  (word) => `**${word} Leads** - and text follows.`,
  (word) => `[Paper ${word} of the Week](https://arxiv.org/abs/3101.00002)`,
  (word) => `1. **${word} Item** - text`,
  (word) => `- ${word}\n- more`,
  (word) => `- **${word}**\n\n  text`,
  (word) => `They say ${word}.`,
  (word) => `Thanks for reading ${word}`,
  (word) => `## Thanks for reading ${word}`,
  (word) => `> ${word}`,
  (word) => `    ${word} = code`,
  (word) => `See [${word}][x].\n\n[x]: https://example.org`,
  (word) => `2) **${word}** text`,
  (word) => `⭐ **${word} Star**`,
  (word) => `*${word}*\n\n---`,
];

const blocks = fc.array(fc.nat(forms.length - 1), { maxLength: 25 });

function saidIn({ papers, dropped }: FoundIssue): string {
  return [...papers.flatMap(({ title, blocks }) => [title, ...blocks.map(oneLine)]), ...dropped].join('\n');
}

it('keeps or names every word of an issue with markup', () => {
  fc.assert(
    fc.property(blocks, (picked) => {
      const words = picked.map((_, i) => `word${i}x`);
      const found = splitIssue(marked(picked.map((form, i) => forms[form]!(words[i]!)).join('\n\n')));
      if ('what' in found) {
        expect(found.what).toMatch(/^no paper found in issues\/2031-05-04\.md: /);
        return;
      }
      const said = saidIn(found);
      expect(words.filter((word) => !said.includes(word))).toEqual([]);
      expect(found.papers).not.toEqual([]);
      for (const { title, blocks } of found.papers) {
        expect(title).not.toBe('');
        expect(blocks).not.toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

it('reads any Markdown without an exception', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '#',
      '**',
      '[',
      '](',
      ')',
      '- ',
      '1. ',
      '> ',
      '\n',
      '\n\n',
      '`',
      '_',
      '⭐',
      'https://doi.org/10.1/',
    ),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const found = splitIssue(marked(pieces.join('')));
      expect('what' in found || found.papers.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
