// The commonest checks of a request body: how long, how many, which of. Lengths count code points.
import type { Problem } from '../refusal.ts';

export type Path = readonly (string | number)[];
/** A request body, of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a value, or none if it is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The items of a value, or none if it is no list. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text of a value, or the empty text. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** How long Discord finds a text. */
export function lengthOf(text: string): number {
  return [...text].length;
}

export function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message };
}

export function required(path: Path): Problem {
  return problem(path, 'BASE_TYPE_REQUIRED', 'This field is required');
}

/**
 * A text or a list that must be within `min` and `max`; a missing one is fine where `min` is 0.
 * A value of another type counts as missing.
 */
export function size(path: Path, value: unknown, min: number, max: number): readonly Problem[] {
  const length = typeof value === 'string' ? lengthOf(value) : Array.isArray(value) ? value.length : null;
  if (length === null) return min > 0 ? [required(path)] : [];
  if (length >= min && length <= max) return [];
  return min > 0
    ? [problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)]
    : [problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)];
}

/** A value that must be one of some. */
export function oneOf(path: Path, value: unknown, allowed: readonly unknown[]): readonly Problem[] {
  if (allowed.includes(value)) return [];
  return [problem(path, 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`)];
}

/** Paths of the values that occurred before; `values` are pairs of path and value. */
export function repeated(values: readonly (readonly [Path, string])[]): readonly Path[] {
  const seen = new Set<string>();
  return values.flatMap(([path, value]) => {
    if (seen.has(value)) return [path];
    seen.add(value);
    return [];
  });
}
