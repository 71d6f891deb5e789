// Bad input among good: each is told with what to do about it, the rest is imported, and nothing lands elsewhere.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadArchive } from '../../src/corpus/load.ts';
import type { ImportReport } from '../../src/importing/report.ts';
import { keptFolder, SHIPPED } from '../corpus/folder.ts';
import { zip } from '../importing/read/zip-writer.ts';

const IMPORT = join(import.meta.dirname, '..', '..', 'src', 'import.ts');

const MARKDOWN = `# A Roundup

## Sparse Ovens: Baking Loaves With Half of the Heat

They heat every second row of the oven and turn the loaves.

## Butter Is All You Need

They leave out everything but the butter. It works surprisingly well on toast.
`;

const HTML = `<h2>Sparse Ovens: Baking Loaves With Half of the Heat</h2>
<p>They heat every second row.<script>steal()</script> <img src="x" onerror="steal()"></p>
<h2>Butter Is All You Need</h2><p onclick="steal()">They leave out everything <a href="javascript:steal()">but the
butter</a>.</p><iframe src="https://a.example/steal"></iframe>`;

const PODCAST = `<?xml version="1.0"?><rss version="2.0"><channel><title>Talk</title><item><title>One</title>
<enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1"/></item></channel></rss>`;

const FILES = {
  'back/2023-01-01.md': MARKDOWN,
  'back/2023-01-01-again.md': MARKDOWN.replace('half', 'a third').replace('toast', 'bread'),
  'back/2023-01-08.html': HTML,
  'back/2023-02-01.md': 'Milk, eggs and a loaf of bread. Then home.\n',
  'back/binary.txt': Buffer.from([1, 2, 0, 3, 4]),
  'back/empty.txt': '',
  'back/huge.txt': '',
  'back/2023-01-15.txt': Buffer.from(MARKDOWN.replace('Butter', 'Crème'), 'latin1'),
  'back/2023-01-22.md': Buffer.from(`\ufeff${MARKDOWN}`, 'utf16le'),
  'back/podcast.xml': PODCAST,
  'back/undated.md': MARKDOWN,
  'back/bomb.zip': zip([
    { name: '2023-03-05.md', content: Buffer.alloc(4 * 2 ** 20, 'a'), packed: true },
    { name: '2023-03-12.md', content: MARKDOWN },
  ]),
  'back/liar.zip': zip([
    { name: '2023-04-02.md', content: MARKDOWN.repeat(50), packed: true, says: { size: 100 } },
  ]),
  'back/outside.zip': zip([
    { name: '../../2023-05-07.md', content: MARKDOWN },
    { name: '2023-05-14.md', content: MARKDOWN },
  ]),
};

const IMPORTED = ['2023-01-01', '2023-01-08', '2023-01-22', '2023-03-12', '2023-05-14'];

const REFUSED: readonly (readonly [source: string, what: string])[] = [
  // “-again” comes first in natural order.
  [
    'back/2023-01-01.md',
    'is dated 2023-01-01, as is back/2023-01-01-again.md: an archive has one issue of a day',
  ],
  ['back/2023-01-15.txt', 'is not valid UTF-8 from line 7 on: save it as UTF-8'],
  [
    'back/2023-02-01.md',
    'no paper found in back/2023-02-01.md: if it is an issue, write each paper as a heading',
  ],
  ['back/binary.txt', 'is no text, or text in an encoding that is not known: save it as UTF-8'],
  ['back/bomb.zip/2023-03-05.md', 'as a zip bomb does: if you trust it, unpack it'],
  ['back/empty.txt', 'is empty: save it again, or leave it out'],
  ['back/huge.txt', 'has 1 GB, and at most 20 MB are read: give each issue as a file of its own'],
  ['back/liar.zip/2023-04-02.md', 'pack or download the archive again'],
  ['back/outside.zip/../../2023-05-07.md', 'has a name that leads out of the archive, and is left out'],
  ['back/podcast.xml', 'is the feed of a podcast, 1 episode without text'],
  ['back/undated.md', 'no date found in back/undated.md: begin its title with the day'],
];

function run(cwd: string, ...words: readonly string[]) {
  return spawnSync(process.execPath, [IMPORT, ...words], { cwd, encoding: 'utf8' });
}

describe('bad input', () => {
  it('is told by name with what to do, and the rest is imported', () => {
    const dir = keptFolder(FILES);
    truncateSync(join(dir, 'back', 'huge.txt'), 2 ** 30);
    const { status, stdout, stderr } = run(dir, 'back', '--to', 'archive', '--json');
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const report: ImportReport = JSON.parse(stdout);
    const refused = report.refused.toSorted((a, b) => (a.source < b.source ? -1 : 1));
    expect(refused.map(({ source }) => source)).toEqual(REFUSED.map(([source]) => source));
    refused.forEach(({ what }, i) => {
      expect(what).toContain(REFUSED[i]![1]);
    });
    expect(report.issues.map(({ date }) => date)).toEqual(IMPORTED);

    const { issues } = loadArchive(join(dir, 'archive'), SHIPPED);
    expect(issues.map(({ date, papers }) => [date, papers.length])).toEqual(
      IMPORTED.map((date) => [date, 2]),
    );
    expect(readFileSync(join(dir, 'archive', '2023-01-08.md'), 'utf8')).not.toContain('steal');
    expect(readdirSync(dir).sort()).toEqual(['archive', 'back']);
    expect(existsSync(join(dir, '..', '2023-05-07.md'))).toBe(false);
    // Of what was put aside for the commit only the lock is left.
    expect(readdirSync(join(dir, 'archive', '.import'))).toEqual(['lock']);
  });

  it('alone leaves nothing behind, and is shown at 80 columns', () => {
    const dir = keptFolder({ 'back/empty.txt': '', 'back/podcast.xml': PODCAST });
    const { status, stdout } = run(dir, 'back', '--to', 'archive');
    expect(status).toBe(1);
    expect(stdout).toBe(`Refused
  ? back/empty.txt: is empty: save it again, or leave it out
  ? back/podcast.xml: is the feed of a podcast, 1 episode without text: give the
    feed of the newsletter

No issue was found; nothing written to archive. Marked ? above: 2 refused.
`);
    expect(readdirSync(dir)).toEqual(['back']);
  });
});
