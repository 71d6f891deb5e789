// Phrases by which a line tells what it is: a goodbye, a greeting, a sponsor, a section, a label, a title's form.

import { FIELD, LABELS, SECTIONS } from './titles-words.ts';

const CLOSING =
  /^(?:thanks|thank you) (?:so much |again )?for reading|^(?:that(?:’|')?s (?:all|it|a wrap)|until next|see you|share this|share$|subscribe|leave a comment|comments?$|like this|if you (?:like|enjoy)|follow (?:me|us)|forward(?:ed)? this|you(?:’|')?re (?:receiving|currently)|you are receiving|unsubscribe|footnotes?:?$|references:?$|happy (?:reading|holidays)|have a (?:good|great|nice)|happy to hear|about the authors?|about (?:me|us)$|previous issues?|refer a friend|cheers\b.{0,20}$|ready for more|recommend(?:ed)? (?:reading|newsletters)|upgrade to paid|closing (?:thoughts|words))/i;
const SPONSOR =
  /\b(?:sponsor(?:ed|s)?\b|made possible by|brought to you by|our partners?\b|advertise with)|^(?:together with|supported by|presented by|this (?:issue|newsletter) is supported|advertisement)\b/i;
const GREETING =
  /^(?:hi|hello|hey|welcome|dear|good morning|greetings|happy \w+day|in this (?:issue|week|edition)|this (?:week|issue|edition|newsletter|month)|here(?:’|')?s|table of contents|contents$|today(?:’|')?s|newsletter|subscribe|issue (?:#|no)|read online|view in)(?![\p{L}-])/iu;
const NAME_COLON = /^[\p{L}\d][^:.?!]{0,60}: ["“‘]?[\p{Lu}\d]/u;
const LABEL = /^([\p{L};/& ]{2,20}?)\s?[:|]/u;

const PART =
  /^(?:\d{1,2}[.)]? )?(?:(?:the |our |my |their |main |key |quick |short |executive |related |final |experimental |proposed |important )*(?:methods?|methodology|results?|experiments?|conclusions?|introduction|background|discussion|abstract|takeaways?|findings|points|ideas?|features|questions|contributions?|limitations?|thoughts|notes|summary|summaries|overview|motivation|evaluation|details|approach|architecture|problem|solution|work|analysis|set-?up|data|datasets?|paper|links?|code|implementation|references?|bibliography|resources|index|contents|about|intro|preface|updates?|follow-up questions)(?: and [\p{L} ]+)?|tl;?dr|what (?:they|we|i) (?:did|found|like)|(?:why|how) (?:it|this) (?:matters|works)|read more)\s?[:.?]?$/iu;
const CITATION = /\bet al\b|\bet\. al|[([][^)\]]*(?:19|20)\d\d[^)\]]*[)\]]|\barXiv\b|\[\d{1,3}\]$/iu;
const CAPTION =
  /^(?:fig(?:ure)?s?|tables?|images?|photos?|pictures?|screenshots?|sources?|credits?|captions?|algorithm)\b(?:\.? ?\d|.*\b(?:from|by|adapted|adopted|taken|credit)\b|[:.])|\((?:fig(?:ure)?|image|source|photo)\b.*\)$/iu;
const ALL_IN_BRACKETS = /^[([{][^()[\]{}]*(?:[)\]}]\s*[([{][^()[\]{}]*)*[)\]}][.:,]?$/u;

const LONGEST_SECTION = 60;

/** Says goodbye, or begins what stands behind the papers. */
export function isClosing(text: string): boolean {
  return CLOSING.test(text.trim());
}

/** Says hello, or what is in the issue. */
export function isGreeting(text: string): boolean {
  return GREETING.test(text.trim());
}

/** Thanks who pays. */
export function isSponsor(text: string): boolean {
  return SPONSOR.test(text);
}

/** Is the name of a group of papers, and nothing else. */
export function isSection(text: string): boolean {
  if (text.length > LONGEST_SECTION) return false;
  const words = text.toLowerCase().match(/[\p{L}\d&’'-]+/gu) ?? [];
  return (
    words.length > 0 &&
    words.length <= 5 &&
    !/[.,;?]$/.test(text) &&
    words.every((word) => SECTIONS.has(word))
  );
}

/** `Link: …`, `Authors: …`: what stands before the colon is no name. */
export function hasLabel(text: string): boolean {
  const label = LABEL.exec(text)?.[1]?.toLowerCase();
  return label?.split(/[ /&]+/).some((word) => LABELS.has(word)) ?? false;
}

/** Is the heading of a part of a summary: “Results”, “Key takeaways:”. */
export function isPart(text: string): boolean {
  return PART.test(text);
}

/** Names authors and a year, or the number that a paper has somewhere. */
export function isCitation(text: string): boolean {
  return CITATION.test(text);
}

/** Says what a picture or table shows. */
export function isCaption(text: string): boolean {
  return CAPTION.test(text);
}

/** Stands in brackets, all of it. */
export function isBracketed(text: string): boolean {
  return ALL_IN_BRACKETS.test(text);
}

/** Is made of names of people: “Alpha Beta, C. Gamma-Delta and Epsilon van Zeta (Some University)”. */
export function isPeople(text: string): boolean {
  const bare = text
    .replace(/^(?:by|authors?)\b:?\s*/iu, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|[*†‡§\d]+|\bet\.? al\.?/gu, ' ')
    .trim();
  const people = bare.split(/[,;·&]|\band\b/u).map((name) => name.trim().split(/\s+/));
  const named = people.filter((words) => words[0] !== '');
  const known = named.filter((words) => words.length <= 4 && words.every(isOfName) && words.length > 1);
  return known.length >= 2 && known.length >= named.length * 0.75;
}

function isOfName(word: string): boolean {
  if (/^(?:de|da|del|der|den|van|von|el|al|la|le|bin|dos|di)$/.test(word)) return true;
  return /^\p{Lu}[\p{L}.'’-]*$/u.test(word) && !FIELD.has(word.toLowerCase()) && !/ings?$|tion$/.test(word);
}

/** Has the form “Name: Title”. */
export function isNameColon(text: string): boolean {
  return NAME_COLON.test(text) && !hasLabel(text);
}

/** Has the form “name: a title in small letters”, of a name in a word or two. */
export function isWordColon(text: string): boolean {
  return /^\S{2,24}(?: \S{2,24})?: ["“‘]?\p{Ll}[^:]*[^.:;,!?]$/u.test(text) && !hasLabel(text);
}

/** Has the form “Question? Title”. */
export function isAskedThenNamed(text: string): boolean {
  return /^[^.!?:]{4,80}\? ["“‘]?\p{Lu}[^.!?]*[^.!?:;,]$/u.test(text);
}
