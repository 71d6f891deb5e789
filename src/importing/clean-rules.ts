// What of a page is no part of its text, each with the word that the report has for it.

import type { Element } from 'hast';
import { classes, has, hasInside, textOf } from './clean-look.ts';

/** One and many: `a form`, `forms`. */
export type Words = readonly [one: string, many: string];

/** The first rule that fits takes an element and all that is in it out; `said` is `null` where that is no news. */
export interface Rule {
  readonly said: Words | null;
  readonly fits: (element: Element) => boolean;
}

const tag =
  (...names: readonly string[]) =>
  ({ tagName }: Element) =>
    names.includes(tagName);

// A page may carry any class on the element that holds its whole text: what is long is not taken for a small thing.
const LONG = 1500;

/** By a whole class name or id, of elements that hold little text. */
const small = (names: RegExp) => (element: Element) =>
  called(element, names) && textOf(element).length < LONG;

// Whatever their classes say: headings that have an anchor are called so themselves.
const TEXT = new Set(['html', 'body', 'main', 'article', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

function called(element: Element, names: RegExp): boolean {
  if (TEXT.has(element.tagName)) return false;
  return has(element, names) || names.test(String(element.properties.id ?? ''));
}

const SUBSCRIBE =
  /^(?:subscription-widget(?:-.+)?|subscribe(?:-(?:form|widget|box|footer|prompt|dialog))?|newsletter-(?:form|sign-?up|box)|sign-?up-form|cta-caption|email-form|mc_embed_signup|kg-signup-card)$/;
const SPONSOR =
  /^(?:sponsor(?:s|ed|ship)?(?:-(?:campaign-embed|block|box|content|message|slot|section))?|advert(?:isement)?|ad-(?:slot|block|container|unit|wrapper|banner)|ads?|adsbygoogle|promo-(?:block|box))$/;
const BUTTON =
  /^(?:button|btn|button-wrapper|captioned-button-wrap|wp-block-buttons?|kg-button-card|header-anchor-.+|header-anchor|anchor-?link|share(?:-.+)?|share-dialog|social-(?:share|buttons|links|icons)|sharedaddy|addtoany.*|post-ufi.*|like-button(?:-.+)?|comments?-button|headerlink)$/;
const COMMENTS =
  /^(?:comments|comments-(?:section|area|list|page)|comment-(?:list|form|respond|section)|respond|disqus_thread|discussion)$/;
const MENU =
  /^(?:nav|navbar|navigation|breadcrumbs?|pagination|post-navigation|nav-links|table-of-contents|toc|menu|related(?:-posts)?|jp-relatedposts|sidebar|site-(?:header|footer)|skip-link|author-box|post-(?:meta|footer)|byline(?:-wrapper)?)$/;
const COOKIES =
  /(?:^|[-_])(?:cookies?|consent|gdpr)[-_](?:banner|notice|consent|bar|popup|modal|dialog|law.*|wall)|^onetrust/;
const PLAYER =
  /^(?:(?:youtube|vimeo|spotify|soundcloud|bandcamp|tiktok|apple-podcast)-(?:wrap|container)|native-(?:video|audio)-embed|podcast-player.*|audio-player.*)$/;
const EMBED =
  /^(?:digest-post-embed|embedded-(?:post|publication)(?:-wrap)?|install-substack-app-embed.*|community-chat|poll-embed|file-embed-.+|prediction-market-wrap|instagram-embed-wrap|comment-embed)$/;
const IMAGE =
  /^(?:captioned-image-container|image-gallery-embed|image2-inset|image-link|wp-caption|image-caption|wp-block-image|kg-image-card)$/;

const IMAGES: Words = ['an image', 'images'];
const SUBSCRIBE_FORMS: Words = ['a subscribe form', 'subscribe forms'];

/** In the order in which they are asked. */
export const RULES: readonly Rule[] = [
  { said: ['a script', 'scripts'], fits: tag('script') },
  { said: ['a style sheet', 'style sheets'], fits: tag('style') },
  {
    said: null,
    fits: tag(
      'head',
      'title',
      'link',
      'meta',
      'base',
      'template',
      'svg',
      'noscript',
      'param',
      'source',
      'track',
    ),
  },
  { said: null, fits: tag('col', 'colgroup', 'datalist', 'rp', 'noembed', 'noframes') },
  { said: ['a hidden part', 'hidden parts'], fits: isUnseen },
  { said: SUBSCRIBE_FORMS, fits: small(SUBSCRIBE) },
  { said: SUBSCRIBE_FORMS, fits: (element) => isForm(element) && hasInside(element, isEmailField) },
  { said: ['a sponsor block', 'sponsor blocks'], fits: small(SPONSOR) },
  { said: ['a player', 'players'], fits: tag('audio', 'video') },
  { said: ['a player', 'players'], fits: small(PLAYER) },
  {
    said: ['an embedded page', 'embedded pages'],
    fits: tag('iframe', 'frame', 'frameset', 'object', 'embed'),
  },
  { said: ['an embedded post', 'embedded posts'], fits: small(EMBED) },
  { said: IMAGES, fits: tag('img', 'image', 'picture', 'canvas', 'map', 'area') },
  { said: IMAGES, fits: (element) => small(IMAGE)(element) && isPicture(element) },
  { said: IMAGES, fits: (element) => element.tagName === 'figure' && isPicture(element) },
  { said: ['a button', 'buttons'], fits: tag('button') },
  { said: ['a button', 'buttons'], fits: small(BUTTON) },
  { said: ['a button', 'buttons'], fits: ({ properties }) => properties.role === 'button' },
  { said: ['a cookie banner', 'cookie banners'], fits: (element) => called(element, COOKIES) },
  { said: ['a comment section', 'comment sections'], fits: (element) => called(element, COMMENTS) },
  { said: ['a menu', 'menus'], fits: tag('nav', 'menu', 'dialog') },
  {
    said: ['a menu', 'menus'],
    fits: ({ properties }) => /^(?:navigation|menu|search|banner)$/.test(String(properties.role ?? '')),
  },
  { said: ['a menu', 'menus'], fits: small(MENU) },
  { said: ['a form', 'forms'], fits: isForm },
  {
    said: ['a form', 'forms'],
    fits: tag('input', 'select', 'textarea', 'optgroup', 'option', 'progress', 'meter'),
  },
  { said: ['a paywall', 'paywalls'], fits: small(/^paywall(?:-.+)?$/) },
];

// A page may be one large form around everything.
function isForm(element: Element): boolean {
  return element.tagName === 'form' && textOf(element).length < LONG;
}

function isEmailField({ tagName, properties }: Element): boolean {
  return tagName === 'input' && (properties.type === 'email' || properties.name === 'email');
}

function isUnseen({ properties }: Element): boolean {
  if (properties.hidden === true || properties.hidden === '') return true;
  return /(?:^|;)\s*(?:display:\s*none|visibility:\s*hidden)/i.test(String(properties.style ?? ''));
}

/** A figure may hold code, a quote or a table as well: then it stays. */
function isPicture(element: Element): boolean {
  return !hasInside(element, ({ tagName }) => ['pre', 'blockquote', 'table', 'math'].includes(tagName));
}

/** Elements of a page, not of a post by itself: its head with title and author, its foot. */
export const PAGE_RULES: readonly Rule[] = [
  { said: null, fits: ({ tagName }) => ['header', 'footer'].includes(tagName) },
  ...RULES,
];

// What newsletters' tools put into the text of a post by themselves.
const CALLS: readonly RegExp[] = [
  /^thanks (?:so much )?for reading\b.{0,60}$/i,
  /^thanks (?:so much )?for reading\b.*\b(?:subscribe|share|support|forward)\b/i,
  /\bis a reader-supported publication\b/i,
  /^(?:subscribe|sign up)(?: now| for free)?[.!]?$/i,
];
const LONGEST_CALL = 300;

/** Whether a paragraph is a call to subscribe or to share and nothing else. */
export function isCall(element: Element): boolean {
  if (element.tagName !== 'p' || classes(element).includes('footnote')) return false;
  const text = textOf(element).replace(/\s+/g, ' ').trim();
  return text.length <= LONGEST_CALL && CALLS.some((call) => call.test(text));
}
