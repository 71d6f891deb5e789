// Every card of the archive that ships, and whatever can be invented, keeps every rule.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readAsked } from '../../src/discord/asked.ts';
import { answerCard, noticeCard } from '../../src/discord/cards.ts';
import { aboutCard } from '../../src/discord/cards-about.ts';
import { issueCard, issuePageSize, listCard } from '../../src/discord/cards-list.ts';
import { pagesOf, paperCard } from '../../src/discord/cards-paper.ts';
import { clean, isBlank } from '../../src/discord/markdown.ts';
import { askAgainModal, expectedModal } from '../../src/discord/modals.ts';
import { titleOf } from '../../src/discord/paper-parts.ts';
import type { Payload } from '../../src/discord/parts.ts';
import { savedCard } from '../../src/discord/saved-card.ts';
import type { Entry } from '../../src/discord/saved-papers.ts';
import { seen } from './discord-markdown.ts';
import { answer, anyText, code, dateWindow, issue, paper, snowflake } from './hostile.ts';
import { type Described, readDescription } from './openapi.ts';
import { bodyOf, checkPayload, textsOf } from './payload-check.ts';
import { ASKER } from './stand-in.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CORPUS = join(ROOT, 'corpus');
const QUESTIONS = join(ROOT, 'test', 'questions');

let app: App;
/** Discord's own description of its HTTP API, where there is one. */
let described: Described | undefined;

beforeAll(async () => {
  const now = () => new Date('2023-07-01');
  app = await createApp({ corpusDir: CORPUS, shippedDir: CORPUS, now, random: () => 0 });
  described = readDescription(process.env.DISCORD_OPENAPI);
});

function check(payload: Payload, ours?: readonly string[]): void {
  checkPayload(payload, ours);
  expect(described?.problemsOf(bodyOf(payload)) ?? []).toEqual([]);
}

describe('of the archive that ships', () => {
  const flat = (text: string) => text.replace(/\s+/g, ' ');

  it('every paper is shown whole, page by page', () => {
    for (const each of app.archive.issues.flatMap(({ papers }) => papers)) {
      const count = pagesOf(each.paragraphs).length;
      const pages = Array.from({ length: count }, (_, page) => paperCard(each, page, { asker: ASKER }));
      for (const page of pages) check(page);
      const shown = flat(pages.flatMap(textsOf).map(seen).join(' '));
      for (const paragraph of each.paragraphs) expect(shown).toContain(flat(paragraph));
    }
  });

  it('every issue lists every paper', () => {
    for (const each of app.archive.issues) {
      const card = issueCard(each, 0, { asker: ASKER });
      check(card);
      const shown = textsOf(card).map(seen).join('\n');
      expect(each.papers.length).toBeLessThanOrEqual(issuePageSize);
      for (const { title } of each.papers) expect(shown).toContain(title);
    }
  });

  it('every question of the questions’ files has cards for its best match and its last', () => {
    const questions = readdirSync(QUESTIONS)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(join(QUESTIONS, name), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line).question as string)
      .filter((question) => typeof question === 'string');
    expect(questions.length).toBeGreaterThan(300);
    for (const question of questions) {
      const found = app.ask(question, []);
      for (const at of new Set([0, Math.max(found.results.length - 1, 0)])) {
        const card = answerCard(found, at, { question, asker: ASKER, private: at === 0, votes: true });
        check(card);
        const { excerpt } = found.results[at] ?? { excerpt: { text: '' } };
        expect(flat(textsOf(card).map(seen).join('\n'))).toContain(flat(excerpt.text));
        expect(readAsked(card.components)?.question ?? '').toBe(found.reply === null ? clean(question) : '');
      }
    }
  }, 60_000);

  it('Paperboy tells about itself', () => {
    check(aboutCard({ archive: app.archive, version: '0.1.0', kept: 'Nothing.' }), ['code', 'list']);
  });
});

