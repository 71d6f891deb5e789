// The cards of /gaps and /privacy keep Discord's rules whatever stands in them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gapsCard } from '../../src/discord/cards-gaps.ts';
import { deletedWords, privacyCard } from '../../src/discord/cards-privacy.ts';
import type { Payload } from '../../src/discord/parts.ts';
import { anyText } from '../render/hostile.ts';
import { readDescription } from '../render/openapi.ts';
import { bodyOf, checkPayload, textsOf } from '../render/payload-check.ts';

const described = readDescription(process.env.DISCORD_OPENAPI);

function check(payload: Payload, ours?: readonly string[]): void {
  checkPayload(payload, ours);
  expect(described?.problemsOf(bodyOf(payload)) ?? []).toEqual([]);
}

const group = fc.record({
  terms: anyText,
  members: fc.integer({ min: 2, max: 1e6 }),
  asked: fc.integer({ min: 1, max: 1e9 }),
  lastAt: fc.integer({ min: 0, max: 4e12 }),
  questions: fc.array(anyText, { maxLength: 3 }),
});
const counts = fc.record({
  conversations: fc.nat(),
  saved: fc.nat(),
  votes: fc.nat(),
  gaps: fc.nat(),
});

it('/gaps: ten groups of any words', () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 10 }), (groups) => {
      const card = gapsCard(groups);
      check(card);
      expect(textsOf(card)).toHaveLength(groups.length + 2);
    }),
  );
});

it('/privacy: any numbers, each of them told', () => {
  fc.assert(
    fc.property(counts, (each) => {
      check(privacyCard(each), ['code', 'list']);
      const [shown = ''] = textsOf(privacyCard(each));
      for (const count of Object.values(each).filter((count) => count > 0)) {
        expect(shown).toContain(`**${count.toLocaleString('en-US')} `);
        expect(deletedWords(each)).toContain(`${count.toLocaleString('en-US')} `);
      }
    }),
  );
});

it('/privacy delete names only what there was', () => {
  const none = { conversations: 0, saved: 0, votes: 0, gaps: 0 };
  expect(deletedWords(none)).toBe('There was nothing of you to delete.');
  expect(deletedWords({ ...none, votes: 1 })).toMatch(/^Deleted for good: 1 vote on answers\. /);
  expect(deletedWords({ ...none, votes: 2, gaps: 1 })).toContain(
    '2 votes on answers and 1 question that I could not answer well.',
  );
});
