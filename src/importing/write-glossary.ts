// Acronyms that were found → the glossary of the archive, beside what a person made of it.
import { type Document, isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { Acronym } from './acronyms.ts';

/** Short form to the long forms that imports have found so far, whatever has become of them. */
export type Known = Readonly<Record<string, readonly string[]>>;

export interface GlossaryUpdate {
  /** The new text of `glossary.yaml`; null where nothing is to be added. */
  readonly text: string | null;
  /** What was added, as lines. */
  readonly added: readonly string[];
  readonly known: Known;
}

/**
 * Adds what no import found before. So what a person has corrected or deleted stays so; comments and order are kept.
 * @param text of a glossary that loads.
 */
export function addAcronyms(text: string, found: readonly Acronym[], known: Known): GlossaryUpdate {
  const fresh = freshAmong(found, known);
  if (fresh.length === 0) return { text: null, added: [], known };
  const document = parseDocument(text);
  const added = fresh
    .filter((acronym) => put(document, acronym))
    .map(({ short, long }) => `${short}: ${long}`);
  return {
    text: added.length === 0 ? null : document.toString({ lineWidth: 0 }),
    added,
    known: { ...known, ...Object.fromEntries(longFormsOf(fresh, known)) },
  };
}

/** Each once, however it was written, and none that was found before. */
function freshAmong(found: readonly Acronym[], known: Known): readonly Acronym[] {
  const seen = new Set(
    Object.entries(known).flatMap(([short, longs]) => longs.map((long) => keyOf({ short, long }))),
  );
  return found.filter((acronym) => {
    const key = keyOf(acronym);
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}

function longFormsOf(fresh: readonly Acronym[], known: Known): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, readonly string[]>();
  for (const { short, long } of fresh) {
    const before = result.get(short) ?? (Object.hasOwn(known, short) ? known[short]! : []);
    result.set(short, [...before, long]);
  }
  return result;
}

/** Hyphens, capitals and endings make no other long form. */
function keyOf({ short, long }: Acronym): string {
  return `${short.toLowerCase()}: ${wordingOf(long)}`;
}

function wordingOf(long: string): string {
  const words = long.toLowerCase().split(/[\s\-‐-―]+/);
  return words.map((text) => text.replace(/(?:s|ed|ing)$/, '')).join(' ');
}

/** @returns whether the glossary did not have it. */
function put(document: Document, { short, long }: Acronym): boolean {
  const acronyms = acronymsOf(document);
  const pair = acronyms.items.find(({ key }) => nameOf(key).toLowerCase() === short.toLowerCase());
  if (pair === undefined) {
    acronyms.set(document.createNode(short), document.createNode(long));
    return true;
  }
  const value = String(isScalar(pair.value) ? pair.value.value : pair.value);
  if (value.split(',').some((each) => wordingOf(each.trim()) === wordingOf(long))) return false;
  if (isScalar(pair.value)) pair.value.value = `${value}, ${long}`;
  return isScalar(pair.value);
}

function acronymsOf(document: Document): YAMLMap {
  const there = document.get('acronyms');
  if (isMap(there)) return there;
  document.set('acronyms', document.createNode({}));
  return document.get('acronyms') as YAMLMap;
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
