// What kind of question it is: one that wants a list of papers, or one answer.

const papers = '(?:papers?|works?|articles?|studies|publications?|research|methods?|benchmarks?|datasets?)';

/** "which papers …", "list …", "anything on …", "what do we have on …", "… papers". */
const listPatterns = [
  new RegExp(
    `\\b(?:which|what|any|all|other|more|some|several|how many|recent|new)(?: of)?(?: the)?(?: \\S+){0,4} ${papers.replace('papers?', 'papers')}\\b`,
    'i',
  ),
  /\bpapers (?:about|on|that|which|from|in|of|with|using|where|dealing|for|related|covering|by)\b/i,
  /\bpapers?$/i,
  /^\W*(?:please )?(?:list|show(?: me)?|name|enumerate|give me|collect|find(?: me)?|get me)\b.*\b(?:all|every|everything|list|papers|works|articles|studies)\b/i,
  /^\W*(?:list|enumerate)\b/i,
  /\b(?:anything|everything|something|stuff|things) (?:on|about|abt|regarding|related to|that)\b/i,
  /\bwhat (?:do|did|have|has|was|were|is|are|else)\b.{0,30}\b(?:we|you|they|there|covered|published|issue)\b.{0,30}\b(?:on|about|abt)\b/i,
  /\bwhat(?:'s| is| was) (?:there|new|covered) (?:on|about|in)\b/i,
];

/** One paper is asked for all the same: "which paper was it that …", "the paper about …". */
const singlePatterns = [/\b(?:which|what|the|that|a) paper\b/i, /\bthe papers? (?:that|where|which)\b/i];

/** Whether a question wants as many papers as fit, rather than the one that answers it. */
export function asksForList(question: string): boolean {
  return (
    listPatterns.some((pattern) => pattern.test(question)) &&
    !singlePatterns.some((pattern) => pattern.test(question))
  );
}
