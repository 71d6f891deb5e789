// The archive that ships: it loads, it is what its files say, and its README tells the truth about it.

import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadArchive } from '../../src/corpus/load.ts';
import { LISTS, load, SHIPPED, withFolder } from './folder.ts';

const archive = loadArchive(SHIPPED, SHIPPED);
const readme = readFileSync(join(SHIPPED, 'README.md'), 'utf8');

describe('the shipped archive', () => {
  it('holds 70 papers in 5 issues', () => {
    expect(archive.issues.map(({ papers }) => papers.length)).toEqual([19, 13, 12, 12, 14]);
  });

  it('has the titles of the files, in their order', () => {
    const expected = readdirSync(SHIPPED)
      .filter((name) => /^\d/.test(name))
      .sort()
      .map((name) =>
        [...readFileSync(join(SHIPPED, name), 'utf8').matchAll(/^## (.+)$/gm)].map((match) => match[1]),
      );
    expect(archive.issues.map(({ papers }) => papers.map(({ title }) => title))).toEqual(expected);
  });

  it('numbers its papers by issue and place', () => {
    for (const { date, papers } of archive.issues) {
      expect(papers.map(({ code }) => code)).toEqual(papers.map((_, index) => `${date}#${index + 1}`));
      expect(papers.every(({ issue }) => issue === date)).toBe(true);
    }
  });

  it('is passed by the check, from any working directory', () => {
    const shell = join(import.meta.dirname, '..', '..', 'src', 'check-corpus.ts');
    const { CORPUS_DIR: _, ...env } = process.env;
    const { topics, glossary } = archive;
    expect(execFileSync(process.execPath, [shell], { cwd: tmpdir(), env, encoding: 'utf8' })).toBe(
      `5 issues, 70 papers, ${topics.size} topics, ${glossary.acronyms.size} acronyms, ${glossary.synonyms.length} groups of synonyms\n`,
    );
    withFolder({ ...LISTS, '2023-01-08.md': '' }, (dir) => {
      const failed = spawnSync(process.execPath, [shell], {
        env: { ...env, CORPUS_DIR: dir },
        encoding: 'utf8',
      });
      expect(failed.status).toBe(1);
      expect(failed.stdout).toBe('');
      expect(failed.stderr).toContain(`${join(dir, '2023-01-08.md')}:1: has no front matter`);
    });
  });
});

describe('its README', () => {
  it('has the table of topics.yaml', () => {
    const table = readme.slice(readme.indexOf('## Topics'));
    const rows = [...table.matchAll(/^\| (.+) \| (.+) \|$/gm)].map((match) => [match[1], match[2]]);
    expect(rows.slice(1)).toEqual([...archive.topics]);
  });

  it('has an example that loads', () => {
    const [, name, text] = /^The file `(.+)`:\n\n```markdown\n([\s\S]+?)^```$/m.exec(readme) ?? [];
    const topics = readFileSync(join(SHIPPED, 'topics.yaml'));
    const [issue] = load({ [name ?? '']: text ?? '', 'topics.yaml': topics }).issues;
    expect(issue?.title).toBe('Roundup: a small issue');
    expect(issue?.papers.map(({ title }) => title)).toEqual([
      'Sparse Layers for Everyone',
      'A Second Paper: Facts Are Optional',
    ]);
    expect(issue?.papers[0]).toMatchObject({
      starred: true,
      topics: ['architectures', 'training efficiency'],
    });
    expect(issue?.papers[0]?.askedAs).toHaveLength(2);
    expect(issue?.papers.map(({ paragraphs }) => paragraphs.length)).toEqual([2, 1]);
  });

  it('has an example of a glossary that loads', () => {
    const [, text] = /^```yaml\n([\s\S]+?)^```$/m.exec(readme) ?? [];
    const issue = '---\ndate: 2023-01-08\ntitle: T\n---\n## One\nText.\n';
    const { glossary } = load({ '2023-01-08.md': issue, 'glossary.yaml': text ?? '' });
    expect(glossary.acronyms.size).toBe(2);
    expect(glossary.synonyms).toHaveLength(2);
  });
});
