// The list of facts below a title, where an issue is written much as the archive is → the paper's own facts.

import { isFactList, readFacts } from '../corpus/facts.ts';
import type { FoundPaper } from './draft.ts';
import { inShort, oneLine } from './lines-text.ts';

/** The paper with what its list of facts says of it; a list that holds a mistake is told with its words. */
export function withFacts(paper: FoundPaper): {
  readonly paper: FoundPaper;
  readonly dropped: readonly string[];
} {
  const [first, ...blocks] = paper.blocks;
  // A paper has some text.
  if (first?.type !== 'list' || blocks.length === 0 || !isFactList(first)) return { paper, dropped: [] };
  const problems: string[] = [];
  const { topics, starred, link, askedAs } = readFacts(first, 0, undefined, (_, problem) =>
    problems.push(problem),
  );
  const facts = first.children.map(oneLine).join('; ');
  return {
    paper: {
      ...paper,
      topics: topics.filter((topic, i) => topic !== '' && topics.indexOf(topic) === i),
      starred: paper.starred || starred,
      link: link ?? paper.link,
      askedAs,
      blocks,
    },
    dropped: problems.length === 0 ? [] : [`facts of “${inShort(paper.title, 60)}”: ${inShort(facts)}`],
  };
}
