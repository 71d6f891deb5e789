// Footnotes, as the makers of newsletters and of weblogs write them: which links refer to which notes.

import type { Element, Nodes } from 'hast';
import { has, textOf } from './clean-look.ts';

/** The notes of a page; an identifier is the number that the page shows. */
export interface PageNotes {
  /** A link in the text → the identifier of its note. */
  readonly references: ReadonlyMap<Element, string>;
  /** The element that holds a note, its number and the way back among it → its identifier. */
  readonly notes: ReadonlyMap<Element, string>;
  /** Links in notes that lead back to the text, and their numbers. */
  readonly ways: ReadonlySet<Element>;
}

/** @param tree a page or a piece of one. */
export function findNotes(tree: Nodes): PageNotes {
  const byId = new Map<string, Element>();
  const noteOf = new Map<Element, Element>();
  const links: Element[] = [];
  gather(tree, undefined, false, byId, noteOf, links);

  const references = new Map<Element, string>();
  const notes = new Map<Element, string>();
  const numbers: Numbers = { taken: new Set(), next: 1 };
  const ways = new Set<Element>();
  for (const link of links) {
    const target = byId.get(anchorOf(link));
    const own = noteOf.get(link);
    const note = target && noteOf.get(target);
    if (own !== undefined && (has(link, WAY) || note === undefined || note === own)) ways.add(link);
    else if (note !== undefined) references.set(link, identify(note, link, notes, numbers));
  }
  for (const note of new Set(noteOf.values())) identify(note, undefined, notes, numbers);
  return { references, notes, ways };
}

const NOTE_ID = /^(?:fn|footnote|_ftn|endnote)[-:_]?\w+$/i;
const WAY = /^(?:footnote-(?:number|back-?ref|backlink|return)|reversefootnote|data-footnote-backref)$/;

/** Goes through the tree once: every id, every link to a place in the page, and in which note things stand. */
function gather(
  node: Nodes,
  note: Element | undefined,
  inNotes: boolean,
  byId: Map<string, Element>,
  noteOf: Map<Element, Element>,
  links: Element[],
): void {
  if (!('children' in node)) return;
  let within = note;
  let among = inNotes;
  if (node.type === 'element') {
    const { id } = node.properties;
    if (typeof id === 'string' && !byId.has(id)) byId.set(id, node);
    if (within === undefined && isNote(node, inNotes)) within = node;
    if (within !== undefined) noteOf.set(node, within);
    if (node.tagName === 'a' && anchorOf(node) !== '') links.push(node);
    among ||= has(node, /^(?:wp-block-)?(?:footnotes|endnotes)$/);
  }
  for (const child of node.children) gather(child, within, among, byId, noteOf, links);
}

function isNote(element: Element, inNotes: boolean): boolean {
  if (has(element, /^footnote$/)) return ['div', 'li', 'p', 'aside'].includes(element.tagName);
  const { id } = element.properties;
  if (typeof id !== 'string' || !['li', 'div', 'p', 'aside'].includes(element.tagName)) return false;
  return NOTE_ID.test(id) || (inNotes && element.tagName === 'li');
}

function anchorOf({ properties }: Element): string {
  const href = typeof properties.href === 'string' ? properties.href : '';
  return href.slice(href.indexOf('#') + 1 || href.length);
}

interface Numbers {
  readonly taken: Set<string>;
  next: number;
}

/** The number of the note: the one that the link shows, or the next that is free. */
function identify(
  note: Element,
  link: Element | undefined,
  notes: Map<Element, string>,
  numbers: Numbers,
): string {
  const known = notes.get(note);
  if (known !== undefined) return known;
  let identifier = /^\W*(\d{1,4})\W*$/.exec(link === undefined ? '' : textOf(link))?.[1];
  if (identifier === undefined || numbers.taken.has(identifier)) {
    while (numbers.taken.has(String(numbers.next))) numbers.next += 1;
    identifier = String(numbers.next);
  }
  numbers.taken.add(identifier);
  notes.set(note, identifier);
  return identifier;
}
