import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CommitChanges, CommitHeader } from '../types';
import { runEngineWorker } from './engine-worker';
import type { EngineThread } from './thread';
import { COMMIT_BYTES, LEFT, NO_PAGE, PAGE_BYTES, roomOf } from './messages';
import type { ContentRoom, FromThread } from './messages';
import { makeTable } from './testing/make-table';
import type { MadeRow } from './testing/make-table';

const PERSON = { name: 'Ada', email: 'ada@x' };
const TIME = { seconds: 0, zoneMinutes: 0 };
const commit = (number: number, parents = 1): CommitHeader => ({
  sha: number.toString(16).padStart(40, '0'), tree: 'f'.repeat(40), parents: Array.from({ length: parents }, (_, at) => (number + at + 1).toString(16).padStart(40, '0')),
  author: PERSON, authored: TIME, committer: PERSON, committed: TIME, subject: '', coAuthors: [], trailers: [], signed: false,
});
const commits = (from: number, count: number): CommitHeader[] => Array.from({ length: count }, (_, at) => commit(from + at));
const ROW: MadeRow = { modes: ['100644', '100644'], ids: ['1'.repeat(40), '2'.repeat(40)], path: 1, oldPath: 0, lines: [1, 2] };

/** A thread that answers each commit with one row but leaves those that `leaves` says; what it does with a message may be changed. */
class FakeThread extends EventEmitter {
  ended = false;
  readonly beat = new Int32Array(1);
  room: ContentRoom | undefined;
  onBlock: (shas: string[]) => void = (shas) => this.answer(shas);
  leaves: (sha: string) => boolean = () => false;

  get thread(): EngineThread {
    return { worker: this as unknown as EngineThread['worker'], beat: this.beat, room: this.room };
  }
  postMessage(block: Uint8Array): void {
    const shas = Array.from({ length: block.length / COMMIT_BYTES }, (_, at) => Buffer.from(block).toString('hex', at * COMMIT_BYTES, at * COMMIT_BYTES + 20));
    setImmediate(() => this.onBlock(shas));
  }
  answer(shas: string[], contents: Partial<FromThread> = {}): void {
    Atomics.add(this.beat, 0, shas.length);
    const counted = shas.filter((sha) => !this.leaves(sha));
    const table = makeTable(counted.map((sha) => ({ sha, rows: [ROW] })), 1, [Buffer.from('a.txt')]);
    this.emit('message', { states: Uint8Array.from(shas, (sha) => (this.leaves(sha) ? LEFT : 0)), table, attributes: new Map(), places: new Uint32Array(0), page: NO_PAGE, ...contents } satisfies FromThread);
  }
  async terminate(): Promise<number> {
    this.ended = true;
    return 0;
  }
}

/** Runs blocks through a thread and gives where each commit went. */
async function run(fake: FakeThread, blocks: CommitHeader[][], more: { signal?: AbortSignal; deliver?: (changes: CommitChanges[]) => Promise<void>; ahead?: number } = {}) {
  const delivered: CommitChanges[] = [];
  const left: string[] = [];
  const done = await runEngineWorker(fake.thread, {
    next: async () => blocks.shift(),
    ahead: () => more.ahead ?? 2,
    deliver: async (changes) => {
      delivered.push(...changes);
      await more.deliver?.(changes);
    },
    leave: (some) => left.push(...some.map(({ sha }) => sha)),
    signal: more.signal,
  });
  return { done, delivered, left, all: [...delivered.map(({ header }) => header.sha), ...left].toSorted() };
}

const shasOf = (blocks: CommitHeader[][]): string[] => blocks.flat().map(({ sha }) => sha).toSorted();

afterEach(() => void vi.useRealTimers());

