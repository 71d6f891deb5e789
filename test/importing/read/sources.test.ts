// What paths lead to: files, folders, zip archives, exports; limits, traps and what is left out.

import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../../src/importing/listing.ts';
import { readDrafts } from '../../../src/importing/read.ts';
import { findSources } from '../../../src/importing/sources.ts';
import { type Files, keptFolder } from '../../corpus/folder.ts';
import { fixture, words } from './outline.ts';
import { type ZipEntry, zip } from './zip-writer.ts';

/** What the paths hold, without the folder's name: `name: text`, or `name! why`, or `name? what`. */
async function found(dir: string, paths: readonly string[], limits?: Limits): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const item of findSources(
    paths.map((path) => join(dir, path)),
    limits === undefined ? {} : { limits },
  )) {
    if ('bytes' in item) lines.push(`${item.name}: ${new TextDecoder().decode(item.bytes)}`);
    else lines.push(`${item.source}${item.kind === 'refusal' ? '!' : '?'} ${item.what}`);
  }
  return lines.map((line) => line.replaceAll(`${dir}/`, '').replaceAll(dir, 'DIR'));
}

function within(files: Files, path = '.', limits?: Limits): Promise<readonly string[]> {
  return found(keptFolder(files), [path], limits);
}

function packed(entries: readonly ZipEntry[], limits?: Limits): Promise<readonly string[]> {
  return within({ 'a.zip': zip(entries) }, 'a.zip', limits);
}

const SMALL: Limits = { fileBytes: 1000, zipBytes: 2000, ratio: 100 };

describe('folders', () => {
  it('all files in natural order, without hidden ones', async () => {
    const dir = keptFolder({
      'x/10.txt': 'ten',
      'x/9.txt': 'nine',
      'x/b/1.txt': 'one',
      'x/.git/a': '',
      'x/a.txt~': '',
    });
    expect(await found(dir, ['x'])).toEqual(['x/9.txt: nine', 'x/10.txt: ten', 'x/b/1.txt: one']);
    expect(await found(dir, ['x/', 'x/b', 'x/9.txt'])).toEqual([
      'x/9.txt: nine',
      'x/10.txt: ten',
      'x/b/1.txt: one',
      'x/b? is the same as a file or folder that was read already',
      'x/9.txt? is the same as a file or folder that was read already',
    ]);
  });

  it('what lies beside newsletters', async () => {
    const files = {
      'a.html': 'a',
      'a_files/b.html': '',
      'c.png': '',
      'd.css': '',
      'email_list.x.csv': '',
      'posts/1.opens.csv': '',
    };
    expect(await within(files)).toEqual([
      'DIR? 2 lists of readers, not opened',
      'DIR? 1 file beside saved pages, passed over',
      'DIR? 2 files beside issues, passed over: c.png, d.css',
      'a.html: a',
    ]);
  });

  it('links that lead back, that lead nowhere, and an empty folder', async () => {
    const dir = keptFolder({ 'x/a.txt': 'a' });
    symlinkSync('.', join(dir, 'x/loop'));
    symlinkSync('nowhere', join(dir, 'x/none'));
    mkdirSync(join(dir, 'empty'));
    expect(await found(dir, ['x', 'empty', 'gone'])).toEqual([
      'x/loop? is the same as a file or folder that was read already',
      'x/none! is not there: check the path',
      'x/a.txt: a',
      'empty! is a folder without a file to read: check the path',
      'gone! is not there: check the path',
    ]);
  });

  it('a pipe is not waited for', async () => {
    const dir = keptFolder({ 'a.txt': 'a' });
    execFileSync('mkfifo', [join(dir, 'b')]);
    expect(await found(dir, ['.'])).toEqual([
      'a.txt: a',
      'b! is neither a file nor a folder: give one of the two',
    ]);
  });

  it('a file that is too large is not read', async () => {
    expect(await within({ 'a.txt': 'x'.repeat(1025) }, 'a.txt', SMALL)).toEqual([
      'a.txt! has 2 kB, and at most 1 kB are read: give each issue as a file of its own',
    ]);
  });
});

describe('the archive that is written to', () => {
  it('is no source, by whatever way it is reached', async () => {
    const dir = keptFolder({
      'archive/2023-01-08.md': 'a',
      'archive/back/2023-01-15.md': 'b',
      'archive/notes.txt': 'c',
    });
    symlinkSync('archive', join(dir, 'link'));
    const said: string[] = [];
    const paths = ['link', 'archive/2023-01-08.md', 'archive/back', 'archive/notes.txt'];
    const options = { archive: join(dir, 'archive') };
    for await (const item of findSources(
      paths.map((path) => join(dir, path)),
      options,
    ))
      said.push('bytes' in item ? item.file : item.what);
    const passed = 'belongs to the archive that is written to, passed over';
    expect(said).toEqual([passed, passed, '2023-01-15.md', 'notes.txt']);
  });
});

