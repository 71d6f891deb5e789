// A first reading of an issue → what its titles have in common, as further signals for a second reading.

import type { Place } from './titles-line.ts';
import { SIGNALS } from './titles-places.ts';

/** An issue's titles are written alike: all have a star or few, a number or none, capitals or not. */
export const STYLES = [
  'number',
  'numberAlone',
  'bullet',
  'readingTime',
  'fullStop',
  'question',
  'noStop',
  'colonEnd',
  'brackets',
  'aside',
  'oddStart',
  'nameColon',
  'nameFirst',
  'capitals',
  'fewCapitals',
  'smallStart',
  'shouting',
  'oneWord',
  'fewWords',
  'usualWords',
  'shorter',
  'nextLonger',
  'nextSentence',
  'nextSmall',
  'nextVerbs',
  'muchShorter',
  'newWords',
  'phrase',
  'stoppedShort',
  'nextPronoun',
  'nextLabel',
  'nextBullet',
  'afterBullet',
  'afterLabel',
  'afterSentence',
  'afterRule',
  'nextRecurs',
  'afterRecurs',
  'nextPeople',
  'afterPeople',
  'quoteStart',
  'citation',
  'gapAbove',
  'noGapBelow',
] as const;

// So many titles and other lines are imagined to have and to lack a style before one is seen.
const IMAGINED = 1;
// No single style decides alone.
const MOST = 3;

/** Of every line: the values of its signals, in the order of {@link SIGNALS}. */
export function signalRows(places: readonly Place[]): readonly Float64Array[] {
  const signals = Object.values(SIGNALS);
  return places.map((place) => Float64Array.from(signals, ({ of }) => of(place)));
}

/**
 * How much more often an issue's titles are as this line is than its other lines are, style by style: the logarithm of
 * the ratio, between −1 and 1. A line is not compared with itself.
 * @param rows of {@link signalRows}.
 * @param chances of every line, that it is a title.
 */
export function styleRows(
  rows: readonly Float64Array[],
  chances: readonly number[],
): readonly Float64Array[] {
  const names = Object.keys(SIGNALS);
  const columns = STYLES.map((style) => names.indexOf(style));
  const titles = chances.reduce((sum, chance) => sum + chance, 0);
  const found = rows.map(() => new Float64Array(STYLES.length));
  for (const [s, column] of columns.entries()) {
    let titlesWith = 0;
    let othersWith = 0;
    for (const [i, row] of rows.entries()) {
      if (row[column]! < 0.5) continue;
      titlesWith += chances[i]!;
      othersWith += 1 - chances[i]!;
    }
    for (const [i, row] of rows.entries()) {
      const own = chances[i]!;
      const has = row[column]! >= 0.5;
      const others = rows.length - titles;
      const ratio =
        shareLog(has ? titlesWith : titles - titlesWith, titles, own) -
        shareLog(has ? othersWith : others - othersWith, others, 1 - own);
      found[i]![s] = Math.max(-1, Math.min(1, ratio / MOST));
    }
  }
  return found;
}

/** The logarithm of how many of all are alike, without the line itself. */
function shareLog(alike: number, all: number, self: number): number {
  return Math.log((alike - self + IMAGINED) / (all - self + 2 * IMAGINED));
}
