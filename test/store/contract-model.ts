// The contract of votes and gaps, held against a plain model over made-up histories.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gap, GapGroup } from '../../src/store/feedback.ts';
import { kept, type Store } from '../../src/store/store.ts';
import type { Opened } from './contract.ts';
import { collect } from './values.ts';

const servers = ['s1', 's2'];
const members = ['m1', 'm2', 'm3'];
const messages = ['a1', 'a2'];

type Kept = Gap & { readonly at: number };

/** Everything, as lists; `at` only ever grows, as ids do. */
interface Model {
  gaps: readonly Kept[];
  votes: ReadonlyMap<string, 'up' | 'down'>;
  silent: ReadonlySet<string>;
}

interface Step {
  readonly what: 'none' | 'down' | 'up' | 'forget' | 'choose' | 'tidy';
  readonly server: string | null;
  readonly member: string;
  readonly message: string;
  readonly terms: string;
  readonly question: string;
  readonly wait: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('none', 'none', 'none', 'down', 'down', 'up', 'forget', 'choose', 'tidy'),
  server: fc.constantFrom(...servers, null),
  member: fc.constantFrom(...members),
  message: fc.constantFrom(...messages),
  terms: fc.constantFrom('x', 'y', 'x y'),
  question: fc.constantFrom('one', 'two', 'three', 'four'),
  wait: fc.constantFrom(1, 1, 60_000, kept.questions / 3),
});

export function modelContract(opened: () => Promise<Opened>): void {
  describe('votes and gaps, over any history', () => {
    it('count as a plain model counts', { timeout: 60_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          const { store, clock } = await opened();
          let model: Model = { gaps: [], votes: new Map(), silent: new Set() };
          for (const each of steps) {
            clock.at += each.wait;
            model = expectation(model, each, clock.at);
            await run(store, each);
          }
          for (const message of messages)
            expect(await store.votes.counts(message)).toEqual(countsOf(model, message));
          for (const server of servers)
            expect(await store.gaps.groups(server, 10)).toEqual(groupsOf(model, server, clock.at));
          expect(await collect(store.gaps.all())).toEqual(
            model.gaps.map(({ server: _, member: __, ...rest }) => rest),
          );
          await store.close();
        }),
        { numRuns: 60 },
      );
    });
  });
}

async function run(store: Store, { what, ...step }: Step): Promise<void> {
  const { server, member, message } = step;
  if (what === 'none' || what === 'down') await store.gaps.note(gapOf({ what, ...step }));
  if (what === 'down' || what === 'up') await store.votes.cast({ message, member, server, value: what });
  if (what === 'forget') await store.members.forget(member);
  if (what === 'choose' && server !== null)
    await store.servers.choose(server, { questions: !(await store.servers.choices(server)).questions });
  if (what === 'tidy') await store.tidy();
}

function expectation(model: Model, step: Step, at: number): Model {
  const { what, server, member, message } = step;
  const { gaps, votes, silent } = model;
  const vote = what === 'up' || what === 'down' ? new Map(votes).set(`${message} ${member}`, what) : votes;
  const others = gaps.filter((gap) => gap.member !== member || gap.message !== message);
  switch (what) {
    case 'none':
    case 'down': {
      if (server !== null && silent.has(server)) return { ...model, votes: vote };
      const before = what === 'down' ? others : gaps;
      return { ...model, votes: vote, gaps: [...before, { ...gapOf(step), at }] };
    }
    case 'up':
      return { ...model, votes: vote, gaps: others };
    case 'forget':
      return {
        ...model,
        gaps: gaps.filter((gap) => gap.member !== member),
        votes: new Map([...votes].filter(([key]) => !key.endsWith(` ${member}`))),
      };
    case 'tidy':
      return { ...model, gaps: gaps.filter((gap) => gap.at > at - kept.questions) };
    case 'choose': {
      if (server === null) return model;
      const after = new Set(silent);
      if (after.delete(server)) return { ...model, silent: after };
      return { ...model, silent: after.add(server), gaps: gaps.filter((gap) => gap.server !== server) };
    }
  }
}

function gapOf({ what, server, member, message, terms, question }: Step): Gap {
  const cause = what === 'down' ? 'down' : 'none';
  return {
    ...{ server, member, question, terms, cause, message: cause === 'down' ? message : null },
    ...{ expected: null, papers: [] },
  };
}

function countsOf({ votes }: Model, message: string) {
  const values = [...votes].filter(([key]) => key.startsWith(`${message} `)).map(([, value]) => value);
  const count = (value: string) => values.filter((each) => each === value).length;
  return { up: count('up'), down: count('down') };
}

function groupsOf({ gaps }: Model, server: string, now: number): readonly GapGroup[] {
  const here = gaps.filter((gap) => gap.server === server);
  return [...new Set(here.map(({ terms }) => terms))]
    .map((terms) => {
      const group = here.filter((gap) => gap.terms === terms);
      return {
        terms,
        members: new Set(group.map(({ member }) => member)).size,
        asked: group.length,
        lastAt: group.at(-1)!.at,
        questions: [...new Set(group.map(({ question }) => question).reverse())].slice(0, 3),
      };
    })
    .filter((group) => group.members > 1 && group.lastAt > now - kept.questions)
    .sort((a, b) => b.members - a.members || b.lastAt - a.lastAt);
}
