// New issues announced by the real process: once each, wherever it is killed and however many run; a broken one never.
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { expect, test, vi } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { LISTS } from '../corpus/folder.ts';
import type { RequestTrouble } from '../discord/misbehave.ts';
import type { Paperboy } from './paperboy.ts';
import { logged, type Scene, scene } from './scene.ts';

const SEND = 'POST /channels/:channel/messages';
const minute = 60_000;
const READ = 'the archive was read again';

interface Following extends Scene {
  readonly store: Store;
  /** A Paperboy on the database and the archive. */
  begin(environment?: Readonly<Record<string, string>>): Promise<Paperboy>;
  /** Adds or changes an issue as an editor does. */
  write(date: string, ...titles: readonly string[]): Promise<void>;
  /** Writes a file of the archive. */
  put(name: string, content: string): Promise<void>;
  announced(): readonly APIMessage[];
  /** Waits for so many announcements, with nothing left to do. */
  settled(count: number): Promise<void>;
}

/** A Discord, an archive with the issue of 8 January, and a server that is told of what comes after it. */
function following(body: (following: Following) => Promise<void>): () => Promise<void> {
  return scene(async ({ discord, running }) => {
    const folder = await mkdtemp(join(tmpdir(), 'paperboy-follow-'));
    const archive = await mkdtemp(join(tmpdir(), 'archive-'));
    const path = join(folder, 'paperboy.sqlite');
    const store = openStore({ path, now: Date.now });
    const put = async (name: string, content: string) => {
      await writeFile(join(folder, name), content);
      await rename(join(folder, name), join(archive, name));
    };
    const write = (date: string, ...titles: readonly string[]) => {
      const papers = titles.map((title) => `## ${title}\n\n${title} is a paper. It works.\n`);
      return put(
        `${date}.md`,
        `---\ndate: ${date}\ntitle: "Roundup of ${date}"\n---\n\n${papers.join('\n')}`,
      );
    };
    for (const [name, content] of Object.entries(LISTS)) await put(name, content);
    await write('2023-01-08', 'Gauging Gaskets', 'Weighing Whales');
    const announced = () =>
      discord.messages(discord.general).filter(({ content }) => /new issue/i.test(content));
    const settled = async (count: number) => {
      const open = async () => (await store.follows.unfinished(Number.MAX_SAFE_INTEGER, 9)).length;
      await vi.waitFor(async () => expect([announced().length, await open()]).toEqual([count, 0]), {
        timeout: 20_000,
        interval: 50,
      });
    };
    try {
      await body({
        ...{ discord, running, store, write, put, announced, settled },
        begin: (environment) => running({ DATABASE_PATH: path, CORPUS_DIR: archive, ...environment }),
      });
    } finally {
      await store.close();
      await rm(folder, { recursive: true, force: true });
      await rm(archive, { recursive: true, force: true });
    }
  });
}

const follows = ({ store, discord }: Following) =>
  store.follows.start({ server: discord.guild.id, channel: discord.general.id, role: null }, '2023-01-08');

