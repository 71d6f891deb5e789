// A message as a person reads it, in plain text.
import type { APIMessage } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { textOf, textOfModal } from './text.ts';

const message = (over: object) =>
  ({ content: '', embeds: [], components: [], flags: 0, ...over }) as unknown as APIMessage;

test('texts, sections, buttons, selects and containers', () => {
  const next = { type: 2, label: 'Next', custom_id: 'n', style: 1 };
  const components = [
    {
      type: 17,
      components: [
        { type: 10, content: '## Title\nwords' },
        { type: 9, components: [{ type: 10, content: 'beside' }], accessory: next },
        { type: 14, divider: true },
        {
          type: 1,
          components: [
            { ...next, disabled: true },
            { type: 2, label: 'arXiv', url: 'https://arxiv.org', style: 5 },
          ],
        },
      ],
    },
    {
      type: 1,
      components: [
        {
          type: 3,
          placeholder: 'Open',
          options: [
            { label: 'One', value: '1', default: true },
            { label: 'Two', value: '2', description: 'later' },
          ],
        },
      ],
    },
  ];
  expect(textOf(message({ components })).split('\n')).toEqual([
    '│ ## Title',
    '│ words',
    '│ beside',
    '│ [Next]',
    '│ ────',
    '│ (Next) [arXiv → https://arxiv.org]',
    '▾ Open',
    '  ● 1. One',
    '  ○ 2. Two — later',
  ]);
});

test('content, embeds, and an answer that is not there yet', () => {
  const embeds = [{ title: 'T', description: 'D', fields: [{ name: 'n', value: 'v' }] }];
  expect(textOf(message({ content: 'above', embeds }))).toBe('above\n┃ T\n┃ D\n┃ n\n┃ v');
  expect(textOf(message({ flags: 128 }))).toBe('(is thinking…)');
});

test('a modal with labels', () => {
  const component = { type: 4, custom_id: 'q', style: 1, placeholder: 'your question' };
  const modal = {
    custom_id: 'm',
    title: 'Ask',
    components: [{ type: 18, label: 'Question', description: 'in words', component }],
  };
  expect(textOfModal(modal as never)).toBe('── Ask ──\nQuestion:\nin words\n‹your question›');
});
