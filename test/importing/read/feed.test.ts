// Feeds: their entries with a full text are issues, all others are told.

import { describe, expect, it } from 'vitest';
import { readDrafts } from '../../../src/importing/read.ts';
import { fixture, outline, said, source, words } from './outline.ts';

it('an RSS feed with all kinds of entries', () => {
  const [first, ...others] = readDrafts(source('feed.xml', fixture('feed.xml')));
  expect(first).toMatchObject({
    source: 'somewhere/feed.xml: https://letters.example/p/one',
    title: 'Letters & papers',
    dates: [
      { date: '2023-01-08', from: 'title' },
      { date: '2023-01-09', from: 'feed' },
    ],
    dropped: ['a script'],
  });
  expect(first && 'blocks' in first && outline(first.blocks)).toEqual(['h2 Folding Layers', 'It folds.']);
  expect(
    others.map((item) => [item.source.replace(/.*\//, ''), 'kind' in item && item.kind, words(item)]),
  ).toEqual([
    ['two', 'refusal', 'is cut short in the feed (“Read more”): import the post itself'],
    ['three', 'note', 'is an episode of a podcast, passed over'],
    ['four', 'refusal', 'has only a summary in the feed: import the post itself'],
  ]);
});

const atom = (entry: string) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>i</id>${entry}</entry></feed>`;

describe('other feeds', () => {
  it.each([
    [
      'Atom with XHTML',
      atom(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>A</h2><p>b &amp; c</p></div></content>',
      ),
      'a draft: h2 A / b & c',
    ],
    ['Atom with text', atom('<content type="text">a &lt; b\n\nc</content>'), 'a draft: a < b / c'],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="x"><title>t</title></channel><item rdf:about="y"><title>A</title><link>https://a.example</link><content:encoded>&lt;p&gt;b&lt;/p&gt;</content:encoded></item></rdf:RDF>',
      'a draft: b',
    ],
    [
      'a long description stands for the whole',
      `<rss version="2.0"><channel><title>t</title><item><title>A</title><description>&lt;p&gt;${'It folds. '.repeat(200)}&lt;/p&gt;</description></item></channel></rss>`,
      `a draft: ${'It folds. '.repeat(200).trim()}`,
    ],
    [
      'a podcast',
      '<rss version="2.0"><channel><title>t</title><item><title>A</title><enclosure url="https://a.example/a.mp3" length="1" type="audio/mpeg"/></item></channel></rss>',
      'is the feed of a podcast, 1 episode without text: give the feed of the newsletter',
    ],
    ['nothing inside', atom('<content type="html">&lt;img&gt;</content>'), 'has no text, passed over'],
  ])('%s', (_, feed, expected) => {
    expect(said('feed.xml', feed)).toBe(expected);
  });

  it('a title with marks and entities, and dates in it', () => {
    const [draft] = readDrafts(
      source(
        'feed.xml',
        atom(
          '<title type="html">8 Jan 2023 – A &amp;lt; &lt;b&gt;B&lt;/b&gt;</title><published>2023-01-09T01:00:00Z</published><content type="html">&lt;p&gt;b&lt;/p&gt;</content>',
        ),
      ),
    );
    expect(draft).toMatchObject({ title: 'A < B', dates: [{ date: '2023-01-08' }, { date: '2023-01-09' }] });
  });

  it('a broken one', () => {
    expect(said('feed.xml', '<rss version="2.0"><channel><item>')).toMatch(/^is a feed that can't be parsed/);
  });
});
