// Many at once: 200 questions within 10 seconds from 50 members, by command and in private, each answered in time.
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { createDiscord } from '../discord/server.ts';
import { startPaperboy } from './paperboy.ts';

const MEMBERS = 50;
const QUESTIONS = 200;
const SECONDS = 10;
/** After this long Discord tells a member that the application did not respond. */
const LATEST = 3_000;

const ASKED = [
  ['what does megablocks do', 'MegaBlocks: Efficient'],
  ['what is smoothquant', 'SmoothQuant: Accurate'],
  ['what is tree of thoughts', 'Tree of Thoughts: Deliberate'],
  ['what is tinystories', 'TinyStories: How Small'],
] as const;

it('200 questions in 10 seconds: none lost, none late, each with its own answer', async () => {
  const discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
  const paperboy = await startPaperboy(discord);
  try {
    const members = Array.from({ length: MEMBERS }, (_, i) => discord.member(`member ${i}`));
    const began = performance.now();
    const asking = Array.from({ length: QUESTIONS }, async (_, i) => {
      await wait((i * SECONDS * 1000) / QUESTIONS);
      const member = members[i % MEMBERS]!;
      const [question, expected] = ASKED[(i + Math.floor(i / MEMBERS)) % ASKED.length]!;
      // Every fourth is a direct message.
      const seen =
        i % 4 === 3
          ? await member.say(member.directMessages(), question).answer()
          : await member.slash('ask', { question });
      return { ...seen, expected };
    });
    const seen = await Promise.all(asking);
    expect(performance.now() - began).toBeLessThan(SECONDS * 1000 + LATEST);
    for (const { text, expected } of seen) expect(text).toContain(expected);
    expect(Math.max(...seen.map(({ milliseconds }) => milliseconds))).toBeLessThan(LATEST);
    const handled = () => paperboy.lines().filter(({ msg }) => msg === 'handled').length;
    // A question is logged once Discord has confirmed its answer, which the member sees sooner.
    await vi.waitFor(() => expect(handled()).toBe(QUESTIONS));
    expect(paperboy.lines().filter(({ level }) => level !== 'info')).toEqual([]);
    expect(discord.refusals).toEqual([]);
  } finally {
    await paperboy.stop();
    await discord.stop();
  }
}, 40_000);
