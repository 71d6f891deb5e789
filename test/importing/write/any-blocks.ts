// Blocks of Markdown's tree as no person would write them, for property tests.
import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';

/** Pieces that mean something to a parser of Markdown or YAML, and any characters at all. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('word', 'a', ' ', '  ', '\n', 'Title', '42', 'é', '“so”', '3x') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '#',
        '## ',
        '*',
        '**',
        '_',
        '[',
        ']',
        '](x)',
        '<b>',
        '</b>',
        '<!--',
        '-->',
        '\\',
        '`',
        '```',
        '~~~',
      ],
      ...['---', '===', '- ', '+ ', '1. ', '1)', '> ', '|', '&amp;', '&', '!', '![', ': ', '[^1]', '[a]: b'],
      ...[
        'starred',
        'topics: data',
        'link: x',
        'http://a.b',
        '<http://a.b>',
        'x@y.z',
        '\t',
        '    ',
        '\u00a0',
      ],
      ...['\u2028', '\0', '\ud800', '\r\n', '\ufeff', '  \n', '\\\n'],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

export const anyText = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

const leaf: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 4, arbitrary: anyText.map((value) => ({ type: 'text' as const, value })) },
  anyText.map((value) => ({ type: 'inlineCode' as const, value })),
  anyText.map((value) => ({ type: 'html' as const, value })),
  anyText.map((alt) => ({ type: 'image' as const, url: 'https://a.b/c.png', alt })),
  fc.constant({ type: 'break' as const }),
);

const { block } = fc.letrec<{ phrasing: PhrasingContent[]; block: RootContent }>((tie) => {
  const inner = tie('phrasing') as fc.Arbitrary<PhrasingContent[]>;
  const blocks = fc.array(tie('block'), { maxLength: 3 }) as fc.Arbitrary<never[]>;
  const url = fc.constantFrom('https://a.b/c?d=(e)&f_g*', 'javascript:alert(1)', '#top', '', 'http://a.b/ c');
  return {
    phrasing: fc.array(
      fc.oneof(
        { depthSize: 'small' },
        { weight: 4, arbitrary: leaf },
        fc.record({
          type: fc.constantFrom('emphasis' as const, 'strong' as const, 'delete' as const),
          children: inner,
        }),
        fc.record({ type: fc.constant('link' as const), url, children: inner }),
      ) as fc.Arbitrary<PhrasingContent>,
      { maxLength: 4 },
    ),
    block: fc.oneof(
      { depthSize: 'small' },
      { weight: 5, arbitrary: fc.record({ type: fc.constant('paragraph' as const), children: inner }) },
      fc.record({
        type: fc.constant('heading' as const),
        depth: fc.constantFrom(1 as const, 3 as const, 6 as const),
        children: inner,
      }),
      fc.record({ type: fc.constant('code' as const), lang: fc.option(anyText), value: anyText }),
      fc.record({ type: fc.constant('html' as const), value: anyText }),
      fc.constant({ type: 'thematicBreak' as const }),
      fc.record({ type: fc.constant('blockquote' as const), children: blocks }),
      fc.record({
        type: fc.constant('list' as const),
        ordered: fc.boolean(),
        start: fc.option(fc.constantFrom(0, 1, 7, 1_000_000_000, -1)),
        children: fc.array(
          fc.record({ type: fc.constant('listItem' as const), children: blocks }) as fc.Arbitrary<never>,
          { maxLength: 3 },
        ),
      }),
    ) as fc.Arbitrary<RootContent>,
  };
});

export const anyBlocks = fc.array(block, { maxLength: 5 });
