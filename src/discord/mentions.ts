// A text that is to be kept → the same without the ids of those it mentions: they were not asked.

const MENTION = /<(?:@[!&]?|#)\d+>/g;

/** Members, roles and channels become "@someone" and "#somewhere". */
export function withoutMentions(text: string): string {
  return text.replace(MENTION, (mention) => (mention.startsWith('<#') ? '#somewhere' : '@someone'));
}
