// Time zones as people type them, and the choices while they do.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { current, links, popular, spoken } from '../../src/daily/zone-names.ts';
import { lookUpZones, readZone } from '../../src/daily/zones.ts';

const winter = Date.parse('2026-01-15T13:32Z');
const summer = Date.parse('2026-07-15T13:32Z');

describe('readZone', () => {
  it.each([
    ['UTC', 'UTC'],
    ['z', 'UTC'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['europe/kiev', 'Europe/Kiev'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['America/Buenos_Aires', 'America/Buenos_Aires'],
    ['us/pacific', 'US/Pacific'],
    ['America/New York', 'America/New_York'],
    [' london ', 'Europe/London'],
    ['New York', 'America/New_York'],
    ['india', 'Asia/Kolkata'],
    ['San Francisco', 'America/Los_Angeles'],
    ['PST', 'America/Los_Angeles'],
    ['est', 'America/New_York'],
    ['BST', 'Europe/London'],
    ['CET', 'CET'],
    ['Etc/GMT+2', 'Etc/GMT+2'],
    ['UTC+2', '+02:00'],
    ['gmt -3:30', '-03:30'],
    ['+0530', '+05:30'],
  ])('%s', (typed, zone) => expect(readZone(typed)).toBe(zone));

  it.each(['', 'nowhere', 'Europe', 'Lond', 'UTC+15', 'UTC+1:75', 'constructor', '__proto__'])(
    'not “%s”',
    (typed) => expect(readZone(typed)).toBeNull(),
  );

  it('knows every name that it offers, and that Intl lists, as itself', () => {
    const names = [...Intl.supportedValuesOf('timeZone'), ...links, ...popular, ...Object.values(current)];
    expect(names.filter((name) => readZone(name) !== name)).toEqual([]);
    expect(names.length).toBeGreaterThan(500);
  });

  it('knows what people say, each for one zone', () => {
    const said = Object.entries(spoken).flatMap(([zone, words]) =>
      words.split(',').map((word) => [word.trim(), zone] as const),
    );
    expect(said.filter(([word, zone]) => readZone(word) !== zone)).toEqual([]);
    expect(Object.keys(spoken).filter((zone) => readZone(zone) !== zone)).toEqual([]);
  });

  it('gives what Intl understands, or nothing, for anything typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const zone = readZone(typed);
        if (zone !== null) new Intl.DateTimeFormat('en', { timeZone: zone });
      }),
    );
  });
});

describe('lookUpZones', () => {
  const names = (typed: string) => lookUpZones(typed, 25, winter).map(({ name }) => name);

  it('begins with UTC', () => {
    expect(names('')[0]).toBe('UTC');
    expect(names(' ')).toHaveLength(25);
  });

  it.each([
    ['ber', 'Europe/Berlin'],
    ['new y', 'America/New_York'],
    ['america/new', 'America/New_York'],
    ['india', 'Asia/Kolkata'],
    ['pst', 'America/Los_Angeles'],
    ['germ', 'Europe/Berlin'],
    ['utc+2', '+02:00'],
    ['US/Pac', 'US/Pacific'],
    ['londno', 'Europe/London'],
    ['tokio', 'Asia/Tokyo'],
    ['Los Angels', 'America/Los_Angeles'],
    ['europ/berlin', 'Europe/Berlin'],
  ])('%s is %s first of all', (typed, zone) => expect(names(typed)[0]).toBe(zone));

  it('offers a zone under the name that is current', () => {
    expect(names('calcutta')).toEqual(['Asia/Kolkata']);
    expect(names('kie')).toContain('Europe/Kyiv');
  });

  it('offers nothing for what is like nothing', () => {
    expect(names('qqqqqq')).toEqual([]);
    expect(names('x'.repeat(6_000))).toEqual([]);
  });

  it('tells the time there, summer and winter', () => {
    expect(lookUpZones('Europe/Berlin', 1, winter)[0]?.label).toBe('Europe/Berlin · UTC+01:00 · now 14:32');
    expect(lookUpZones('Europe/Berlin', 1, summer)[0]?.label).toBe('Europe/Berlin · UTC+02:00 · now 15:32');
    expect(lookUpZones('UTC', 1, winter)[0]?.label).toBe('UTC · UTC+00:00 · now 13:32');
    expect(lookUpZones('nuuk', 1, winter)[0]?.label).toBe('America/Nuuk · UTC-02:00 · now 11:32');
  });

  it('stays within its limit, offers nothing twice, and only what is read as itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.integer({ min: 0, max: 25 }), (typed, limit) => {
        const found = lookUpZones(typed, limit, winter).map(({ name }) => name);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
        expect(found.map(readZone)).toEqual(found);
      }),
    );
  });
});
