// Daily posts at their worst: years with kills, troubles and wrong clocks, and 10,000 schedules that are due in the same
// minute. `node bench/daily.ts [YEARS]`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createDaily } from '../src/daily/engine.ts';
import { lookUpZones } from '../src/daily/zones.ts';
import { openStore } from '../src/store/sqlite.ts';
import { archiveOf, papersOf, someEntries } from '../test/daily/archive.ts';
import { createChannels } from '../test/daily/channels.ts';
import { simulate, usual } from '../test/daily/simulated.ts';
import { createLines, createRandom, hour, settings } from '../test/daily/stage.ts';

const years = Number(process.argv[2] ?? 10);
const schedules = 10_000;

await rush();
zones();
for (let year = 1; year <= years; year += 1) {
  const { counts, faults } = await simulate(365, year, usual);
  console.log(`simulated year ${year}: ${faults.length} faults`, JSON.stringify(counts), ...faults);
  if (faults.length > 0) process.exitCode = 1;
}

/** 10,000 schedules in 400 zones, all due at once. */
async function rush(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-daily-'));
  const start = Date.parse('2026-03-02T08:00Z');
  let time = start;
  const store = openStore({ path: join(folder, 'paperboy.sqlite'), now: () => time });
  const inStore = new Map<string, { calls: number; sum: number; longest: number }>();
  const timed = <T extends object>(part: T): T =>
    Object.fromEntries(
      Object.entries(part).map(([name, method]) => [
        name,
        async (...args: unknown[]) => {
          const began = performance.now();
          const result = await method(...args);
          const took = performance.now() - began;
          const { calls, sum, longest } = inStore.get(name) ?? { calls: 0, sum: 0, longest: 0 };
          inStore.set(name, { calls: calls + 1, sum: sum + took, longest: Math.max(longest, took) });
          return result;
        },
      ]),
    ) as T;
  const channels = createChannels(
    () => 'ok',
    () => time,
  );
  // As in Discord, an answer takes its time; others have their turn meanwhile.
  const poster = {
    ...channels,
    send: async (post: Parameters<typeof channels.send>[0]) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return channels.send(post);
    },
  };
  const papers = papersOf(archiveOf(someEntries(70)));
  const log = createLines();
  const daily = createDaily({
    store: { schedules: timed(store.schedules), posts: timed(store.posts), lead: store.lead },
    app: () => papers,
    poster,
    now: () => time,
    random: createRandom(1),
    catchUp: 6 * hour,
    log,
  });

  const all = Intl.supportedValuesOf('timeZone');
  for (let i = 0; i < schedules; i += 1) {
    const zone = all[i % all.length]!;
    const local = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' });
    const chosen = { ...settings, zone, time: local.format(start + hour), channel: String(i) };
    await store.schedules.add(chosen, { seed: i, nextAt: start + hour });
  }
  await daily.tick();
  inStore.clear();
  time = start + hour;
  const stalls = monitorEventLoopDelay({ resolution: 1 });
  stalls.enable();
  const began = performance.now();
  await daily.tick();
  const took = performance.now() - began;
  stalls.disable();
  console.log(
    `${schedules} schedules due at once: ${channels.messages.length} posts in ${took.toFixed(0)} ms`,
  );
  for (const [name, { calls, sum, longest }] of inStore)
    console.log(`  ${name}: ${sum.toFixed(0)} ms in ${calls} calls, the longest ${longest.toFixed(1)} ms`);
  console.log(
    `  event loop: longest stall ${(stalls.max / 1e6).toFixed(0)} ms, 99th percentile ${(stalls.percentile(99) / 1e6).toFixed(1)} ms`,
  );
  const idle = performance.now();
  for (let i = 0; i < 100; i += 1) await daily.tick();
  console.log(`  a tick with nothing to do: ${((performance.now() - idle) / 100).toFixed(2)} ms`);
  const troubles = log.lines.filter(({ level }) => level !== 'info');
  if (troubles.length > 0) console.log(`  and ${troubles.length} lines of trouble`, troubles[0]);
  await store.close();
  rmSync(folder, { recursive: true });
}

function zones(): void {
  const now = Date.parse('2026-03-02T08:00Z');
  for (const typed of ['', 'ber', 'londno', 'x'.repeat(100)]) {
    const began = performance.now();
    for (let i = 0; i < 20; i += 1) lookUpZones(typed, 25, now);
    const each = (performance.now() - began) / 20;
    console.log(`time zones for “${typed.slice(0, 10)}”: ${each.toFixed(1)} ms`);
  }
}
