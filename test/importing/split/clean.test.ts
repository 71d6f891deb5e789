// The marks beside a title come off, and nothing of the title does.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanTitle } from '../../../src/importing/titles-clean.ts';

it.each([
  ['⭐ Small Nets', 'Small Nets'],
  ['⭐️ Small Nets', 'Small Nets'],
  ['Small Nets ★', 'Small Nets'],
  ['1) Small Nets', 'Small Nets'],
  ['12. Small Nets', 'Small Nets'],
  ['#3 Small Nets', 'Small Nets'],
  ['(4) Small Nets', 'Small Nets'],
  ['[5] Small Nets', 'Small Nets'],
  ['• Small Nets', 'Small Nets'],
  ['- 1. ⭐ Small Nets', 'Small Nets'],
  ['Small Nets (3 minute read)', 'Small Nets'],
  ['Small Nets [12 min]', 'Small Nets'],
  ['1.58-bit Nets', '1.58-bit Nets'],
  ['3D Nets', '3D Nets'],
  ['2001: A Net Odyssey', '2001: A Net Odyssey'],
  ['100 Tasks for Nets', '100 Tasks for Nets'],
  ['Nets-', 'Nets-'],
  ['Small Nets (2022)', 'Small Nets (2022)'],
  ['Is this small?', 'Is this small?'],
  ['A*', 'A*'],
  ['⭐', '⭐'],
  ['1) ', '1)'],
])('“%s” is “%s”', (text, title) => {
  expect(cleanTitle(text).title).toBe(title);
});

it('takes nothing but marks, and takes them all at once', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('⭐', ' ', '1', ')', '.', '-', 'a', 'B', '(', 'min', '•'),
        maxLength: 20,
      }),
      (text) => {
        const { title } = cleanTitle(text);
        expect(text.replace(/\s+/g, ' ')).toContain(title);
        expect(cleanTitle(title).title).toBe(title);
        expect(title === '').toBe(text.trim() === '');
      },
    ),
  );
});