describe('how far it has come', () => {
  it('rises to 1, in folders and the archives in them', async () => {
    const entries = ['1.txt', '2.txt'].map((name) => ({ name, content: 'x' }));
    const dir = keptFolder({ 'x/1.txt': 'a', 'x/2.zip': zip(entries), 'y.txt': 'b' });
    const shares: number[] = [];
    const paths = [join(dir, 'x'), join(dir, 'y.txt')];
    for await (const _ of findSources(paths, { advance: (share) => shares.push(share) }));
    expect(shares).toEqual([0.25, 0.375, 0.5, 0.5, 1]);
  });
});

describe('zip archives', () => {
  it('whatever their names, packed or not, in natural order', async () => {
    const entries: readonly ZipEntry[] = [
      { name: 'b/10.txt', content: 'ten' },
      { name: 'b/', content: '' },
      { name: 'b/9.txt', content: 'nine', packed: true },
      { name: '__MACOSX/b/9.txt', content: 'x' },
      { name: 'ünï.txt', content: 'ü' },
    ];
    expect(await within({ 'a.dat': zip(entries) }, 'a.dat')).toEqual([
      'a.dat/b/9.txt: nine',
      'a.dat/b/10.txt: ten',
      'a.dat/ünï.txt: ü',
    ]);
  });

  it.each([
    [
      'a name that leads out',
      { name: '../a.txt', content: 'a' },
      '/../a.txt! has a name that leads out of the archive, and is left out: pack the files again',
    ],
    [
      'an absolute name',
      { name: '/etc/a', content: 'a' },
      '//etc/a! has a name that leads out of the archive, and is left out: pack the files again',
    ],
    [
      'a drive',
      { name: 'C:\\a.txt', content: 'a' },
      '/C:/a.txt! has a name that leads out of the archive, and is left out: pack the files again',
    ],
    [
      'a password',
      { name: 'a.txt', content: 'a', encrypted: true },
      '/a.txt! is locked with a password: unpack the archive and give the folder',
    ],
    [
      'another packing',
      { name: 'a.txt', content: 'a', says: { method: 12 } },
      '/a.txt! is packed in a way that is not known: pack it again as an ordinary zip',
    ],
    [
      'a wrong check sum',
      { name: 'a.txt', content: 'a', says: { crc: 1 } },
      "/a.txt! can't be unpacked (its check sum is wrong): pack or download the archive again",
    ],
    [
      'too large',
      { name: 'a.txt', content: 'a'.repeat(1025) },
      '/a.txt! has 2 kB, and at most 1 kB are read: give each issue as a file of its own',
    ],
    [
      'a zip inside',
      { name: 'a.zip', content: zip([]) },
      '/a.zip! is a zip archive inside another: unpack it and give it by itself',
    ],
  ])('%s: the others are read all the same', async (_, entry, expected) => {
    const lines = await packed([entry, { name: 'z.txt', content: 'z' }], SMALL);
    expect(lines).toEqual([`a.zip${expected}`, 'a.zip/z.txt: z']);
  });

  it('sizes that lie, and bombs', async () => {
    const lie = { name: 'a.txt', content: 'a'.repeat(500), packed: true, says: { size: 10 } };
    expect(await packed([lie], SMALL)).toEqual([
      'a.zip/a.txt! unpacks to more than its archive says: pack or download the archive again',
    ]);
    const bomb = { name: 'a.txt', content: Buffer.alloc(9 * 2 ** 20, 97), packed: true };
    expect(await packed([bomb])).toEqual([
      'a.zip/a.txt! grows too much in unpacking, as a zip bomb does: if you trust it, unpack it and give the folder',
    ]);
    const many = Array.from({ length: 4 }, (_, i) => ({
      name: `${i}.txt`,
      content: `${i}`.repeat(900),
      packed: true,
    }));
    const left = await packed(many, { ...SMALL, ratio: 1000 });
    expect(left.map((line) => line.slice(0, 60))).toEqual([
      expect.stringMatching(/^a.zip\/0.txt: 0/),
      expect.stringMatching(/^a.zip\/1.txt: 1/),
      'a.zip/2.txt! the archive unpacks to more than 2 kB: give it ',
      'a.zip/3.txt! the archive unpacks to more than 2 kB: give it ',
    ]);
    const growing = await packed(many, { fileBytes: 1000, zipBytes: 1e6, ratio: 2 });
    expect(growing.at(-1)).toContain('the archive grows too much in unpacking');
  });

  it('cut short, empty, or only called so', async () => {
    const whole = zip([{ name: 'a.txt', content: 'a' }]);
    expect((await within({ 'a.zip': whole.subarray(0, -5) }, 'a.zip'))[0]).toMatch(
      /^a.zip! is a damaged zip archive/,
    );
    expect(await packed([])).toEqual([
      'a.zip! is a zip archive without a file to read: check that it is the right one',
    ]);
    expect(await within({ 'a.zip': 'text' }, 'a.zip')).toEqual(['a.zip: text']);
  });
});

