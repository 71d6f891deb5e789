// Sources of the tests, and blocks written so that a test can name them: one line each, marks and all.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes, RootContent } from 'mdast';
import type { Draft, Note, Refusal, Source } from '../../../src/importing/draft.ts';
import { readDrafts } from '../../../src/importing/read.ts';

/** A source made of text or bytes. */
export function source(file: string, content: string | Uint8Array): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name: `somewhere/${file}`, file, bytes };
}

/** A file of the folder `fixtures`, where a page has one more ending: no tool shall take it for one of ours. */
export function fixture(file: string): string {
  return readFileSync(
    join(import.meta.dirname, 'fixtures', /html$/.test(file) ? `${file}.txt` : file),
    'utf8',
  );
}

/** The only draft of a source. */
export function draftOf(file: string, content: string | Uint8Array): Draft {
  const [draft, ...others] = readDrafts(source(file, content));
  if (draft === undefined || !('blocks' in draft) || others.length > 0) {
    throw new Error(`not a single draft: ${JSON.stringify([draft, ...others])}`);
  }
  return draft;
}

/** What a source is refused for, or noted. */
export function said(file: string, content: string | Uint8Array): string {
  return readDrafts(source(file, content)).map(words).join('\n');
}

export function words(item: Draft | Refusal | Note): string {
  return 'what' in item ? item.what : `a draft: ${outline(item.blocks).join(' / ')}`;
}

/** `h3 …`, `- …`, `> …`, `*…*`, `[…](…)`, `(^1)`: one line for each block. */
export function outline(blocks: readonly RootContent[]): readonly string[] {
  return blocks.map(show);
}

function show(node: Nodes): string {
  const inner = (glue = '') => ('children' in node ? node.children.map(show).join(glue) : '');
  switch (node.type) {
    case 'text':
      return node.value;
    case 'heading':
      return `h${node.depth} ${inner()}`;
    case 'emphasis':
      return `*${inner()}*`;
    case 'strong':
      return `**${inner()}**`;
    case 'link':
      return `[${inner()}](${node.url})`;
    case 'inlineCode':
      return `\`${node.value}\``;
    case 'code':
      return `code ${node.lang ?? ''}${JSON.stringify(node.value)}`;
    case 'break':
      return '↵';
    case 'thematicBreak':
      return '---';
    case 'blockquote':
      return `> ${inner(' / ')}`;
    case 'list':
      return `${node.ordered ? `${node.start}.` : '-'} ${inner(' ; ')}`;
    case 'listItem':
      return inner(' / ');
    case 'footnoteReference':
      return `(^${node.identifier})`;
    case 'footnoteDefinition':
      return `^${node.identifier} ${inner(' / ')}`;
    case 'paragraph':
      return inner();
    default:
      throw new Error(`a ${node.type}, which no draft may hold`);
  }
}
