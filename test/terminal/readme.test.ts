// The conversation that the README begins with is the one that is held today.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

it('is what `npm run chat` prints for its questions: copy it from there where it has changed', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const shown = /<!-- transcript -->\n```text\n([\s\S]+?)```/.exec(readme)![1]!;
  const questions = shown.match(/^> .*$/gm)!.map((line) => line.slice(2));
  expect(questions.length).toBeGreaterThan(2);
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'src', 'cli.ts'), 'chat'], {
    input: `${questions.join('\n')}\n`,
    encoding: 'utf8',
  });
  expect(shown.replace(/^> .*\n\n/gm, '')).toBe(stdout);
}, 60_000);
