// Texts that no person would write, for property tests.

import fc from 'fast-check';

/** Any UTF-16 units: controls, halves of characters, right-to-left marks and all. */
const anyUnits = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});

/** Any strings: raw units, whole characters of any script, plain ASCII. */
export const anyText = fc
  .oneof(anyUnits, fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 60 }))
  .map(withoutBareMarks);

/** Some of these pieces, in any order. */
export function textOf(pieces: readonly string[], between = ' ', maxLength = 14): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength }).map((chosen) => chosen.join(between));
}

/** Marks without a letter before them, and letters that decompose into spaces, have tests of their own. */
function withoutBareMarks(text: string): string {
  return [...text].filter((each) => !/[\p{M}\s]/u.test(each.normalize('NFKD')) || /\s/.test(each)).join('');
}
