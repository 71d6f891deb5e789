// A reader of Discord's Markdown, as far as its clients are known to understand it, to see what is live in a text.

/** A stretch of a text: `text`, or the kind of markup that it is in. */
export interface Stretch {
  readonly kind: string;
  /** What is seen of it. */
  readonly text: string;
}

const ESCAPE = /^\\([^0-9A-Za-z\s])/;

// In the order in which the clients try them; the first group is what is seen.
const INLINE: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['code', /^(?:`+)([^`]+)`+/],
  ['link', /^<([^ :>]+:\/[^ >]+)>/],
  ['tag', /^<((?:@[!&]?|#)\d+|a?:\w+:\d+|t:-?\d+(?::[a-z])?|\/[^:>]+:\d+|id:\w+|\+[\d ]+|[^ @>]+@[^ @>]+)>/i],
  ['masked link', /^\[((?:\\.|[^\]\\])*)\]\([^)]*\)/],
  ['link', /^((?:https?|steam|discord|ftp):\/\/[^\s<]+)/i],
  ['mention', /^(@(?:everyone|here))/],
  ['emoji', /^(:[\w+-]+:)/],
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['strike', /^~~((?:\\[\s\S]|[^\\])+?)~~/],
  ['spoiler', /^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/],
  ['italic', /^\*((?:\\[\s\S]|[^*\\])+?)\*(?!\*)/],
  ['italic', /^_((?:\\[\s\S]|[^\\_])+?)_/],
];

const BLOCKS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['heading', /^\s*#{1,3}\s+/],
  ['small', /^\s*-#\s+/],
  ['quote', /^\s*>(?:>>)?\s+/],
  ['list', /^\s*(?:[-*+]|\d+[.)])\s+/],
];

/** What a client makes of a text, line by line. */
export function read(source: string): readonly Stretch[] {
  return joinTexts(source.split('\n').flatMap(readLine));
}

/** All that is seen. */
export function seen(source: string): string {
  return read(source)
    .map(({ text }) => text)
    .join('');
}

function readLine(line: string, index: number): readonly Stretch[] {
  const broken: Stretch[] = index > 0 ? [{ kind: 'text', text: '\n' }] : [];
  for (const [kind, pattern] of BLOCKS) {
    const match = pattern.exec(line);
    // What is in a quote or a list can be another block; for a heading that is only assumed.
    if (match !== null) return [...broken, { kind, text: '' }, ...readLine(line.slice(match[0].length), 0)];
  }
  return [...broken, ...readInline(line)];
}

function readInline(line: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let rest = line;
  while (rest !== '') {
    const escaped = ESCAPE.exec(rest);
    const [kind, match] = escaped
      ? (['text', escaped] as const)
      : (INLINE.map(([kind, pattern]) => [kind, pattern.exec(rest)] as const).find(([, match]) => match) ??
        (['text', [rest[0]!, rest[0]!]] as const));
    const inside = match![1]!;
    const marked = ['bold', 'underline', 'strike', 'spoiler', 'italic'].includes(kind);
    stretches.push({ kind, text: marked ? seenInline(inside) : inside });
    // Markup within markup is live too.
    if (marked)
      stretches.push(
        ...readInline(inside).flatMap((each) => (each.kind === 'text' ? [] : { ...each, text: '' })),
      );
    rest = rest.slice(match![0]!.length);
  }
  return stretches;
}

function seenInline(source: string): string {
  return readInline(source)
    .map(({ text }) => text)
    .join('');
}

function joinTexts(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const each of stretches) {
    const last = joined.at(-1);
    if (last?.kind === 'text' && each.kind === 'text')
      joined.splice(-1, 1, { kind: 'text', text: last.text + each.text });
    else joined.push(each);
  }
  return joined;
}
