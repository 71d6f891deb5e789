// A Substack export: the table of its posts joined to their files, and a post → its draft.

import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { DateHint, Draft, Note, Refusal, Source } from './draft.ts';
import { bodyOf, parseHtml } from './html.ts';
import { inShort, oneLine } from './lines-text.ts';
import { counted, type ListedFile } from './listing.ts';
import { alike } from './page.ts';
import { hint, hintInBlocks, hintsOf, readTitle } from './read-dates.ts';
import { note, refusal } from './read-said.ts';
import { decode } from './text.ts';

/** What the table says of a post. */
export interface Post {
  readonly title: string;
  readonly subtitle: string;
  /** When it was published, UTC, as the table has it. */
  readonly date: string;
  readonly published: boolean;
  /** `newsletter`, `podcast`, `thread`, `page` … */
  readonly type: string;
  readonly paidOnly: boolean;
}

/** A post's file, with what the table says of it. */
export interface PostSource extends Source {
  readonly post: Post;
}

// Older exports write TRUE and FALSE, and lack a column or two that are not needed here.
const text = z.string().default('');
const rowSchema = z.object({
  post_id: z.string().min(1),
  title: text,
  subtitle: text,
  post_date: text,
  is_published: text,
  type: text,
  audience: text,
});

/**
 * Finds the exports among the files of a folder or archive and joins each one's table to its posts.
 * @returns the files in their order; the tables themselves and posts that are no issues are notes.
 */
export async function* withPosts(
  files: readonly ListedFile[],
): AsyncGenerator<(ListedFile & { readonly post?: Post }) | Refusal | Note> {
  const tables = new Map<
    string,
    { readonly name: string; readonly posts: ReadonlyMap<string, Post> | undefined }
  >();
  for (const file of files) {
    const folder = /^(.*\/)?posts\.csv$/.exec(file.path);
    if (folder === null) continue;
    const table = await readTable(file);
    tables.set(`${folder[1] ?? ''}posts/`, { name: file.name, posts: 'kind' in table ? undefined : table });
    if ('kind' in table) yield table;
  }
  const used = new Set<Post>();
  for (const file of files) {
    if (/(?:^|\/)posts\.csv$/.test(file.path)) continue;
    const [folder, name] = splitPath(file.path);
    const table = tables.get(folder);
    if (table === undefined || !/\.html?$/.test(name)) {
      yield file;
      continue;
    }
    const post = table.posts?.get(idOf(name));
    if (post !== undefined) used.add(post);
    yield joined(file, post, table.posts !== undefined);
  }
  for (const { name, posts } of tables.values()) {
    const missing = [...(posts?.values() ?? [])].filter((post) => !used.has(post) && isIssue(post));
    if (missing.length > 0) {
      const names = missing.slice(0, 10).map(({ title, date }) => `“${title}” of ${date.slice(0, 10)}`);
      const more = missing.length > names.length ? ' …' : '';
      yield note(
        name,
        `names ${counted(missing.length, 'post')} whose file is not here: ${names.join(', ')}${more}`,
      );
    }
  }
}

function joined(
  file: ListedFile,
  post: Post | undefined,
  hasTable: boolean,
): (ListedFile & { readonly post?: Post }) | Refusal | Note {
  if (!hasTable) return refusal(file.name, 'is left out, because what posts.csv says of it can not be read');
  if (post === undefined) return file;
  if (!post.published) return note(file.name, `is a draft${named(post)}, passed over`);
  if (!isIssue(post)) return note(file.name, `is a ${post.type}${named(post)}, passed over`);
  return { ...file, post };
}

function named({ title }: Post): string {
  return title === '' ? '' : ` (“${title}”)`;
}

function isIssue({ published, type }: Post): boolean {
  return published && (type === '' || type === 'newsletter');
}

async function readTable(file: ListedFile): Promise<ReadonlyMap<string, Post> | Refusal> {
  const bytes = await file.read();
  if ('kind' in bytes) return bytes;
  const decoded = decode(bytes);
  if ('wrong' in decoded) return refusal(file.name, decoded.wrong);
  try {
    const rows: unknown = parse(decoded.text, {
      columns: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
    const posts = z
      .array(rowSchema)
      .parse(rows)
      .map((row): [string, Post] => [idOf(row.post_id), postOf(row)]);
    return new Map(posts);
  } catch (error) {
    const what = error instanceof z.ZodError ? 'it lacks the column post_id' : String(error);
    return refusal(file.name, `is no table of posts (${what}): export the posts from Substack again`);
  }
}

function postOf(row: z.infer<typeof rowSchema>): Post {
  return {
    title: row.title.trim(),
    subtitle: row.subtitle.trim(),
    date: row.post_date,
    published: /^true$/i.test(row.is_published),
    type: row.type.toLowerCase(),
    paidOnly: row.audience !== '' && row.audience !== 'everyone',
  };
}

// `123.my-post` in the table, `123.my-post.html` in the folder; the number alone is what never changes.
function idOf(name: string): string {
  return /^\d+(?=\.)/.exec(name)?.[0] ?? name.replace(/\.html?$/, '');
}

function splitPath(path: string): readonly [folder: string, name: string] {
  const end = path.lastIndexOf('/') + 1;
  return [path.slice(0, end), path.slice(end)];
}

/**
 * A post of the export → its draft.
 * @param html the post's file, a piece of a page.
 * @throws TooTangled
 */
export function readPost(html: string, { name, post }: PostSource): readonly (Draft | Note)[] {
  const { blocks, dropped } = bodyOf(parseHtml(html, 'post'), 'post');
  if (blocks.length === 0) return [note(name, `is empty${named(post)}, passed over`)];
  const title = readTitle(post.title);
  const first = blocks[0];
  const repeats = first?.type === 'heading' && alike(oneLine(first), post.title);
  const rest = repeats ? blocks.slice(1) : blocks;
  const told: readonly DateHint[] = [...hint(post.date, 'csv'), ...hintInBlocks(rest)];
  const draft: Draft = {
    source: name,
    title: title.title,
    dates: hintsOf(title, told, ''),
    kind: 'marked',
    blocks: rest,
    dropped: post.subtitle === '' ? dropped : [`the subtitle “${inShort(post.subtitle)}”`, ...dropped],
  };
  return post.paidOnly
    ? [
        note(
          name,
          `is for paying readers only${named(post)}, and imported all the same: delete its issue to keep it out`,
        ),
        draft,
      ]
    : [draft];
}
