// A custom id ↔ what a press means: it carries everything, so that a button works after a restart and after a year.
import { z } from 'zod';
import type { DateWindow } from '../answering/dates.ts';
import { clean } from './markdown.ts';

/**
 * What a press is for. `show`: this place of a list, or this page. `open`: a paper, the selected one or the one at the
 * place shown. `again`: ask anew, in a form; `asked`: that form, filled in. `share`: post a private answer for all.
 * `another`: a random paper again. `save`: keep a paper in the member's reading list. `up`, `down`: a vote on an answer;
 * `expected`: the form that asks what was expected, filled in.
 */
export type Action = keyof typeof letters;

/** What a custom id says. */
export interface Id {
  /** The command whose file drew it, and which it comes back to. */
  readonly command: string;
  readonly action: Action;
  /** The user id of the member who may press it; 0 where anyone may, each for themselves. */
  readonly asker: string;
  /** The list it moves in: the codes of its papers, best first, 8 at most. An issue is named by its first paper. */
  readonly codes: readonly string[];
  /** A place in `codes`, from 0: the one that the press shows, or that was shown when it was drawn. */
  readonly at: number;
  /** A page of what is shown, from 0. */
  readonly page: number;
  /** The issues that the papers were looked for in; null for all. */
  readonly window: DateWindow | null;
  /** The topic that the papers were looked for in, as `shortTopic` gives it; in a daily post, the mark it is found by. */
  readonly topic: string | null;
}

/** Discord's limit, in characters. */
export const longestId = 100;
/** So many papers fit beside everything else. */
export const mostCodes = 8;
/** So many characters of a topic's name fit beside everything else but a list. */
const longestTopic = 50;

const version = '1';
const letters = {
  show: 's',
  open: 'o',
  again: 'a',
  asked: 'd',
  share: 'h',
  another: 'n',
  save: 'k',
  up: 'u',
  down: 'w',
  expected: 'e',
} as const;
const actions = new Map(
  Object.entries(letters).map(([action, letter]) => [letter as string, action as Action]),
);

const date = z
  .string()
  .min(1)
  .refine((text) => dateOf(dayOf(text)) === text, 'no day of the calendar');
const code = z
  .string()
  .min(1)
  .refine((text) => codeOf(numberOf(text)) === text, 'no code of a paper');
const schema = z
  .strictObject({
    command: z.string().regex(/^[a-z]{1,10}$/),
    action: z.enum(Object.keys(letters) as Action[]),
    asker: z.string().regex(/^(?:0|[1-9]\d{0,19})$/),
    codes: z.array(code).max(mostCodes),
    at: z.int().min(0),
    page: z
      .int()
      .min(0)
      .max(36 ** 2 - 1),
    window: z.strictObject({ from: date.nullable(), to: date.nullable() }).nullable(),
    topic: z
      .string()
      .refine((name) => shortTopic(name) === name, 'no short name')
      .nullable(),
  })
  .refine(({ at, codes }) => at < Math.max(codes.length, 1), 'a place beyond the list');

/**
 * Writes a custom id; what is left out is empty, null or 0.
 * @throws where the values are impossible or too long together: whoever draws a button knows better.
 */
export function encodeId(given: Pick<Id, 'command' | 'action' | 'asker'> & Partial<Id>): string {
  const id = schema.parse({ codes: [], at: 0, page: 0, window: null, topic: null, ...given });
  const days = id.window === null ? '' : `${dayIn36(id.window.from)},${dayIn36(id.window.to)}`;
  const text = [
    `${id.command}:${version}${letters[id.action]}${id.at}${id.page.toString(36)}`,
    BigInt(id.asker).toString(36),
    days,
    id.codes.map((code) => numberOf(code).toString(36).padStart(codeWidth, '0')).join(''),
    id.topic ?? '',
  ].join('.');
  if (text.length > longestId)
    throw new RangeError(`the custom id ${text} has more than ${longestId} characters`);
  return text;
}

const FORM = new RegExp(
  String.raw`^([a-z]{1,10}):${version}([a-z])(\d)([\da-z]{1,2})` +
    String.raw`\.([\da-z]{1,13})\.(?:([\da-z]{0,5}),([\da-z]{0,5}))?\.((?:[\da-z]{6})*)\.([^]*)$`,
);

/** Reads a custom id, or returns null for any text that `encodeId` does not write: forged, cut, of another version. */
export function decodeId(text: string): Id | null {
  const match = text.length > longestId ? null : FORM.exec(text);
  if (match === null) return null;
  const [, command, action, at, page, asker, from, to, codes, topic] = match as unknown as string[];
  const read = schema.safeParse({
    command,
    action: actions.get(action!),
    asker: numberFrom36(asker!).toString(),
    codes: (codes!.match(/.{6}/g) ?? []).map((each) => codeOf(Number.parseInt(each, 36))),
    at: Number(at),
    page: Number.parseInt(page!, 36),
    window: from === undefined ? null : { from: dateFrom36(from), to: dateFrom36(to!) },
    topic: topic || null,
  });
  // One meaning, one id: what is written in another way was not written here.
  return read.success && encodeId(read.data) === text ? read.data : null;
}

/** As much of a topic's name as an id holds: the topic that is meant is the one whose name gives the same. */
export function shortTopic(name: string | null | undefined): string | null {
  return clean(clean(name ?? '').slice(0, longestTopic)) || null;
}

// A paper's number is its issue's day times 256, plus its place, which is 200 at most: six digits until 9999.
const placesADay = 256;
const codeWidth = 6;
const dayLength = 86_400_000;
const firstDay = Date.parse('0000-01-01T00:00:00Z');
const days = 3_652_425;

function numberOf(code: string): number {
  const [day, place] = code.split('#');
  return dayOf(day ?? '') * placesADay + Number(place);
}

/** The code with a number; empty where there is none. */
function codeOf(number: number): string {
  const place = number % placesADay;
  const day = dateOf(Math.floor(number / placesADay));
  return day === '' || place === 0 ? '' : `${day}#${place}`;
}

/** Days since 1 January 0000, NaN where a text is no ISO date. */
function dayOf(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - firstDay) / dayLength;
}

/** The ISO date; empty where the calendar has none with four digits. */
function dateOf(day: number): string {
  return day >= 0 && day < days ? new Date(firstDay + day * dayLength).toISOString().slice(0, 10) : '';
}

function dayIn36(date: string | null): string {
  return date === null ? '' : dayOf(date).toString(36);
}

function dateFrom36(text: string): string | null {
  return text === '' ? null : dateOf(Number.parseInt(text, 36));
}

function numberFrom36(text: string): bigint {
  return [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}
