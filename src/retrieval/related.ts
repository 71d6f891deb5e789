// A paper → the papers most like it, each with the words and topics that both have.
import type { Paper } from '../corpus/archive.ts';
import { inverseDocumentFrequency } from './engine.ts';
import type { IndexedPaper, IndexedPapers } from './papers.ts';
import { chatterWords } from './stop-words.ts';
import type { TextAnalysis } from './text.ts';

export interface Related {
  readonly paper: Paper;
  readonly similarity: number;
  readonly shared: readonly string[];
}

const topicShare = Number(process.env.TOPIC ?? 1);
const power = Number(process.env.POWER ?? 1);

export function createRelated(index: IndexedPapers, text: TextAnalysis) {
  const names = [...index.terms.keys()];
  const size = index.papers.length;
  const chatter = new Set([...chatterWords].map(text.stem));
  const rarity = Float64Array.from(names, (name, number) => {
    if (!/^[\p{Ll}]{2}/u.test(name)) return 0;
    if (index.frequencies[number]! < 2) return 0;
    return (
      inverseDocumentFrequency(size, index.frequencies[number]!) ** power * (chatter.has(name) ? 0.15 : 1)
    );
  });
  const topicCount = new Map<string, number>();
  for (const { paper } of index.papers)
    for (const topic of paper.topics) topicCount.set(topic, (topicCount.get(topic) ?? 0) + 1);
  const topicRarity = (topic: string) => topicShare * inverseDocumentFrequency(size, topicCount.get(topic)!);
  const weight = (f: number) => 1 + Math.log(f);
  const norm = ({ terms: { terms, frequencies }, paper }: IndexedPaper) => {
    let sum = 0;
    terms.forEach((term, i) => {
      sum += (rarity[term]! * weight(frequencies[i]!)) ** 2;
    });
    for (const topic of paper.topics) sum += topicRarity(topic) ** 2;
    return Math.sqrt(sum);
  };
  const norms = index.papers.map(norm);
  return (paper: Paper, limit: number) => {
    const at = index.papers.findIndex((each) => each.paper === paper);
    const vector = new Float64Array(names.length);
    const own = index.papers[at]!;
    own.terms.terms.forEach((term, i) => {
      vector[term] = rarity[term]! * weight(own.terms.frequencies[i]!);
    });
    const scored = index.papers.map((other, i) => {
      const parts: [string, number][] = [];
      let sum = 0;
      other.terms.terms.forEach((term, j) => {
        const v = vector[term]! * rarity[term]! * weight(other.terms.frequencies[j]!);
        if (v > 0) {
          sum += v;
          parts.push([names[term]!, v]);
        }
      });
      for (const topic of other.paper.topics)
        if (paper.topics.includes(topic)) {
          const v = topicRarity(topic) ** 2;
          sum += v;
          parts.push([`<${topic}>`, v]);
        }
      return {
        paper: other.paper,
        similarity: sum / (norms[i]! * norms[at]!),
        shared: parts
          .sort((a, b) => b[1] - a[1])
          .slice(0, 8)
          .map(([n, v]) => `${n} ${((v / (norms[i]! * norms[at]!)) * 100).toFixed(1)}`),
      };
    });
    return scored
      .filter((e) => e.paper !== paper)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, limit);
  };
}
