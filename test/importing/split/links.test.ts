// A paper's address: every form of the three kinds becomes one address, and only the paper's own is taken.

import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, it } from 'vitest';
import { canonicalLink, paperLink } from '../../../src/importing/links.ts';

it.each([
  ['https://arxiv.org/abs/2211.10438', 'https://arxiv.org/abs/2211.10438'],
  ['http://arxiv.org/abs/2211.10438v3', 'https://arxiv.org/abs/2211.10438'],
  ['https://www.arxiv.org/pdf/2211.10438v2.pdf', 'https://arxiv.org/abs/2211.10438'],
  ['https://arxiv.org/pdf/2211.10438', 'https://arxiv.org/abs/2211.10438'],
  ['https://arxiv.org/html/2404.01234v1', 'https://arxiv.org/abs/2404.01234'],
  ['https://export.arxiv.org/abs/0706.1234?context=cs#top', 'https://arxiv.org/abs/0706.1234'],
  ['https://ar5iv.labs.arxiv.org/html/2211.10438', 'https://arxiv.org/abs/2211.10438'],
  ['https://huggingface.co/papers/2211.10438', 'https://arxiv.org/abs/2211.10438'],
  ['https://arxiv.org/abs/cs/0112017v1', 'https://arxiv.org/abs/cs/0112017'],
  ['https://arxiv.org/abs/math.GT/0309136', 'https://arxiv.org/abs/math/0309136'],
  ['https://arxiv.org/abs/cond-mat/0309136', 'https://arxiv.org/abs/cond-mat/0309136'],
  ['arXiv:2211.10438', 'https://arxiv.org/abs/2211.10438'],
  ['arXiv: 2211.10438v2', 'https://arxiv.org/abs/2211.10438'],
  ['https://doi.org/10.48550/arXiv.2211.10438', 'https://arxiv.org/abs/2211.10438'],
  ['https://openreview.net/forum?id=aBc_-12Xyz&noteId=q', 'https://openreview.net/forum?id=aBc_-12Xyz'],
  ['https://openreview.net/pdf?id=aBc_-12Xyz', 'https://openreview.net/forum?id=aBc_-12Xyz'],
  ['https://doi.org/10.1145/3297858.3304013', 'https://doi.org/10.1145/3297858.3304013'],
  ['https://dx.doi.org/10.1145/3297858.3304013.', 'https://doi.org/10.1145/3297858.3304013'],
  ['https://dl.acm.org/doi/abs/10.1145/3297858.3304013', 'https://doi.org/10.1145/3297858.3304013'],
  ['doi:10.1038/s41586-021-03819-2', 'https://doi.org/10.1038/s41586-021-03819-2'],
  [
    'https://www.biorxiv.org/content/10.1101/2022.11.20.517210v2.full.pdf',
    'https://doi.org/10.1101/2022.11.20.517210',
  ],
])('%s is %s', (text, address) => {
  expect(canonicalLink(text)).toBe(address);
});

it.each([
  'https://github.com/a/2211.10438',
  'https://example.org/arxiv.org/abs/2211.10438',
  'https://notarxiv.org/abs/2211.10438',
  'https://arxiv.org/list/cs.LG/recent',
  'https://arxiv.org/abs/2299.10438',
  'https://openreview.net/group?id=some/venue',
  'https://doi.org/',
  'javascript:alert(1)',
  '2211.10438',
  '',
])('“%s” is none', (text) => {
  expect(canonicalLink(text)).toBeNull();
});

const own = 'https://arxiv.org/abs/2301.00001';
it.each([
  [
    'a link in the title',
    '## [Small Nets](https://arxiv.org/pdf/2301.00001)\n\nText, see [paper](https://arxiv.org/abs/2302.00002).',
    own,
  ],
  [
    'a title over two links',
    '## [Small](https://arxiv.org/abs/2301.00001)[ Nets](https://arxiv.org/abs/2301.00001v2)\n\nText.',
    own,
  ],
  ['a line of links', '## Small Nets\n\nLink: [PDF](https://arxiv.org/pdf/2301.00001.pdf)\n\nText.', own],
  ['a bare address', '## Small Nets\n\nPaper: https://arxiv.org/abs/2301.00001.\n\nText.', own],
  ['a bare address in a title', '## Small Nets (arXiv:2301.00001)\n\nText.', own],
  ['a number on a line', '## Small Nets\n\nText.\n\narXiv:2301.00001', own],
  [
    'a label below',
    '## Small Nets\n\n[[arxiv](https://arxiv.org/abs/2301.00001)] [[code](https://example.org)]\n\nText.',
    own,
  ],
  [
    'a label at the end of a sentence',
    '## Small Nets\n\nThey do things. ([Paper](https://arxiv.org/abs/2301.00001))',
    own,
  ],
  ['the title again', '## Small Nets\n\nSee [Small nets](https://arxiv.org/abs/2301.00001) for more.', own],
  [
    'a label far below, in the last line',
    `## Small Nets\n\n${'Text.\n\n'.repeat(9)}[Read the paper](https://arxiv.org/abs/2301.00001)`,
    own,
  ],
  [
    'another paper in a sentence',
    '## Small Nets\n\nThey extend [earlier work](https://arxiv.org/abs/2302.00002) a lot.',
    null,
  ],
  [
    'another paper far below',
    `## Small Nets\n\n${'Text.\n\n'.repeat(9)}See arXiv:2302.00002 for why.\n\nText.\n\nText.`,
    null,
  ],
  ['no paper', '## [Small Nets](https://example.org)\n\n[Code](https://example.org/code)', null],
])('%s', (_, markdown, expected) => {
  const [heading, ...blocks] = fromMarkdown(markdown).children;
  expect(paperLink(heading?.type === 'heading' ? heading.children : [], blocks)).toBe(expected);
});
