// An archive with its index ↔ pieces of bytes, which one thread makes and another reads, each in a moment.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import type { IndexedArchive } from '../app.ts';
import type { Issue } from '../corpus/archive.ts';

/** So many issues make a piece. */
const issuesInAPiece = 40;

type Index = IndexedArchive['packed'];
type Lists = Omit<IndexedArchive['archive'], 'issues'>;

/** All that an archive with its index holds, part by part; the papers of the index are those of the issues. */
type Part =
  | { readonly of: 'issues'; readonly value: readonly Issue[] }
  | { readonly of: 'lists'; readonly value: Partial<Lists> }
  | { readonly of: 'papers'; readonly value: Partial<Index['papers']> }
  | { readonly of: 'index'; readonly value: Partial<Index> };

/** Each piece has memory of its own, which can be handed to another thread without a copy. */
export function toPieces(indexed: IndexedArchive): readonly Uint8Array<ArrayBuffer>[] {
  return [...partsOf(indexed)].map((part) => new Uint8Array(serialize(part)));
}

function* partsOf({ archive, packed }: IndexedArchive): Generator<Part> {
  const { issues, ...lists } = archive;
  for (let from = 0; from < issues.length; from += issuesInAPiece)
    yield { of: 'issues', value: issues.slice(from, from + issuesInAPiece) };
  yield { of: 'lists', value: lists };
  const { papers, ...index } = packed;
  // Papers that came twice would be two of each.
  const { papers: _, ...columns } = papers;
  for (const [name, value] of Object.entries(columns)) yield { of: 'papers', value: { [name]: value } };
  for (const [name, value] of Object.entries(index)) yield { of: 'index', value: { [name]: value } };
}

/** Reads pieces back; others have their turn between one and the next. */
export async function fromPieces(pieces: readonly Uint8Array[]): Promise<IndexedArchive> {
  const issues: Issue[] = [];
  const [lists, columns, index] = [{}, {}, {}] as [Partial<Lists>, Partial<Index['papers']>, Partial<Index>];
  for (const piece of pieces) {
    const part = deserialize(piece) as Part;
    if (part.of === 'issues') issues.push(...part.value);
    else Object.assign({ lists, papers: columns, index }[part.of], part.value);
    await nextTurn();
  }
  const papers = { ...columns, papers: issues.flatMap((issue) => issue.papers) };
  return {
    archive: { ...(lists as Lists), issues },
    packed: { ...(index as Index), papers: papers as Index['papers'] },
  };
}
