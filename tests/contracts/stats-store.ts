import { setTimeout as sleep } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../lib/context';
import { FACT_CATEGORIES, KINDS } from '../../lib/facts/types';
import type { CommitFact, FactCategory } from '../../lib/facts/types';
import { startChild } from '../support/start-child';
import { HOSTILE_TEXTS, factOf } from './fixtures';
import { eachInAnEmptyStore } from './harness';
import type { Harness, HarnessFactory } from './harness';

const CHILD = 'tests/contracts/child.ts';

async function all(facts: AsyncIterable<CommitFact>): Promise<CommitFact[]> {
  const found: CommitFact[] = [];
  for await (const fact of facts) found.push(fact);
  return found.sort((a, b) => (a.repository + a.commit < b.repository + b.commit ? -1 : 1));
}

const seconds = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 4_102_444_800 }), fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), fc.constant(1_700_000_000));
const digits = fc.stringMatching(/^[0-9a-f]{32}$/u);
const flagged = fc.boolean();
const lines = fc.oneof(fc.nat(100), fc.integer({ min: 0, max: 4_000_000_000 }));
const changeArbitrary = fc.record({
  language: fc.option(fc.constantFrom('C++', 'F*', 'Jupyter Notebook', 'Objective-C', 'TypeScript', "Ren'Py")), category: fc.constantFrom(...FACT_CATEGORIES), files: fc.nat(1_000), additions: lines, deletions: lines,
});
/** Any facts of a few repositories, each commit of a repository once. */
const factsArbitrary: fc.Arbitrary<CommitFact[]> = fc.uniqueArray(fc.record({
  repository: fc.constantFrom('r1', 'r2', 'r 3'), commit: digits, work: fc.option(digits), time: seconds, zone: fc.integer({ min: -720, max: 840 }), committed: seconds,
  kind: fc.constantFrom(...KINDS), identity: fc.option(fc.uuid()), merge: flagged, coAuthorOnly: flagged, coAuthored: flagged, bot: flagged, ai: flagged, signed: flagged,
  signatureVerified: flagged, excludedByOwner: flagged,
  changes: fc.uniqueArray(changeArbitrary, { maxLength: 5, selector: ({ language, category }) => `${language ?? ''} ${category}` }),
} satisfies { [K in keyof CommitFact]: fc.Arbitrary<CommitFact[K]> }), { maxLength: 30, selector: ({ repository, commit }) => repository + commit });

