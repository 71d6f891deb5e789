// What reading says of a source besides its issues: why nothing came of it, or what was passed over on purpose.

import type { Note, Refusal } from './draft.ts';

export function refusal(source: string, what: string): Refusal {
  return { kind: 'refusal', source, what };
}

export function note(source: string, what: string): Note {
  return { kind: 'note', source, what };
}