describe('whatever stands in it', () => {
  const question = anyText;

  it('an answer', () => {
    fc.assert(
      fc.property(
        answer,
        question,
        fc.nat({ max: 9 }),
        snowflake,
        fc.record({ private: fc.boolean(), shared: fc.boolean(), votes: fc.boolean() }),
        (found, asked, at, asker, options) => {
          const card = answerCard(found, at, { question: asked, asker, ...options });
          check(card);
          const small = clean(asked);
          if (found.reply === null && small.length <= 15 && !isBlank(small))
            expect(readAsked(card.components)?.question).toBe(small);
          const lines = textsOf(card).flatMap((text) => text.split('\n'));
          expect(lines.filter((line) => line.startsWith('### ')).length).toBeLessThanOrEqual(1);
          expect(lines.filter((line) => line.startsWith('> ')).length).toBeLessThanOrEqual(7);
          expect(lines.filter((line) => line.startsWith('-# ')).length).toBeLessThanOrEqual(7);
        },
      ),
      { numRuns: 400 },
    );
  });

  const origin = fc
    .record({
      question,
      understood: question,
      window: dateWindow,
      codes: fc.array(code, { minLength: 1, maxLength: 8 }),
    })
    .map((each) => ({ ...each, at: each.codes.length - 1 }));

  it('a paper', () => {
    const another = fc.record({ topic: fc.option(anyText), window: dateWindow });
    fc.assert(
      fc.property(
        paper,
        fc.nat({ max: 20 }),
        snowflake,
        fc.option(origin),
        fc.option(another),
        (each, page, asker, from, drawn) => {
          check(paperCard(each, page, { asker, ...(from ? { from } : drawn ? { another: drawn } : {}) }));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('an issue', () => {
    fc.assert(
      fc.property(issue, fc.nat({ max: 3 }), snowflake, (each, page, asker) => {
        check(issueCard(each, page, { asker }));
      }),
      { numRuns: 60 },
    );
  });

  it('a list', () => {
    const item = fc.record({ paper, line: anyText });
    const options = fc.record({
      command: fc.constantFrom('search', 'related'),
      asker: snowflake,
      words: anyText,
      topic: fc.option(anyText),
      window: dateWindow,
    });
    fc.assert(
      fc.property(
        anyText,
        fc.array(item, { maxLength: 30 }),
        options,
        fc.option(origin),
        (title, items, given, from) => {
          // A list that was opened from an answer was not searched for a topic.
          const each = from ? { ...given, topic: null, from } : given;
          check(listCard(title, items, 1, 3, each));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a reading list', () => {
    const entry: fc.Arbitrary<Entry> = fc
      .record({ paper, isHere: fc.boolean(), savedAt: fc.nat() })
      .map(({ paper: { code, title }, paper: each, isHere, savedAt }) => ({
        ...{ key: code, code, title: titleOf({ code, title }), savedAt },
        paper: isHere ? each : undefined,
      }));
    const entries = fc.array(entry, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(entries, fc.nat({ max: 3 }), snowflake, (each, page, asker) => {
        check(savedCard(each, page, asker));
      }),
      { numRuns: 150 },
    );
  });

  it('a notice, and what Paperboy tells about itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        check(noticeCard(text));
        const issues = [{ date: '2022-06-05', title: text, papers: [] }];
        check(aboutCard({ archive: { issues }, version: text.slice(0, 20), kept: text }), ['code', 'list']);
      }),
      { numRuns: 300 },
    );
  });

  it('a form that asks what was expected', () => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 8 }), (codes) => {
        const modal = expectedModal(codes);
        expect(modal.custom_id.length).toBeLessThanOrEqual(100);
        expect(described?.modalProblemsOf(modal) ?? []).toEqual([]);
      }),
    );
  });

  it('a form', () => {
    fc.assert(
      fc.property(anyText, snowflake, (text, asker) => {
        const modal = askAgainModal(text, asker);
        const value = JSON.stringify(modal);
        expect(value.isWellFormed()).toBe(true);
        expect(modal.custom_id.length).toBeLessThanOrEqual(100);
        expect(described?.modalProblemsOf(modal) ?? []).toEqual([]);
        const [label] = modal.components;
        expect(
          label && 'component' in label && 'value' in label.component && label.component.value?.length,
        ).toBeLessThanOrEqual(300);
      }),
    );
  });
});
