// What Discord takes in one message: counted as it counts, texts cut at a good place, cards drawn smaller until they fit.

/** For a message as a whole; discord.js checks none of these. */
export const limits = {
  /** Nested ones included. */
  components: 40,
  /** Of all texts together, in UTF-16 units, of which no text has fewer than characters. */
  characters: 4_000,
  /** Of all texts together in UTF-8, with `bytesPerText` for each. Not documented: beyond it Discord answers 500. */
  bytes: 10_170,
} as const;

/** From https://github.com/discord/discord-api-docs/issues/8554, which found the boundary to the byte. */
const bytesPerText = 12;

/** How much of each of the limits a message takes. */
export type Size = Readonly<Record<keyof typeof limits, number>>;

/** The size of components of the HTTP API, nested ones included. */
export function sizeOf(components: readonly object[]): Size {
  let size = { components: 0, characters: 0, bytes: 0 };
  for (const component of components) {
    const text = 'content' in component && typeof component.content === 'string' ? component.content : null;
    const inside =
      'components' in component && Array.isArray(component.components) ? component.components : [];
    const accessory = 'accessory' in component ? [component.accessory as object] : [];
    const nested = sizeOf([...inside, ...accessory]);
    size = {
      components: size.components + 1 + nested.components,
      characters: size.characters + (text?.length ?? 0) + nested.characters,
      bytes: size.bytes + (text === null ? 0 : Buffer.byteLength(text) + bytesPerText) + nested.bytes,
    };
  }
  return size;
}

/** Whether Discord takes a message with these components. */
export function isWithinLimits(components: readonly object[]): boolean {
  const size = sizeOf(components);
  return (Object.keys(limits) as (keyof typeof limits)[]).every((limit) => size[limit] <= limits[limit]);
}

/** How much room a text has: its usual length in, what it may have this time out. */
export type Room = (usual: number) => number;

const shares = [1, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05];
/** A text of fewer characters says nothing. */
const shortest = 8;

/**
 * Draws a card as large as it fits.
 * @param draw cuts its texts to the room they are given.
 * @throws RangeError where it does not fit however short its texts are.
 */
export function drawWithinLimits<Card extends { readonly components: readonly object[] }>(
  draw: (room: Room) => Card,
): Card {
  for (const share of shares) {
    const drawn = draw((usual) => Math.max(Math.floor(usual * share), Math.min(usual, shortest)));
    if (isWithinLimits(drawn.components)) return drawn;
  }
  throw new RangeError(
    'a card does not fit into a message, however short its texts are: give it fewer parts',
  );
}

/**
 * The text, or its beginning, up to the end of a paragraph, else of a sentence, else of a word, and "…".
 * @param longest in UTF-16 units, "…" included.
 */
export function cut(text: string, longest: number): string {
  const { end, mark } = cutAt(text, longest);
  return text.slice(0, end) + mark;
}

// In the order in which they are preferred: where it may end, and what shows that something follows.
const ENDS = [
  { pattern: /\S(?=\s*\n\s*\n)/g, mark: ' …' },
  { pattern: /[.!?][)\]"'”’]*(?=\s)/g, mark: ' …' },
  { pattern: /\S(?=\s)/g, mark: '…' },
] as const;

/** Where `cut` ends, and what it adds there. */
export function cutAt(text: string, longest: number): { readonly end: number; readonly mark: string } {
  if (text.length <= longest) return { end: text.length, mark: '' };
  for (const { pattern, mark } of ENDS) {
    const most = longest - mark.length;
    // One more, by which a word's end is seen.
    const ends = [...text.slice(0, most + 1).matchAll(pattern)].map(
      ({ index, 0: { length } }) => index + length,
    );
    const end = ends.findLast((each) => each <= most) ?? 0;
    // A good end far from the limit would lose more than it is worth.
    if (end > longest / 2) return { end, mark };
  }
  return { end: characterEnd(text, Math.max(longest - 1, 0)), mark: longest > 0 ? '…' : '' };
}

/** The place itself, or one before it where a character of two halves would be parted. */
function characterEnd(text: string, end: number): number {
  return end > 0 && (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end;
}
