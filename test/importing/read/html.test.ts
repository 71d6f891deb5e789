// Posts and pages in HTML: what is kept, what goes, and what of it is said.

import { describe, expect, it } from 'vitest';
import { draftOf, fixture, outline, said } from './outline.ts';

/** The blocks of a piece of HTML. */
function blocks(html: string): readonly string[] {
  return outline(draftOf('post.html', `<p>Begin.</p>${html}`).blocks).slice(1);
}

function dropped(html: string): readonly string[] {
  return draftOf('post.html', `<p>Begin.</p>${html}`).dropped;
}

it('a post as Substack exports it', () => {
  const draft = draftOf('post.html', fixture('post.html'));
  expect(outline(draft.blocks)).toEqual([
    'A quiet week, so only two papers that the editor liked.',
    'h3 [Folding Layers: Half the Depth, All the Skill](https://arxiv.org/abs/2301.00001) ⭐',
    'The “folded” network runs each layer *twice*, at 10⁶ tokens & less\u00a0memory.(^1)',
    '- It needs no new data. / - Not even a little. ; It is slower on `fp16`.',
    '3. The third step matters.',
    '`L < \\frac{1}{2}`',
    '---',
    'h3 **Do Small Batches Need Warm-Up?**',
    'No, say its authors.',
    '> Warm-up is for coffee.',
    'code "for step in range(3):\\n    warm(step)"',
    '> A thread about batches. / A Reader (@reader)',
    'Behind the wall: a table of runs.',
    '^1 Measured on **one** machine.',
  ]);
  expect(draft.dropped).toEqual([
    'a subscribe form',
    'an image',
    'a player',
    'a sponsor block',
    '2 buttons',
    'a paywall',
    'a script',
    '“Thanks for reading! Subscribe for more.”',
  ]);
});

it('a page saved from a browser', () => {
  const draft = draftOf('page.html', fixture('page.html'));
  expect(draft.title).toBe('Two papers on folding');
  expect(draft.dates).toEqual([
    { date: '2023-01-08', from: 'page' },
    { date: '2023-01-09', from: 'page' },
  ]);
  expect(outline(draft.blocks)).toEqual([
    'h2 Folding Layers',
    'The first of them folds a network of layers until it has half of its depth, and loses nothing of note. See [an older letter](https://letters.example/p/older).',
    'model | speed',
    'plain | 1x',
    ' | 2x',
    'h2 Folding Paper',
    'The second folds paper instead, with a robot of two arms that has learnt it from films alone.',
  ]);
});

describe('where a page has its article', () => {
  const story = '<h2>Folding</h2><p>It folds a network until half of it is left, and then some more.</p>';
  const found = ['h2 Folding', 'It folds a network until half of it is left, and then some more.'];
  it.each([
    ['main', `<main>${story}</main>`],
    ['article', `<article>${story}</article><article><p>A card.</p></article>`],
    ['a property', `<div><p>Before it.</p><div itemprop="articleBody">${story}</div></div>`],
    ['a weblog’s class', `<div><p>Before it.</p><div class="entry-content">${story}</div></div>`],
    ['nothing that says so', `<div id="top"><p>Home</p></div><div><div>${story}</div></div>`],
    ['a single form', `<form>${story}${'<p>It folds.</p>'.repeat(200)}</form>`],
    ['tables of an e-mail', `<table><tr><td><table><tr><td>${story}</td></tr></table></td></tr></table>`],
  ])('%s', (_, body) => {
    const { blocks } = draftOf('page.html', `<!doctype html><html><body>${body}</body></html>`);
    expect(outline(blocks).slice(0, 2)).toEqual(found);
  });

  it('a page without any text', () => {
    expect(said('page.html', '<html><body><img src="a.png"></body></html>')).toBe(
      'has no text: only what is left out of an issue',
    );
  });
});

describe('titles and dates of pages', () => {
  const page = (head: string, body = '') =>
    draftOf(
      'letter.html',
      `<html><head>${head}</head><body><article><p>It folds.</p>${body}</article></body></html>`,
    );
  it.each([
    ['the title', '<title>Folding &amp; more</title>', '', 'Folding & more', []],
    ['a single h1', '<title>Folding | Letters</title>', '<h1>Folding</h1>', 'Folding', []],
    [
      'a day in the title, and none in the h1',
      '<title>Folding, January 8, 2023</title>',
      '<h1>Folding</h1>',
      'Folding',
      ['2023-01-08'],
    ],
    [
      'one h1 of many is a paper',
      '<title>Letters</title>',
      '<h1>Folding</h1><h1>Foiling</h1>',
      'Letters',
      [],
    ],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"a":1},{"datePublished":"2023-01-08T23:00:00-05:00"}]}</script>',
      '',
      null,
      ['2023-01-08'],
    ],
    ['JSON-LD that is broken', '<script type="application/ld+json">{</script>', '', null, []],
    ['time', '', '<time datetime="2023-01-08">a week ago</time>', null, ['2023-01-08']],
    ['a line of its own', '', '<p>Issue #3 · January 8th, 2023</p>', null, ['2023-01-08']],
    [
      'a day within a sentence is no date of the issue',
      '',
      '<p>On January 8th, 2023 it rained.</p>',
      null,
      [],
    ],
  ] as const)('%s', (_, head, body, title, dates) => {
    const draft = page(head, body);
    expect(draft.title).toBe(title);
    expect(draft.dates.map(({ date }) => date)).toEqual(dates);
  });
});

