// A title and what stands below it → the paper's address: arXiv, OpenReview or a DOI.

import type { RootContent } from 'mdast';
import { plainText } from './lines-text.ts';

/** A link as it stands in a text. */
interface Link {
  readonly label: string;
  readonly address: string | null;
}

const ID = '\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}|[a-z]{2,}(?:-[a-z]{2,})?(?:\\.[a-z]{2})?/\\d{7}';
const ARXIV_PAGE = new RegExp(
  `^(?:(?:[a-z0-9-]+\\.)?arxiv\\.org/(?:abs|pdf|html|ps|format|e-print|src|html_feedback)|ar5iv(?:\\.labs\\.arxiv)?\\.org/(?:abs|html|pdf)|(?:www\\.)?alphaxiv\\.org/(?:abs|pdf|overview)|huggingface\\.co/papers)/(${ID})(?:v\\d+)?(?![\\w])`,
  'i',
);
const ARXIV_NAME = new RegExp(`(?<![\\w/.])arxiv(?:\\.org)?\\s?[:#]?\\s?(${ID})(?:v\\d+)?(?![\\w])`, 'i');
const OPENREVIEW =
  /^(?:www\.)?openreview\.net\/(?:forum|pdf|attachment|references\/pdf)\/?\?(?:[^#]*&)?id=([\w-]+)/i;
// Publishers' pages carry the DOI in their path.
const DOI_PAGE =
  /^(?:(?:dx\.|www\.)?doi\.org\/(?:doi:)?|[a-z0-9.-]+\/doi\/(?:(?:abs|pdf|full|epdf|book|pdfdirect|abstract)\/)?|(?:www\.)?(?:bio|med)rxiv\.org\/content\/)(10\.\d{4,9}\/[^\s?#]+)/i;
const DOI_NAME = /(?<![\w/.])doi:?\s?(10\.\d{4,9}\/[^\s"<>]+)/i;
const ADDRESS =
  /https?:\/\/[^\s<>"”]+|(?<![\w/.@-])(?:www\.)?(?:arxiv\.org|openreview\.net|doi\.org)\/[^\s<>"”]+/gi;

/** What a link to the paper itself says; any other link may lead to another paper. */
const LABEL =
  /^(?:(?:link|read|see|view|full|the|to|original|research|this|arxiv|open|review|source)[\s-]){0,3}(?:papers?|pdf|arxiv|abs|abstract|links?|preprint|doi|openreview|html|text|here|article|publication)$/i;
/** A line that is there for its links: "Link: PDF", "Paper | Code", "Authors: … (arXiv)". */
const LINK_LINE =
  /^[^\p{L}\d]*(?:links?|paper|pdf|arxiv|abs|abstract|url|doi|source|preprint|read(?: (?:the )?(?:full )?paper)?|openreview|available at|authors?)\s*(?:[:|–—→(\][-]|$)/iu;

/**
 * An address or a name such as `arXiv:2211.10438` → the one address of that paper, without a version; null for anything
 * but arXiv, OpenReview and DOIs.
 */
export function canonicalLink(text: string): string | null {
  const bare = text.trim().replace(/^https?:\/\//i, '');
  const doi = (DOI_PAGE.exec(bare) ?? DOI_NAME.exec(bare))?.[1];
  // arXiv registers a DOI for each of its papers.
  const arxiv = /^10\.48550\/(arxiv\..*)$/i.exec(doi ?? '')?.[1]?.replace('.', ':') ?? bare;
  const id = (ARXIV_PAGE.exec(arxiv) ?? ARXIV_NAME.exec(arxiv))?.[1];
  if (id !== undefined) return `https://arxiv.org/abs/${/^[a-z]/i.test(id) ? oldId(id) : id}`;
  const forum = OPENREVIEW.exec(bare)?.[1];
  if (forum !== undefined) return `https://openreview.net/forum?id=${forum}`;
  return doi === undefined ? null : doiAddress(doi);
}

/**
 * The paper's own address: in its title, else in a line that is there for links or behind a label such as "Paper" near
 * the title or at the end. A link in the middle of the summary leads to another paper as often as not.
 * @param title the title's nodes, with links.
 * @param blocks what stands below it.
 */
export function paperLink(title: readonly RootContent[], blocks: readonly RootContent[]): string | null {
  for (const { address } of title.flatMap(linksIn)) if (address !== null) return address;
  const name = fold(title.map(plainText).join(''));
  const near = [...blocks.slice(0, 4), ...blocks.slice(4).slice(-2)];
  for (const block of near) {
    const links = linksIn(block);
    const isLinkLine = isForLinks(block);
    const own = links.find(({ label, address }) => address !== null && (isLinkLine || isOwn(label, name)));
    if (own !== undefined) return own.address;
  }
  return null;
}

/** Whether a block is there for its links or a paper's number, and says nothing. */
function isForLinks(block: RootContent): boolean {
  if (block.type !== 'paragraph' && block.type !== 'list') return false;
  const text = plainText(block).trim();
  if (text.length > 300) return false;
  if (LINK_LINE.test(text)) return true;
  // What is left when addresses, names of papers and separators are gone.
  const rest = text.replace(ADDRESS, '').replace(ARXIV_NAME, '').replace(DOI_NAME, '');
  const labels = linksIn(block).map(({ label }) => label);
  const bare = labels.reduce((left, label) => left.replace(label, ''), rest);
  return text !== '' && !/[\p{L}\d]/u.test(bare);
}

function linksIn(node: RootContent): readonly Link[] {
  if (node.type === 'link') return [{ label: plainText(node).trim(), address: canonicalLink(node.url) }];
  if (node.type === 'text') return bareLinks(node.value);
  return 'children' in node ? node.children.flatMap(linksIn) : [];
}

/** Addresses and names that are no links in the source. */
function bareLinks(text: string): readonly Link[] {
  const addresses = (text.match(ADDRESS) ?? []).map((found) => found.replace(/[).,;:\]]+$/, ''));
  const names = [ARXIV_NAME.exec(text)?.[0], DOI_NAME.exec(text)?.[0]].filter((name) => name !== undefined);
  return [...addresses, ...names].map((found) => ({ label: text, address: canonicalLink(found) }));
}

function isOwn(label: string, name: string): boolean {
  const text = label.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
  return LABEL.test(text) || (name !== '' && fold(text) === name);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** `math.GT/0309136` is the same paper as `math/0309136`. */
function oldId(id: string): string {
  return id.toLowerCase().replace(/\.[a-z]{2}\//, '/');
}

function doiAddress(doi: string): string {
  const bare = doi.replace(/[).,;:\]]+$/, '').replace(/\.(?:pdf|full|abstract)$/i, '');
  const isPreprint = /^10\.1101\/\d/.test(bare);
  return `https://doi.org/${isPreprint ? bare.replace(/v\d+(?:\..*)?$/, '') : bare}`;
}
