// Times and days as people type them, and the instants that follow from them, held against a second way to find them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, describeDays, isDay, occurrencesAfter, readDays, readTime } from '../../src/daily/times.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const hour = 3_600_000;
const day = 24 * hour;
const formats = new Map<string, Intl.DateTimeFormat>();

describe('readTime', () => {
  it.each([
    ['9:00', '09:00'],
    ['9', '09:00'],
    ['09:00', '09:00'],
    ['9am', '09:00'],
    [' 9.30 PM ', '21:30'],
    ['9:30 p.m.', '21:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['21h', '21:00'],
    ['21h30', '21:30'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
  ])('%s', (typed, time) => expect(readTime(typed)).toBe(time));

  it.each(['', '24', '24:00', '9:60', '13pm', '0am', '9:5', 'nine', '9:00:00', '-1:00', '9am9'])(
    'not “%s”',
    (typed) => expect(readTime(typed)).toBeNull(),
  );
});

describe('readDays', () => {
  it.each([
    ['every day', everyDay],
    ['Daily', everyDay],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['on weekends', [6, 7]],
    ['mon,wed,fri', [1, 3, 5]],
    ['fri wed mon mon', [1, 3, 5]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['Monday to Thursday', [1, 2, 3, 4]],
    ['fri – mon', [1, 5, 6, 7]],
    ['sat sun', [6, 7]],
    ['Every Tuesday and Thursdays', [2, 4]],
    ['tues/thurs & weds', [2, 3, 4]],
    ['weekends + mo', [1, 6, 7]],
    ['sun-sun', [7]],
  ])('%s', (typed, days) => expect(readDays(typed)).toEqual(days));

  it.each(['', ' , ', 'm', 'mon-', '-', 'mon-tue-wed', 'monkey', 'mon never', '1'])('not “%s”', (typed) =>
    expect(readDays(typed)).toBeNull(),
  );

  it('reads what describeDays says', () => {
    expect(describeDays([1, 3, 5])).toBe('Mon, Wed, Fri');
    expect(describeDays([1, 2, 3, 4, 5])).toBe('weekdays');
    fc.assert(
      fc.property(fc.subarray(everyDay, { minLength: 1 }), (days) => {
        expect(readDays(describeDays(days))).toEqual(days);
      }),
    );
  });
});

describe('occurrencesAfter', () => {
  const at = (zone: string, time: string, from: string, count = 3, days = everyDay) =>
    occurrencesAfter({ zone, time, days }, Date.parse(from), count).map(
      (each) => `${each.day} ${new Date(each.at).toISOString().slice(0, 16)}Z`,
    );

  it('takes the first moment after a gap, and the first of a time that comes twice', () => {
    expect(at('Europe/Berlin', '02:30', '2026-03-28T00:00Z')).toEqual([
      '2026-03-28 2026-03-28T01:30Z',
      '2026-03-29 2026-03-29T01:00Z',
      '2026-03-30 2026-03-30T00:30Z',
    ]);
    expect(at('Europe/Berlin', '02:30', '2026-10-24T12:00Z', 2)).toEqual([
      '2026-10-25 2026-10-25T00:30Z',
      '2026-10-26 2026-10-26T01:30Z',
    ]);
    expect(at('Europe/Berlin', '02:30', '2026-10-25T00:30Z', 1)).toEqual(['2026-10-26 2026-10-26T01:30Z']);
  });

  it('knows half an hour of summer time', () => {
    expect(at('Australia/Lord_Howe', '02:15', '2026-10-02T12:00Z')).toEqual([
      '2026-10-03 2026-10-02T15:45Z',
      '2026-10-04 2026-10-03T15:30Z',
      '2026-10-05 2026-10-04T15:15Z',
    ]);
    expect(at('Australia/Lord_Howe', '01:45', '2026-04-04T12:00Z', 2)).toEqual([
      '2026-04-05 2026-04-04T14:45Z',
      '2026-04-06 2026-04-05T15:15Z',
    ]);
  });

  it('knows days that begin at 1:00, and days of two midnights', () => {
    expect(at('Africa/Cairo', '00:30', '2026-04-23T12:00Z', 2)).toEqual([
      '2026-04-24 2026-04-23T22:00Z',
      '2026-04-25 2026-04-24T21:30Z',
    ]);
    expect(at('America/Havana', '00:00', '2026-03-07T12:00Z', 2)).toEqual([
      '2026-03-08 2026-03-08T05:00Z',
      '2026-03-09 2026-03-09T04:00Z',
    ]);
    expect(at('America/Havana', '00:30', '2026-10-31T12:00Z', 2)).toEqual([
      '2026-11-01 2026-11-01T04:30Z',
      '2026-11-02 2026-11-02T05:30Z',
    ]);
  });

  it('serves the day whose last hour is left out, on whatever days of the week', () => {
    const nuuk = [
      '2026-03-27 2026-03-28T01:30Z',
      '2026-03-28 2026-03-29T01:00Z',
      '2026-03-29 2026-03-30T00:30Z',
    ];
    expect(at('America/Nuuk', '23:30', '2026-03-27T12:00Z')).toEqual(nuuk);
    expect(at('America/Nuuk', '23:30', '2026-03-29T00:59Z', 2)).toEqual(nuuk.slice(1));
    expect(at('America/Nuuk', '23:30', '2026-03-29T01:00Z', 1)).toEqual(nuuk.slice(2));
    expect(at('America/Nuuk', '23:30', '2026-03-27T12:00Z', 1, [6])).toEqual(nuuk.slice(1, 2));
    expect(dayOf({ zone: 'America/Nuuk', time: '23:30' }, Date.parse('2026-03-29T01:00Z'))).toBe(
      '2026-03-28',
    );
  });

  it('passes over a day that a zone left out', () => {
    expect(at('Pacific/Apia', '09:00', '2011-12-29T00:00Z')).toEqual([
      '2011-12-29 2011-12-29T19:00Z',
      '2011-12-31 2011-12-30T19:00Z',
      '2012-01-01 2011-12-31T19:00Z',
    ]);
    expect(at('Pacific/Apia', '23:30', '2011-12-30T00:00Z', 2)).toEqual([
      '2011-12-29 2011-12-30T09:30Z',
      '2011-12-31 2011-12-31T09:30Z',
    ]);
  });

  it('gives none where none are wanted', () => {
    expect(at('UTC', '09:00', '2026-01-01T00:00Z', 0)).toEqual([]);
  });

  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC', '+05:30');
  const time = fc
    .record({ hours: fc.integer({ min: 0, max: 23 }), minutes: fc.constantFrom(0, 1, 15, 30, 45, 59) })
    .map(({ hours, minutes }) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
  // Around the days on which clocks are set more often than not.
  const from = fc
    .record({
      year: fc.integer({ min: 2005, max: 2040 }),
      month: fc.constantFrom(2, 3, 8, 9, 10, 0, 11, 5),
      day: fc.integer({ min: 1, max: 31 }),
      past: fc.integer({ min: 0, max: day }),
    })
    .map(({ year, month, day, past }) => Date.UTC(year, month, day) + past);
  const days = fc.subarray(everyDay, { minLength: 1 });

  it('has each due day once, in order, at the first moment that it is that late there', () => {
    fc.assert(
      fc.property(zone, time, from, days, (zone, time, from, days) => {
        const found = occurrencesAfter({ zone, time, days }, from, 12);
        expect(found.map(({ day }) => day)).toEqual(dueDays(zone, time, from, days, 12));
        for (const { at, day } of found) {
          expect(new Date(at).toISOString()).toBe(new Date(firstMoment(zone, day, time)!).toISOString());
          expect(isDay(day)).toBe(true);
        }
        expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).toSorted((a, b) => a - b));
        expect(found[0]!.at).toBeGreaterThan(from);
      }),
      { numRuns: 150 },
    );
  });

  it('goes on from any of its times as if it had not been left', () => {
    fc.assert(
      fc.property(zone, time, from, (zone, time, from) => {
        const timing = { zone, time, days: everyDay };
        const [first, ...rest] = occurrencesAfter(timing, from, 4);
        expect(occurrencesAfter(timing, first!.at, 3)).toEqual(rest);
        expect(occurrencesAfter(timing, first!.at - 1, 1)).toEqual([first]);
      }),
    );
  });
});

/** The calendar's days that fit, from the first whose moment is after `from`. */
function dueDays(zone: string, time: string, from: number, days: readonly number[], count: number) {
  const found: string[] = [];
  for (let noon = Math.floor(from / day) * day - 2 * day; found.length < count; noon += day) {
    const date = new Date(noon).toISOString().slice(0, 10);
    const at = firstMoment(zone, date, time);
    if (at !== null && at > from && days.includes(new Date(noon).getUTCDay() || 7)) found.push(date);
  }
  return found;
}

/** Found by trying every quarter of an hour: the first at which the zone's calendar shows the day, and the time or later, or a later day. Null for a day that it left out. */
function firstMoment(zone: string, date: string, time: string): number | null {
  // An hour before it is so late where the clocks are farthest ahead.
  const begin = Date.parse(`${date}T${time}Z`) - 15 * hour;
  const shows = (at: number) => localTime(zone, at);
  const quarter = hour / 4;
  let exists = false;
  for (let at = begin; at < begin + 31 * hour; at += quarter) {
    exists ||= shows(at).startsWith(date);
    if (shows(at) < `${date} ${time}`) continue;
    let exact = at;
    while (shows(exact - 60_000) >= `${date} ${time}`) exact -= 60_000;
    return exists || shows(exact).startsWith(date) ? exact : null;
  }
  return null;
}

function localTime(zone: string, at: number): string {
  let format = formats.get(zone);
  if (format === undefined) {
    const options = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const;
    format = new Intl.DateTimeFormat('sv-SE', options);
    formats.set(zone, format);
  }
  return format.format(at);
}
