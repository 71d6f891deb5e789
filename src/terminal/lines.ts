// Bytes from a file or another program → lines, as soon as each is there.

/** A line longer than this is cut: no question is, and a file without line breaks must not fill the memory. */
export const LONGEST_LINE = 2 ** 20;

/**
 * Cuts a stream of UTF-8 into lines at `\n` or `\r\n`; a byte order mark is dropped. The lines of JSON may hold other
 * line separators of Unicode, at which node:readline would cut them.
 * @param input chunks of bytes, cut anywhere.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pieces: string[] = [];
  let length = 0;
  const keep = (piece: string) => {
    const kept = piece.slice(0, LONGEST_LINE - length);
    if (kept !== '') pieces.push(kept);
    length += kept.length;
  };
  const take = () => {
    const line = pieces.join('');
    pieces = [];
    length = 0;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };

  for await (const chunk of input) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    keep(first);
    for (const piece of others) {
      yield take();
      keep(piece);
    }
  }
  keep(decoder.decode());
  if (length > 0) yield take();
}