describe('a thread of the engine', () => {
  it('is given all commits, and what it leaves and every merge is left to git', async () => {
    const fake = new FakeThread();
    fake.leaves = (sha) => sha.endsWith('5');
    const blocks = [commits(0, 20), [commit(100, 2), commit(101, 0)], [commit(200, 2)], commits(300, 7)];
    const { done, delivered, left, all } = await run(fake, structuredClone(blocks));
    expect(done).toBe(true);
    expect(all).toEqual(shasOf(blocks));
    expect(left).toContain(commit(100).sha);
    expect(left.length).toBeGreaterThan(3);
    expect(delivered[0]).toMatchObject({ allSmall: true, files: [{ path: 'a.txt', additions: 1, deletions: 2 }] });
    expect(fake.ended).toBe(true);
  });

  it.each([1, 2, 8])('holds %d blocks where it is to hold so many', async (ahead) => {
    const fake = new FakeThread();
    const held: string[][] = [];
    let most = 0;
    fake.onBlock = (shas) => {
      most = Math.max(most, held.push(shas));
      // It is told of further ones before it answers.
      setImmediate(() => fake.answer(held.shift() ?? []));
    };
    const blocks = Array.from({ length: 20 }, (_, at) => commits(at * 10, 10));
    expect(await run(fake, structuredClone(blocks), { ahead })).toMatchObject({ done: true, all: shasOf(blocks) });
    expect(most).toBe(ahead);
  });

  it('is ended where there is nothing to do', async () => {
    const fake = new FakeThread();
    expect(await run(fake, [])).toMatchObject({ done: true, all: [] });
    expect(fake.ended).toBe(true);
  });

  it.each([
    ['crashes', (fake: FakeThread) => fake.emit('error', new Error('unreachable'))],
    ['ends', (fake: FakeThread) => fake.emit('exit', 1)],
    ['says what cannot be read', (fake: FakeThread) => fake.emit('messageerror', new Error('no'))],
    ['answers what was not asked', (fake: FakeThread) => fake.answer(commits(900, 2).map(({ sha }) => sha))],
    ['answers with a table of another commit', (fake: FakeThread) => fake.answer([commit(23).sha], { table: makeTable([{ sha: commit(24).sha, rows: [] }], 1, []) })],
    ['answers with a table of more commits', (fake: FakeThread) => fake.answer([commit(23).sha], { table: makeTable([commit(23), commit(24)].map(({ sha }) => ({ sha, rows: [] })), 1, []) })],
    ['answers with a table of fewer commits', (fake: FakeThread) => fake.answer([commit(23).sha], { table: makeTable([], 1, []) })],
    ['answers more than it was asked', (fake: FakeThread) => fake.answer(commits(23, 9).map(({ sha }) => sha))],
    ['answers nonsense', (fake: FakeThread) => fake.emit('message', { states: Uint8Array.of(0), table: 'nonsense', places: new Uint32Array(0), page: NO_PAGE })],
  ])('that %s has its commits left to git, each once, and those that it answered are not', async (_, happen) => {
    const fake = new FakeThread();
    let block = 0;
    fake.onBlock = (shas) => {
      if (block++ < 2) fake.answer(shas);
      else {
        fake.answer(shas.slice(0, 3));
        happen(fake);
        fake.answer(shas.slice(3));
      }
    };
    const blocks = [commits(0, 10), commits(10, 10), commits(20, 10), commits(30, 10), commits(40, 10)];
    const taken = structuredClone(blocks);
    const { done, delivered, all } = await run(fake, taken);
    expect(done).toBe(false);
    expect(delivered.length).toBeGreaterThanOrEqual(20);
    expect([...all, ...shasOf(taken)].toSorted()).toEqual(shasOf(blocks));
    expect(fake.ended).toBe(true);
  });

  it('that stands still for a minute has its commits left to git', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const fake = new FakeThread();
    fake.onBlock = () => void vi.advanceTimersByTime(60_000);
    const blocks = [commits(0, 5)];
    expect(await run(fake, structuredClone(blocks))).toMatchObject({ done: false, left: shasOf(blocks) });
  });

  it('is not taken for one that stands still where its reader takes minutes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const fake = new FakeThread();
    const blocks = [commits(0, 5), commits(5, 5), commits(10, 5)];
    const deliver = async (): Promise<void> => {
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      vi.advanceTimersByTime(300_000);
    };
    expect(await run(fake, structuredClone(blocks), { deliver })).toMatchObject({ done: true, left: [], all: shasOf(blocks) });
  });

  it('is ended where the run is stopped', async () => {
    const fake = new FakeThread();
    const stop = new AbortController();
    fake.onBlock = () => stop.abort();
    await expect(run(fake, [commits(0, 5)], { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect(fake.ended).toBe(true);
  });

  it('is ended where its reader fails', async () => {
    const fake = new FakeThread();
    await expect(run(fake, [commits(0, 5)], { deliver: () => Promise.reject(new Error('no more')) })).rejects.toThrow('no more');
    expect(fake.ended).toBe(true);
  });

  it('gives contents where they lie, until they are given back', async () => {
    const fake = new FakeThread();
    const room = { bytes: new SharedArrayBuffer(2 * PAGE_BYTES), taken: new Int32Array(new SharedArrayBuffer(12)) };
    fake.room = room;
    room.taken[1] = 1;
    const page = Buffer.from(room.bytes, PAGE_BYTES);
    page.write('first');
    page.write('second', roomOf(5));
    fake.onBlock = (shas) => fake.answer(shas, { page: 1, places: Uint32Array.of(0, 0, 5, 2, 0, 6) });
    const { delivered } = await run(fake, [commits(0, 3)]);
    expect(delivered.map(({ files }) => files[0]?.content?.toString())).toEqual(['first', undefined, 'second']);
    expect(room.taken[1]).toBe(1);
    for (const { freeContents } of delivered) freeContents?.();
    expect(delivered.map(({ files }) => files[0]?.content)).toEqual([undefined, undefined, undefined]);
    expect(room.taken[1]).toBe(0);
  });
});