describe('an export of Substack', () => {
  const HEAD =
    'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n';
  const table = `${HEAD}${[
    '11.folding,2023-01-09T02:00:00.000Z,true,,,newsletter,everyone,"2023-01-08 Folding, and ""more""",In short,',
    '12.paid,2023-01-16T02:00:00.000Z,TRUE,,,newsletter,only_paid,For payers,,',
    '13.draft,,false,,,newsletter,only_paid,,,',
    '14.spoken,2023-01-23T02:00:00.000Z,true,,,podcast,everyone,Spoken,,https://a.example/a.mp3',
    '15.thread,2023-01-23T02:00:00.000Z,true,,,thread,everyone,What now?,,',
    '16.empty,2023-01-23T02:00:00.000Z,true,,,newsletter,everyone,Empty,,',
    '17.gone,2023-01-23T02:00:00.000Z,true,,,newsletter,everyone,Gone,,',
  ].join('\n')}\n`;
  const posts = {
    '11.folding.html': fixture('post.html'),
    '12.paid.html': '<h1>For payers</h1><p>It folds.</p>',
    '13.draft.html': '<p>Not yet.</p>',
    '14.spoken.html': '<p>Listen.</p>',
    '15.thread.html': '<p>Well?</p>',
    '16.empty.html': '<p></p>',
    '11.opens.csv': 'nobody',
  };
  const files = {
    'posts.csv': table,
    'email_list.letters.csv': 'nobody',
    ...Object.fromEntries(Object.entries(posts).map(([name, content]) => [`posts/${name}`, content])),
  };
  const expected = [
    'DIR: 2 lists of readers, not opened',
    'DIR/posts/11.folding.html: draft “Folding, and "more"” 2023-01-08 2023-01-09',
    'DIR/posts/12.paid.html: is for paying readers only (“For payers”), and imported all the same: delete its issue to keep it out',
    'DIR/posts/12.paid.html: draft “For payers” 2023-01-16',
    'DIR/posts/13.draft.html: is a draft, passed over',
    'DIR/posts/14.spoken.html: is a podcast (“Spoken”), passed over',
    'DIR/posts/15.thread.html: is a thread (“What now?”), passed over',
    'DIR/posts/16.empty.html: is empty (“Empty”), passed over',
    'DIR/posts.csv: names 1 post whose file is not here: “Gone” of 2023-01-23',
  ];

  async function drafts(path: string): Promise<readonly string[]> {
    const lines: string[] = [];
    for await (const item of findSources([path])) {
      for (const result of 'bytes' in item ? readDrafts(item) : [item]) {
        const dated =
          'blocks' in result
            ? `draft “${result.title}” ${result.dates.map(({ date }) => date).join(' ')}`
            : words(result);
        lines.push(`${result.source}: ${dated}`.replaceAll(path, 'DIR'));
      }
    }
    return lines;
  }

  it('as a folder', async () => {
    expect(await drafts(keptFolder(files))).toEqual(expected);
  });

  it('as a zip archive, whatever the order in it', async () => {
    const entries = Object.entries(files).map(([name, content]) => ({ name, content, packed: true }));
    const dir = keptFolder({ 'export.zip': zip(entries.reverse()) });
    expect(await drafts(join(dir, 'export.zip'))).toEqual(expected);
  });

  it('with a table that can not be read, no post is taken for published', async () => {
    const dir = keptFolder({ 'posts.csv': 'post_id,title\n"1', 'posts/1.a.html': '<p>a</p>' });
    const lines = await drafts(dir);
    expect(lines[0]).toMatch(/^DIR\/posts.csv: is no table of posts \(.*Quote/);
    expect(lines.slice(1)).toEqual([
      'DIR/posts/1.a.html: is left out, because what posts.csv says of it can not be read',
    ]);
    writeFileSync(join(dir, 'posts.csv'), 'a,b\n1,2\n');
    expect((await drafts(dir))[0]).toMatch(/it lacks the column post_id/);
  });
});