/** What every `StatsStore` does. */
export function statsStoreContract(name: string, create: HarnessFactory): void {
  describe(`facts in ${name}`, () => {
    let harness: Harness;
    let context: Context;
    eachInAnEmptyStore(create, (empty, over) => {
      [harness, context] = [empty, over];
    });
    const store = (): Context['stats'] => context.stats;

    it('gives each commit once with all its changes and every field', async () => {
      const facts = [
        factOf('a', { changes: [] }),
        factOf('b', {
          work: null, time: null, committed: null, zone: -570, kind: 'other', merge: true, coAuthorOnly: true, coAuthored: true, bot: true, ai: true, signed: true, signatureVerified: true, excludedByOwner: true,
          identity: '0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
          changes: [
            { language: null, category: 'binary', files: 3, additions: 0, deletions: 0 },
            { language: null, category: 'data', files: 1, additions: 2, deletions: 0 },
            { language: 'C++', category: 'code', files: 2, additions: 4_000_000_000, deletions: 1 },
            { language: 'C++', category: 'test', files: 1, additions: 5, deletions: 6 },
            { language: 'C++', category: 'excluded', files: 7, additions: 8, deletions: 9 },
          ],
        }),
        factOf('c', { time: -62_000_000_000, committed: 253_402_300_799 }),
        factOf('d', { repository: 'repository-2', signed: true }),
      ];
      await store().write('user-1', 1, facts);
      expect(await all(store().read('user-1', 1))).toEqual(facts);
      expect(await all(store().read('user-1', 1, 'repository-2'))).toEqual(facts.slice(3));
      expect(await all(store().read('user-1', 1, 'repository-3'))).toEqual([]);
    });

    it('keeps users, rules and repositories apart', async () => {
      await store().write('user-1', 1, [factOf('a')]);
      await store().write('user-1', 2, [factOf('b')]);
      await store().write('user-2', 1, [factOf('c')]);
      expect((await all(store().read('user-1', 1))).map(({ commit }) => commit)).toEqual(['a']);
      expect((await all(store().read('user-1', 2))).map(({ commit }) => commit)).toEqual(['b']);
      expect(await store().commitIds('user-2', 1, 'repository-1')).toEqual(new Set(['c']));
      expect(await store().commitIds('user-2', 2, 'repository-1')).toEqual(new Set());
    });

    it('gives the facts of a repository in the order of their commits, from any of them on', async () => {
      const facts = Array.from({ length: 2_500 }, (_, index) => factOf(index.toString(16).padStart(32, '0')));
      const { repository } = facts[0] ?? factOf('a');
      await store().write('u', 1, [...facts].toReversed());
      const read = async (after?: string): Promise<string[]> => {
        const found: string[] = [];
        for await (const { commit } of store().read('u', 1, repository, after)) found.push(commit);
        return found;
      };
      const ids = facts.map(({ commit }) => commit).toSorted();
      expect(await read()).toEqual(ids);
      expect(await read(ids[1_233])).toEqual(ids.slice(1_234));
      expect(await read(ids.at(-1))).toEqual([]);
    });

    it('changes nothing when the same facts are written again, in any order and chunks', async () => {
      const facts = Array.from({ length: 120 }, (_, number) => factOf(String(number).padStart(3, '0'), { time: 1_700_000_000 }));
      await store().write('user-1', 1, facts);
      await store().write('user-1', 1, facts.toReversed());
      for (let start = 0; start < 120; start += 7) await store().write('user-1', 1, facts.slice(start, start + 11));
      expect(await all(store().read('user-1', 1))).toEqual(facts);
    });

    it('replaces a fact that is written with other numbers', async () => {
      await store().write('user-1', 1, [factOf('a'), factOf('b')]);
      const changed = factOf('a', { bot: true, changes: [{ language: 'TypeScript', category: 'code', files: 2, additions: 1, deletions: 1 }] });
      await store().write('user-1', 1, [changed, changed]);
      expect(await all(store().read('user-1', 1))).toEqual([changed, factOf('b')]);
    });

    it('keeps the last writing of a commit, whatever languages, kinds and categories the ones before it had', async () => {
      const change = (language: string | null, category: FactCategory): CommitFact['changes'][number] => ({ language, category, files: 1, additions: 1, deletions: 0 });
      const writings = [
        factOf('a', { changes: [change('Go', 'code'), change('Go', 'test'), change(null, 'data')] }),
        factOf('a', { changes: [change('Go', 'excluded'), change('Go', 'test')] }),
        factOf('a', { changes: [] }),
        factOf('a', { kind: 'fix', work: null, identity: 'someone', committed: null, changes: [change('Rust', 'code')] }),
        factOf('a', { changes: [change('Go', 'code'), change('Go', 'test'), change(null, 'data')] }),
      ];
      for (const fact of writings) {
        await store().write('user-1', 1, [fact]);
        expect(await all(store().read('user-1', 1))).toEqual([fact]);
        // A store may tell two writings apart by the millisecond.
        await sleep(2);
      }
      expect(await store().removeCommits('user-1', 'repository-1', ['a'])).toBe(1);
      expect(await all(store().read('user-1', 1))).toEqual([]);
      await store().write('user-1', 1, writings.slice(0, 1));
      expect(await all(store().read('user-1', 1))).toEqual(writings.slice(0, 1));
    });

    it('gives back any facts, in whatever parts they come and however often', async () => {
      let user = 0;
      await fc.assert(fc.asyncProperty(factsArbitrary, fc.integer({ min: 1, max: 7 }), async (facts, size) => {
        user += 1;
        for (let from = 0; from < facts.length; from += size) await store().write(`any-${user}`, 1, facts.slice(Math.max(0, from - 2), from + size));
        const order = (a: CommitFact, b: CommitFact): number => (a.commit < b.commit ? -1 : 1);
        for (const repository of new Set(facts.map((fact) => fact.repository))) {
          const found: CommitFact[] = [];
          for await (const fact of store().read(`any-${user}`, 1, repository)) found.push(fact);
          expect(found).toEqual(facts.filter((fact) => fact.repository === repository).sort(order));
        }
      }), { numRuns: 25 });
    });

    it('removes commits and says how many were there', async () => {
      await store().write('user-1', 1, [factOf('a'), factOf('b'), factOf('c'), factOf('a', { repository: 'repository-2' })]);
      expect(await store().removeCommits('user-1', 'repository-1', ['a', 'c', 'never there'])).toBe(2);
      expect((await all(store().read('user-1', 1))).map(({ repository, commit }) => repository + commit)).toEqual(['repository-1b', 'repository-2a']);
      await store().write('user-1', 1, [factOf('a')]);
      expect(await store().commitIds('user-1', 1, 'repository-1')).toEqual(new Set(['a', 'b']));
    });

    it('removes a repository, of some rules or of all, and a user', async () => {
      const facts = [factOf('a'), factOf('b', { repository: 'repository-2' })];
      for (const rules of [1, 2]) await store().write('user-1', rules, facts);
      await store().write('user-2', 1, facts);
      await store().removeRepository('user-1', 'repository-1', 1);
      expect(await all(store().read('user-1', 1))).toEqual(facts.slice(1));
      expect(await all(store().read('user-1', 2))).toEqual(facts);
      await store().removeRepository('user-1', 'repository-1');
      expect(await all(store().read('user-1', 2))).toEqual(facts.slice(1));
      await store().removeUser('user-1');
      expect([...await all(store().read('user-1', 1)), ...await all(store().read('user-1', 2))]).toEqual([]);
      expect(await all(store().read('user-2', 1))).toEqual(facts);
    });

    it('keeps hostile names of languages and ids as they are', async () => {
      const texts = HOSTILE_TEXTS.filter((text) => text !== '' && !text.includes('\0'));
      const facts = texts.map((text, number) => factOf(`c${number}`, { repository: `r${text}`, changes: [{ language: text, category: 'code', files: 1, additions: 1, deletions: 0 }] }));
      await store().write("user'1", 1, facts);
      expect(await all(store().read("user'1", 1))).toEqual(await all((async function* () { yield* facts; })()));
      for (const fact of facts) expect(await store().commitIds("user'1", 1, fact.repository)).toEqual(new Set([fact.commit]));
    });

    it('writes and streams 100,000 commits', async () => {
      const batch = (start: number): CommitFact[] => Array.from({ length: 5_000 }, (_, place) => factOf(`${(start + place) * 7919 % 100_003}`));
      for (let start = 0; start < 100_000; start += 5_000) await store().write('user-1', 1, batch(start));
      let commits = 0;
      let lines = 0;
      for await (const fact of store().read('user-1', 1)) {
        commits += 1;
        lines += fact.changes[0]?.additions ?? 0;
      }
      expect([commits, lines]).toEqual([100_000, 1_000_000]);
    });

    it('is written by two processes at once, and has everything it acknowledged before they were killed', async () => {
      const children = ['left', 'right'].map((side) => startChild(CHILD, ['write', side], harness.environment));
      const acknowledged = new Set<string>();
      await Promise.all(children.map(async (child) => {
        for (let lines = 0; lines < 2_000; lines += 1) acknowledged.add(String((await child.lines.next()).value));
        child.process.kill('SIGKILL');
        for await (const line of { [Symbol.asyncIterator]: () => child.lines }) acknowledged.add(line);
        await child.ended;
      }));
      acknowledged.delete('ready');
      const known = await store().commitIds('user-1', 1, 'repository-1');
      expect([...acknowledged].filter((commit) => !known.has(commit))).toEqual([]);
      expect((await all(store().read('user-1', 1))).every(({ changes }) => changes.length === 1)).toBe(true);
    });
  });
}
