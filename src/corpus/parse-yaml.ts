// YAML text → a checked value: the front matter, the glossary and the list of topics all come through here.

import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import * as z from 'zod';
import { quote, type Report } from './problems.ts';

/**
 * Parses YAML and checks it against `schema`.
 * @param firstLine the line of the file at which `text` begins, counted from 1.
 * @returns `undefined` where a problem has been reported.
 */
export function parseYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  report: Report,
  firstLine = 1,
): T | undefined {
  const lines = new LineCounter();
  const lineAt = (offset: number) => Math.max(lines.linePos(offset).line, 1) + firstLine - 1;
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) {
    report(
      lineAt(fault.pos[0]),
      `is not valid YAML (${fault.message}): put text that holds a colon, # or quotation marks in "quotes"`,
    );
  }
  if (faults.length > 0) return undefined;
  const cut = reportCutText(text, document, (offset, problem) => report(lineAt(offset), problem));
  const checked = schema.safeParse(document.toJS() ?? undefined);
  if (!checked.success) {
    for (const issue of checked.error.issues) reportIssue(issue, document, lineAt, report);
  }
  return checked.success && !cut ? checked.data : undefined;
}

/**
 * Text of at least one visible character; its white space is folded.
 * @param missing the cure where it isn't there.
 * @param unlisted the cure where a list stands in its place.
 */
export function textSchema(missing: string, unlisted = 'put it in "quotes"') {
  return z
    .string({
      error: ({ input }) => {
        if (input === undefined) return `is missing: ${missing}`;
        if (input === null) return `is empty: ${missing}`;
        return `must be text: ${Array.isArray(input) ? unlisted : 'put it in "quotes"'}`;
      },
    })
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .refine((text) => text !== '', { error: `is empty: ${missing}` })
    .refine((text) => text.isWellFormed() && !text.includes('\0'), {
      error: 'holds a character that is none (NUL or half a surrogate pair): delete it',
    });
}

// `title: Roundup #7` is the title "Roundup" and a comment. Nobody means that, and nobody would notice.
function reportCutText(text: string, document: Document, report: Report): boolean {
  let cut = false;
  visit(document, {
    Scalar(_key, node) {
      const end = node.range?.[1];
      if (end === undefined || !/^[ \t]+#/.test(text.slice(end, end + 80))) return;
      cut = true;
      report(
        node.range?.[0] ?? 0,
        'is cut off at #: put the whole text in "quotes", or the comment on a line of its own',
      );
    },
  });
  return cut;
}

function reportIssue(
  issue: z.core.$ZodIssue,
  document: Document,
  lineAt: (offset: number) => number,
  report: Report,
): void {
  const at = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      report(at([...issue.path, key]), `unknown key ${quote(key)}: ${issue.message}`);
    }
    return;
  }
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
  const keys = issue.path.filter((step) => typeof step === 'string');
  report(at(issue.path), keys.length > 0 ? `${quote(keys.join('.'))} ${message}` : `${message}`);
}

// Where a path leads, or as far towards it as the document goes.
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value ?? '') === step);
      if (isScalar(pair?.key)) offset = pair.key.range?.[0] ?? offset;
      next = pair?.value;
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
      if (hasRange(next)) offset = next.range[0];
    }
    node = next;
  }
  return offset;
}

function hasRange(node: unknown): node is { range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