test(
  'a watched archive: a new issue is announced once, with a select that works; a broken one is not taken',
  following(async ({ discord, begin, write, put, announced, settled }) => {
    const paperboy = await begin({ CORPUS_WATCH: '1' });
    const admin = discord.member('admin', { administrator: true });
    const role = discord.addRole('readers', { mentionable: true });
    await wait(200);
    const begun = await admin.slash('follow start', { channel: discord.general.id, role: role.id });
    expect(begun).toMatchObject({ ephemeral: true });
    expect(begun.text).toContain('those after the issue of 2023-01-08');

    await put('2023-01-15.md', '## No head\n');
    await logged(paperboy, 'the archive was not taken, the old one stays');
    await write('2023-01-15', 'Tracking Trains', 'Cutting Corners');
    await settled(1);
    const [message] = announced();
    expect(message).toMatchObject({ mention_roles: [role.id], mention_everyone: false });
    expect(message!.content).toBe(
      `<@&${role.id}> New issue: 2 papers\n**Roundup of 2023-01-15** · issue of 2023-01-15 (<t:1673784000:D>)`,
    );
    expect(message!.embeds[0]!.description).toBe('1\\. Tracking Trains\n2\\. Cutting Corners');

    const reader = discord.member('reader');
    const summary = await reader.select(message!, '2023-01-15#2');
    expect(summary).toMatchObject({ kind: 'message', ephemeral: true });
    expect(summary.text).toContain('Cutting Corners is a paper. It works.');
    const issue = await reader.click(message!, 'Whole issue');
    expect(issue).toMatchObject({ kind: 'message', ephemeral: true });
    expect(issue.text).toContain('Tracking Trains');

    // An issue older than the last one announced, and a correction of that one, are read and not announced.
    await write('2022-12-25', 'Old News');
    await write('2023-01-15', 'Tracking Trains', 'Cutting Corners', 'Third Thing');
    await vi.waitFor(async () => {
      const latest = paperboy.lines().findLast(({ msg }) => msg === READ);
      expect(latest).toMatchObject({ issues: 3, papers: 6 });
    }, 20_000);
    await wait(1_500);
    expect((await reader.slash('paper', { paper: 'Third Thing' })).text).toContain('Third Thing is a paper');
    await paperboy.stop();
    await begin();
    await wait(1_500);
    await settled(1);
  }),
  90_000,
);

test(
  'issues that came while Paperboy was away are announced at its start: up to three one by one, more in one post',
  following(async (scene) => {
    const { begin, write, announced, settled } = scene;
    await follows(scene);
    for (const day of ['15', '22', '29']) await write(`2023-01-${day}`, `Paper ${day}`);
    const first = await begin();
    await settled(3);
    expect(announced().map(({ content }) => /issue of (\S+)/.exec(content)![1])).toEqual([
      '2023-01-15',
      '2023-01-22',
      '2023-01-29',
    ]);
    for (const day of ['05', '12', '19', '26']) await write(`2023-02-${day}`, `Paper ${day}`, 'Another');
    first.kill('SIGHUP');
    await settled(4);
    expect(announced()[3]!.content).toMatch(
      /^4 new issues: 8 papers\. The newest:\n\*\*Roundup of 2023-02-26\*\*/,
    );
  }),
  60_000,
);

const steps: readonly (readonly [string, RequestTrouble])[] = [
  ['before it is sent', { to: SEND, silent: true }],
  ['after it was sent, before that is known', { to: SEND, silent: true, carriedOut: true }],
];

test.each(steps)(
  'killed %s',
  async (_, trouble) => {
    await following(async (scene) => {
      const { discord, begin, write, settled } = scene;
      await follows(scene);
      await write('2023-01-15', 'Tracking Trains');
      const met = discord.misbehave(trouble);
      const first = await begin();
      await met;
      first.kill('SIGKILL');
      discord.behave();
      // Discord has forgotten the nonce by then: only a look into the channel tells what was sent.
      discord.clock.advance(10 * minute);
      await begin();
      await settled(1);
      await wait(1_500);
      await settled(1);
    })();
  },
  60_000,
);

test(
  'killed at any moment, again and again',
  following(async (scene) => {
    const { discord, begin, write, settled } = scene;
    await follows(scene);
    await write('2023-01-15', 'Tracking Trains');
    for (const pause of [0, 1, 3, 7, 15, 30]) {
      const paperboy = await begin();
      await wait(pause);
      paperboy.kill('SIGKILL');
      discord.clock.advance(10 * minute);
    }
    await begin();
    await settled(1);
  }),
  90_000,
);

test(
  'two on one database announce once, and the other goes on when the first is killed',
  following(async (scene) => {
    const { begin, write, settled } = scene;
    await follows(scene);
    const both = [await begin(), await begin()];
    await write('2023-01-15', 'Tracking Trains');
    for (const { kill } of both) kill('SIGHUP');
    await settled(1);
    await wait(1_500);
    await settled(1);
    both[0]!.kill('SIGKILL');
    await write('2023-01-22', 'Cutting Corners');
    both[1]!.kill('SIGHUP');
    await settled(2);
    await wait(1_500);
    await settled(2);
  }),
  60_000,
);
