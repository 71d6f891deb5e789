// What a question wants: as many papers as fit, or the one that answers it.

const papers = '(?:papers|articles|studies|publications)';
const about = '(?:about|abt|on|regarding|related to)';

const listPatterns = [
  // "which of the papers …", "all recent MoE papers", "any other articles"
  `\\b(?:which|what|any|all|other|more|some|several|how many|recent|new)(?: \\S+){0,5} ${papers}\\b`,
  // "papers about …", "… papers"
  `\\b${papers} (?:${about}|that|which|from|in|of|with|using|where|dealing|for|covering|by)\\b`,
  `\\b${papers}\\W*$`,
  // "list everything on …", "show me all …"
  `^\\W*(?:please )?(?:list|show(?: me)?|name|enumerate|give me|collect|find(?: me)?|get me)\\b.*\\b${papers}\\b`,
  `^\\W*(?:please )?(?:list|show(?: me)?|collect|find(?: me)?)\\b.{0,10}\\b(?:all|everything|every ?thing)(?: you have)? ${about}\\b`,
  `^\\W*(?:list|everything) ${about}\\b`,
  '\\b(?:all the|every(?: single)?) (?:paper|article|study)\\b',
  // "anything on …", "what do we have on …", "what was covered about …", "what's new in …"
  `\\b(?:any ?thing|stuff)(?: new)? ${about}\\b`,
  `\\bwhat(?:'s| is| was) new (?:in|with|${about})\\b`,
  `\\bwhat\\b.{0,20}\\b(?:do (?:we|you) have|(?:is|was|were) (?:there|covered|published|written|new))\\b.{0,40}\\b${about}\\b`,
].map((pattern) => new RegExp(pattern, 'i'));

/** Whether a question wants a list of papers. */
export function asksForList(question: string): boolean {
  return listPatterns.some((pattern) => pattern.test(question));
}
