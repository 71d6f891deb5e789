// Files of a public retrieval set → an archive with a paper for each document, and queries with their gold papers.

import { z } from 'zod';
import type { Archive, Glossary } from '../corpus/archive.ts';
import { collectProblems, quote } from '../corpus/problems.ts';
import { readJsonLines } from './json-lines.ts';

export interface Query {
  readonly id: string;
  readonly text: string;
  /** Ids of the documents that answer it, with their grades; every other document has grade 0. */
  readonly gold: ReadonlyMap<string, number>;
}

export interface RetrievalSet {
  /** A document's id is its paper's code. */
  readonly archive: Archive;
  readonly queries: readonly Query[];
}

const documentShape = z.object({ id: z.string().min(1), title: z.string(), text: z.string() });
const queryShape = z.object({
  id: z.string(),
  text: z.string(),
  gold: z.union([z.array(z.string()), z.record(z.string(), z.number().nonnegative())], {
    error: 'must be a list of ids, or ids with their grades',
  }),
});

/**
 * Reads a retrieval set: documents `{"id", "title", "text"}`, queries `{"id", "text", "gold"}`, a line for each.
 * @returns the set, and every problem as `file:line: problem`.
 */
export function readRetrievalSet(
  documentsFile: string,
  queriesFile: string,
  glossary: Glossary,
): { readonly set: RetrievalSet; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const documents = new Map<string, z.infer<typeof documentShape>>();
  collectProblems(documentsFile, problems, (report) => {
    for (const { value, line } of readJsonLines(documentsFile, documentShape, report)) {
      if (documents.has(value.id)) report(line, `the id ${quote(value.id)} stands further up already`);
      documents.set(value.id, value);
    }
  });
  const queries = collectProblems(queriesFile, problems, (report) =>
    readJsonLines(queriesFile, queryShape, report).map(({ value: { id, text, gold }, line }): Query => {
      const grades = Array.isArray(gold) ? gold.map((each) => [each, 1] as const) : Object.entries(gold);
      for (const [each] of grades)
        if (!documents.has(each)) report(line, `"gold": there is no document ${quote(each)}`);
      if (!grades.some(([, grade]) => grade > 0)) report(line, '"gold" names no document');
      return { id, text, gold: new Map(grades) };
    }),
  );
  if (documents.size === 0 && problems.length === 0) problems.push(`${documentsFile}: holds no document`);
  if (queries.length === 0 && problems.length === 0) problems.push(`${queriesFile}: holds no query`);
  return { set: { archive: archiveOf([...documents.values()], glossary), queries }, problems };
}

function archiveOf(documents: readonly z.infer<typeof documentShape>[], glossary: Glossary): Archive {
  const date = '2000-01-01';
  const papers = documents.map(({ id, title, text }) => ({
    code: id,
    title,
    issue: date,
    topics: [],
    starred: false,
    link: null,
    askedAs: [],
    paragraphs: [text],
  }));
  return { issues: [{ date, title: 'Documents', papers }], glossary, topics: new Map() };
}
