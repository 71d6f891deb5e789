// Where: what a person types as a time zone → its name, and the zones to choose from while they type.
import { nearest } from '../corpus/nearest.ts';
import { current, links, popular, spoken } from './zone-names.ts';

export interface ZoneChoice {
  readonly name: string;
  /** Such as "Europe/Berlin · UTC+01:00 · now 14:32". */
  readonly label: string;
}

interface Known {
  readonly name: string;
  /** What people say for it, plain. */
  readonly said: readonly string[];
  /** All that it is called, plain: its name, its place, and what people say. */
  readonly calls: readonly string[];
  /** Its place among those that are as good. */
  readonly rank: number;
}

interface Zones {
  /** Those that are offered. */
  readonly offered: readonly Known[];
  /** Every plain name to the name. */
  readonly byCall: ReadonlyMap<string, string>;
}

/** The farthest that a place on earth is from UTC, in hours. */
const farthest = 14;
/** No name is longer, in letters; looking for slips takes as long as what is typed. */
const longest = 40;

/** Made once, when the first asks: the names do not change while a process runs. */
let made: Zones | undefined;

/**
 * A time zone as people write it: a name of IANA's ("Europe/Kyiv", in any case), a place ("New York"), a short form
 * ("PST": the zone where it is used, summer time and all), or a distance from UTC ("UTC+2").
 * @returns the name as it is spelled, not the one that it may stand for; null where it is none, or not clear.
 */
export function readZone(typed: string): string | null {
  const call = plain(typed);
  const name = zones().byCall.get(call) ?? readDistance(call);
  return name !== null && isZone(name) ? name : null;
}

/**
 * Zones that what is typed may mean, best first; those of many people where nothing is typed.
 * @param now the instant that the labels tell the time of.
 */
export function lookUpZones(typed: string, limit: number, now: number): readonly ZoneChoice[] {
  return matching(plain(typed))
    .slice(0, limit)
    .map((name) => ({ name, label: labelOf(name, now) }));
}

function matching(call: string): readonly string[] {
  const { offered } = zones();
  if (call === '') return popular;
  const meant = readZone(call);
  const found = offered
    .map((zone) => ({ zone, score: Math.min(...zone.calls.map((other) => scoreOf(other, call))) }))
    .filter(({ score }) => score < Number.POSITIVE_INFINITY);
  const close = found.length > 0 ? found : offered.flatMap((zone) => slips(zone, call));
  const names = close
    .toSorted((a, b) => a.score - b.score || a.zone.rank - b.zone.rank)
    .map(({ zone }) => zone.name);
  return meant === null ? names : [meant, ...names.filter((name) => name !== meant)];
}

/** 0 for the same, then a beginning, a word's beginning, a part. */
function scoreOf(call: string, typed: string): number {
  if (call === typed) return 0;
  if (call.startsWith(typed)) return 1;
  if (call.includes(` ${typed}`)) return 2;
  return typed.length > 2 && call.includes(typed) ? 3 : Number.POSITIVE_INFINITY;
}

/** What a name is called, cut to what is typed so far, is near to it: two letters that changed places count as two. */
function slips(zone: Known, typed: string) {
  const most = typed.length > 4 ? 2 : typed.length > 3 ? 1 : 0;
  const beginnings = zone.calls
    .flatMap((call) => [call.slice(0, typed.length), call])
    .filter(({ length }) => Math.abs(length - typed.length) <= most);
  const distance = nearest(typed, beginnings)?.distance ?? Number.POSITIVE_INFINITY;
  return distance <= most ? [{ zone, score: distance }] : [];
}

function zones(): Zones {
  made ??= collect();
  return made;
}

function collect(): Zones {
  const listed = Intl.supportedValuesOf('timeZone');
  const names = new Set(['UTC', ...listed.map((name) => current[name] ?? name), ...links]);
  const offered = [...names].map((name, place) => {
    const said = spoken[name]?.split(',').map(plain) ?? [];
    return { name, said, calls: [plain(name), placeOf(name), ...said], rank: rankOf(name, place) };
  });
  // What is set first goes: what people say, names, then places, those that many live in before others.
  const byCall = new Map<string, string>();
  const add = (call: string, name: string) => void (byCall.has(call) || byCall.set(call, name));
  const ranked = offered.toSorted((a, b) => a.rank - b.rank);
  for (const { name, said } of ranked) for (const call of said) add(call, name);
  for (const name of [...names, ...listed]) add(plain(name), name);
  for (const { name } of ranked) add(placeOf(name), name);
  return { offered, byCall };
}

/** Links come last: whoever wants one types its name. */
function rankOf(name: string, place: number): number {
  const at = popular.indexOf(name);
  return at < 0 ? popular.length + place : at;
}

/** "America/New_York" is "new york". */
function placeOf(name: string): string {
  return plain(name.split('/').at(-1)!);
}

function plain(text: string): string {
  return text
    .slice(0, longest)
    .trim()
    .toLowerCase()
    .replace(/[\s_/]+/g, ' ');
}

/** "utc+2", "gmt -3:30" and "+0530" → `+02:00`, `-03:30`, `+05:30`. */
function readDistance(call: string): string | null {
  const match = /^(?:utc|gmt)? ?([+−-]) ?(\d{1,2})(?::?(\d\d))?$/.exec(call);
  if (match === null) return null;
  const [, sign, hours = '', minutes = '00'] = match;
  if (Number(hours) + Number(minutes) / 60 > farthest || Number(minutes) > 59) return null;
  return `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    // The one that Intl throws for a name that it does not know.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function labelOf(zone: string, now: number): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'longOffset',
  });
  const [time = '', distance = ''] = format.format(now).split(' ');
  return `${zone} · UTC${distance.slice('GMT'.length) || '+00:00'} · now ${time}`;
}
