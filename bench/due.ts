// node bench/due.ts [SCHEDULES]: daily posts that are all due at once, in a Discord of our own, while a member goes on
// asking: how long the posts take, and how long answers take meanwhile. Both share the machine with that Discord.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../src/store/sqlite.ts';
import { createDiscord } from '../test/discord/server.ts';
import { startMain } from './paperboy.ts';
import { inWords } from './times.ts';

const count = Number(process.argv[2] ?? 10_000);
const channels = 500;
const questions = 600;

const folder = mkdtempSync(join(tmpdir(), 'paperboy-due-'));
const path = join(folder, 'paperboy.sqlite');
const discord = await createDiscord();
await addSchedules();

const child = startMain(discord, path, { LOG_LEVEL: 'warn' }, 'inherit');
while (discord.commands().length === 0) await wait(10);
const began = performance.now();
const times = await ask();
const meanwhile = posts();
const asked = performance.now() - began;
while (posts() < count) await wait(100);
const took = (performance.now() - began) / 1000;
child.kill('SIGTERM');
await once(child, 'exit');
await discord.stop();
rmSync(folder, { recursive: true });

console.log(`${posts()} of ${count} posts in ${took.toFixed(0)} s, ${(count / took).toFixed(0)} a second`);
console.log(`${meanwhile} of them while ${questions} questions were asked in ${(asked / 1000).toFixed(0)} s`);
console.log(`interaction to answer meanwhile: ${inWords(times)}`);
console.log(`requests that Discord refused: ${discord.refusals.length}`);

async function addSchedules(): Promise<void> {
  const store = openStore({ path, now: Date.now });
  const places = Array.from({ length: channels }, (_, i) => discord.addChannel(`papers-${i}`).id);
  const due = Math.floor(Date.now() / 60_000) * 60_000;
  const time = new Date(due).toISOString().slice(11, 16);
  for (let i = 0; i < count; i++)
    await store.schedules.add(
      {
        ...{ server: discord.guild.id, channel: places[i % channels]!, time, zone: 'UTC' },
        ...{ days: [1, 2, 3, 4, 5, 6, 7], topic: null, from: null, to: null, role: null, thread: false },
      },
      { seed: i, nextAt: due },
    );
  await store.close();
}

/** One after the other, in a direct message, which no daily post waits for; milliseconds to each answer. */
async function ask(): Promise<readonly number[]> {
  const member = discord.member('member');
  const taken: number[] = [];
  for (let i = 0; i < questions; i++) {
    const { milliseconds } = await member.slash('ask', {
      question: 'how does flash attention work',
      private: true,
    });
    taken.push(milliseconds);
    await wait(20);
  }
  return taken;
}

function posts(): number {
  return [...discord.world.posts.values()].filter(({ message }) => message.embeds.length > 0).length;
}
