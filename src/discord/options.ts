// The options that several commands share: what they are, what is offered while they are typed, and what they mean.
import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { type DateWindow, readDay } from '../answering/dates.ts';
import type { Filter } from '../answering/find.ts';
import type { App } from '../app.ts';
import type { Issue, Paper } from '../corpus/archive.ts';
import type { Choices } from './command.ts';
import { textOption } from './define.ts';
import { cut } from './limits.ts';
import { clean } from './markdown.ts';

/** Longer than the longest choice, whose value may be typed as well. */
const longest = 100;

export const paperOption = textOption(
  'paper',
  'Its title, or a part of it, or its code such as 2022-12-04#2',
  {
    required: true,
    autocomplete: true,
    longest: 300,
  },
);
export const topicOption = textOption('topic', 'Only papers on this topic', { autocomplete: true, longest });
export const fromOption = textOption('from', 'Only issues from this day on: 2022, 2022-11 or 2022-11-27', {
  longest: 10,
});
export const toOption = textOption('to', 'Only issues up to this day: 2022, 2022-11 or 2022-11-27', {
  longest: 10,
});

/** Discord's limits on choices. */
const mostChoices = 25;

/** Choices for whichever option is being typed. */
export function choicesFor(interaction: AutocompleteInteraction, app: App): Choices {
  const { name, value } = interaction.options.getFocused(true);
  if (name === 'paper') return paperChoices(app.lookUp(value, mostChoices));
  if (name === 'issue') return issueChoices(app.lookUpIssues(value, mostChoices));
  if (name === 'topic') return topicChoices(app, value);
  return [];
}

function paperChoices(papers: readonly Paper[]): Choices {
  return papers.map(({ title, code, issue, starred }) => ({
    name: label(title, ` (${issue})${starred ? ' ★' : ''}`),
    value: code,
  }));
}

function issueChoices(issues: readonly Issue[]): Choices {
  return issues.map(({ date, title }) => ({ name: label(`${date} · ${title}`, ''), value: date }));
}

function topicChoices(app: App, typed: string): Choices {
  return app
    .lookUpTopics(typed, mostChoices)
    .map((topic) => ({ name: label(topic, ''), value: topic.slice(0, longest) }));
}

/** Discord takes 100 characters, and none that can't be seen alone. */
function label(text: string, end: string): string {
  return `${cut(clean(text), 100 - end.length)}${end}` || '?';
}

/** What the options from, to and topic say; a string says what is wrong with them. */
export function readFilter(interaction: ChatInputCommandInteraction, app: App): Filter | string {
  const window = readWindow(interaction.options.getString('from'), interaction.options.getString('to'));
  if (typeof window === 'string') return window;
  const typed = interaction.options.getString('topic');
  if (typed === null) return { ...(window && { window }) };
  const topic = app.topic(typed);
  if (topic === undefined)
    return `There is no topic “${typed}”. Type a part of one, and pick it from the list.`;
  return { topic, ...(window && { window }) };
}

/** Both days together; null where neither is given, a string where one can't be read. */
export function readWindow(from: string | null, to: string | null): DateWindow | null | string {
  const read = (option: string, typed: string | null) => {
    if (typed === null) return null;
    return (
      readDay(typed.trim()) ??
      `“${typed}” is no day that I can read for ${option}: write 2022, 2022-11 or 2022-11-27.`
    );
  };
  const [first, last] = [read('from', from), read('to', to)];
  if (typeof first === 'string') return first;
  if (typeof last === 'string') return last;
  if (first === null && last === null) return null;
  const window = { from: first?.from ?? null, to: last?.to ?? null };
  if (window.from !== null && window.to !== null && window.from > window.to)
    return `From ${window.from} to ${window.to} there is no day: swap the two.`;
  return window;
}
