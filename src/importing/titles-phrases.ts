// Phrases by which a line tells what it is: a goodbye, a greeting, a sponsor, a section, a label, a title's form.

import { LABELS, SECTIONS } from './titles-words.ts';

const CLOSING =
  /^(?:thanks|thank you) (?:so much |again )?for reading|^(?:that(?:’|')?s (?:all|it|a wrap)|until next|see you|share this|share$|subscribe|leave a comment|comments?$|like this|if you (?:like|enjoy)|follow (?:me|us)|forward(?:ed)? this|you(?:’|')?re (?:receiving|currently)|you are receiving|unsubscribe|footnotes?:?$|references:?$|happy (?:reading|holidays)|have a (?:good|great|nice)|happy to hear|about the authors?|about (?:me|us)$|previous issues?|refer a friend|cheers\b.{0,20}$|ready for more|recommend(?:ed)? (?:reading|newsletters)|upgrade to paid|closing (?:thoughts|words))/i;
const SPONSOR =
  /\b(?:sponsor(?:ed|s)?\b|made possible by|brought to you by|our partners?\b|advertise with)|^(?:together with|supported by|presented by|this (?:issue|newsletter) is supported|advertisement)\b/i;
const GREETING =
  /^(?:hi|hello|hey|welcome|dear|good morning|greetings|happy \w+day|in this (?:issue|week|edition)|this (?:week|issue|edition|newsletter|month)|here(?:’|')?s|table of contents|contents$|today(?:’|')?s|newsletter|subscribe|issue (?:#|no)|read online|view in)(?![\p{L}-])/iu;
const NAME_COLON = /^[\p{L}\d][^:.?!]{0,60}: ["“‘]?[\p{Lu}\d]/u;
const LABEL = /^([\p{L};/& ]{2,20}?)\s?[:|]/u;

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

/** Has the form “Name: Title”. */
export function isNameColon(text: string): boolean {
  return NAME_COLON.test(text) && !hasLabel(text);
}
