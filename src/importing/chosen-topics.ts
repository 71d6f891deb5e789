// The topics that a source names itself → those that the archive's list has; none are suggested beside them.

import type { FoundIssue } from './draft.ts';
import type { SuggestTopics } from './write-issue.ts';

/**
 * @param allowed the controlled list of the archive.
 * @returns the issue with the topics that may stand in it, what gives the others theirs, and what had to go.
 */
export function withChosenTopics(
  issue: FoundIssue,
  allowed: ReadonlyMap<string, unknown>,
  suggest: SuggestTopics,
): {
  readonly issue: FoundIssue;
  readonly suggest: SuggestTopics;
  readonly changed: readonly string[];
} {
  const named = issue.papers.flatMap(({ topics }) => topics);
  if (named.length === 0) return { issue, suggest, changed: [] };
  const unknown = [...new Set(named)].filter((topic) => !allowed.has(topic)).map((topic) => `“${topic}”`);
  const papers = issue.papers.map((paper) => ({
    ...paper,
    topics: paper.topics.filter((topic) => allowed.has(topic)),
  }));
  return {
    issue: { ...issue, papers },
    // Whoever chose topics chose none for the papers without.
    suggest: () => [],
    changed:
      unknown.length === 0
        ? []
        : [
            `topics that the archive’s topics.yaml does not list were left out (${unknown.join(', ')}): add them to it, then import again with --update`,
          ],
  };
}