describe('footnotes', () => {
  it.each([
    [
      'of Markdown’s makers',
      '<p>It folds<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p><section class="footnotes"><ol><li id="fn:1"><p>Twice. <a href="#fnref:1">↩</a></p></li></ol></section>',
      ['It folds(^1).', '^1 Twice.'],
    ],
    [
      'in brackets, named by words',
      '<p>It folds<sup>[<a href="#fn-a">1</a>]</sup> and unfolds<sup><a href="#fn-b">2</a></sup>.</p><ul><li id="fn-a">Twice.</li><li id="fn-b">Once.</li></ul>',
      ['It folds(^1) and unfolds(^2).', '^1 Twice.', '^2 Once.'],
    ],
    [
      'two that a page calls 1',
      '<p>a<a href="#fn1">1</a> b<a href="#fn2">1</a></p><p id="fn1">One.</p><p id="fn2">Two.</p>',
      ['a(^1) b(^2)', '^1 One.', '^2 Two.'],
    ],
    [
      'a link to a place is none',
      '<p>See <a href="#below">below</a>.</p><p id="below">Here.</p>',
      ['See below.', 'Here.'],
    ],
  ])('%s', (_, html, expected) => {
    expect(blocks(html)).toEqual(expected);
  });
});

describe('what is kept, to the letter', () => {
  it.each([
    ['entities and white space', '<p>  a&lt;b\n&amp;amp; “c”&nbsp;d  </p>', ['a<b &amp; “c”\u00a0d']],
    ['breaks', '<p>a<br>b<br><br>c</p>', ['a↵b', 'c']],
    [
      'a link around a heading’s words',
      '<h2><a href="https://a.example/">A</a> <b>B</b></h2>',
      ['h2 [A](https://a.example/) **B**'],
    ],
    ['neighbours of one kind', '<p><b>a</b><b> b</b><b> </b>c</p>', ['**a b** c']],
    [
      'one address in two links',
      '<p><a href="https://a.example/">a</a><a href="https://a.example/">b</a></p>',
      ['[ab](https://a.example/)'],
    ],
    ['bold around paragraphs', '<b><p>a</p><p>b</p></b>', ['a', 'b']],
    ['a document’s bold that is none', '<b style="font-weight:normal"><p>a</p></b>', ['a']],
    ['bold by style', '<p><span style="font-weight: 700">a</span></p>', ['**a**']],
    ['struck and underlined words', '<p><s>a</s> <u>b</u></p>', ['a b']],
    ['raised and lowered', '<p>10<sup>-6</sup> CO<sub>2</sub> 1<sup>st</sup></p>', ['10⁻⁶ CO₂ 1st']],
    ['links that lead nowhere', '<p><a href="javascript:a()">a</a> <a href="/b">b</a></p>', ['a b']],
    ['a word’s place to part it', '<p>super<wbr>conductor</p>', ['superconductor']],
    ['quotation marks', '<p><q>a</q></p>', ['“a”']],
    [
      'a figure that holds code',
      '<figure><pre><code class="language-py">a</code></pre></figure>',
      ['code py"a"'],
    ],
    ['terms', '<dl><dt>a</dt><dd>b</dd></dl>', ['- a / b']],
    [
      'a formula',
      '<p>so <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></p>',
      ['so `x^2`'],
    ],
    ['elements of a page’s own', '<my-box><p>a</p></my-box><p><my-word>b</my-word></p>', ['a', 'b']],
    [
      'a heading with an anchor',
      '<h2 class="header-anchor-post">A<a class="anchor" href="#a"></a></h2>',
      ['h2 A'],
    ],
    [
      'thanks that say more',
      '<p>Thanks for reading this far into a paper that is long; now the proof, which takes a page.</p>',
      ['Thanks for reading this far into a paper that is long; now the proof, which takes a page.'],
    ],
  ])('%s', (_, html, expected) => {
    expect(blocks(html)).toEqual(expected);
  });
});

describe('what goes', () => {
  it.each([
    [
      'an image with its caption',
      '<figure><img><figcaption>It</figcaption></figure><img><picture><img></picture>',
      ['3 images'],
    ],
    [
      'scripts and styles',
      '<script>a</script><script>b</script><style>c</style>',
      ['2 scripts', 'a style sheet'],
    ],
    ['a form', '<form>Say <input name="a"></form><select><option>a</select>', ['2 forms']],
    ['hidden words', '<div style="display:none">Preview</div><p hidden>a</p>', ['2 hidden parts']],
    ['comments', `<div id="comments"><p>${'Well. '.repeat(500)}</p></div>`, ['a comment section']],
    ['a menu', '<nav>Home</nav><div role="navigation">Up</div>', ['2 menus']],
    ['a frame and a player', '<iframe>a</iframe><audio>b</audio>', ['an embedded page', 'a player']],
    [
      'a call to subscribe',
      '<p>Paper Letters is a reader-supported publication. Subscribe!</p>',
      ['“Paper Letters is a reader-supported publication. Subscribe!”'],
    ],
    ['what is silent', '<svg><text>a</text></svg><noscript>b</noscript><template>c</template><!-- d -->', []],
  ])('%s', (_, html, words) => {
    expect(blocks(html)).toEqual([]);
    expect(dropped(html)).toEqual(words);
  });

  it.each([
    'table',
    'select',
    'svg',
    'math',
    'noscript',
    'template',
    'pre',
    'h2',
    'figure',
    'ul',
    'textarea',
    'title',
  ])('a script inside of %s', (tag) => {
    const html = `<${tag}><script>STOLEN</script><style>STOLEN</style></${tag}><div class="tweet"><script>STOLEN</script>a</div>`;
    expect(JSON.stringify(draftOf('post.html', `<p>Begin.</p>${html}`).blocks)).not.toContain(
      tag === 'textarea' || tag === 'title' ? '"STOLEN' : 'STOLEN',
    );
  });
});
