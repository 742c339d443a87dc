import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

interface Pair {
  before: Buffer;
  after: Buffer;
}

interface Counter {
  memory: WebAssembly.Memory;
  additions: WebAssembly.Global<'i32'>;
  deletions: WebAssembly.Global<'i32'>;
  take(bytes: number): number;
  beginEdits(): void;
  countLines(before: number, beforeLength: number, after: number, afterLength: number): number;
}

const MOST_BYTES = 4 << 20;
const BESIDE = 64;
const ENVIRONMENT = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as unknown as NodeJS.ProcessEnv;

let counter: Counter;
let places: [before: number, after: number];

beforeAll(async () => {
  const { instance } = await WebAssembly.instantiate(readFileSync(path.join(import.meta.dirname, 'compiled/lines.wasm')));
  counter = instance.exports as unknown as Counter;
  places = [counter.take(MOST_BYTES), counter.take(MOST_BYTES)];
});

/** What is counted, as git prints it; undefined where git has to be asked. Line feeds stand on both sides of the texts, or none, to show that nobody looks there. */
function count({ before, after }: Pair, beside = 10): string | undefined {
  const memory = Buffer.from(counter.memory.buffer);
  for (const [index, text] of [before, after].entries()) {
    const from = (places[index] ?? 0) + BESIDE;
    memory.fill(beside, from - BESIDE, from + text.length + BESIDE);
    text.copy(memory, from);
  }
  counter.beginEdits();
  const known = counter.countLines(places[0] + BESIDE, before.length, places[1] + BESIDE, after.length);
  return known ? `${counter.additions.value} ${counter.deletions.value}` : undefined;
}

/** What git says of each pair. */
function askGit(pairs: readonly Pair[]): string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lines-'));
  try {
    execFileSync('git', ['init', '-q', '--bare', folder], { env: ENVIRONMENT });
    const stream = (['before', 'after'] as const).flatMap((side) => [
      Buffer.from(`commit refs/heads/${side}\ncommitter Ada <ada@x> 0 +0000\ndata 0\n`),
      ...pairs.flatMap((pair, index) => [Buffer.from(`M 100644 inline ${index % 100}/${index}\ndata ${pair[side].length}\n`), pair[side], Buffer.from('\n')]),
    ]);
    execFileSync('git', ['-C', folder, '-c', 'core.compression=0', 'fast-import', '--quiet'], { env: ENVIRONMENT, input: Buffer.concat(stream) });
    const rows = execFileSync('git', ['-C', folder, 'diff-tree', '-r', '--numstat', '-z', 'before', 'after'], { env: ENVIRONMENT, maxBuffer: 1 << 28 }).toString('latin1');
    const answers = pairs.map(() => '0 0');
    for (const [, added, deleted, index] of rows.matchAll(/(\d+)\t(\d+)\t\d+\/(\d+)\0/g)) answers[Number(index)] = `${added} ${deleted}`;
    return answers;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function expectGitsCounts(pairs: readonly Pair[]): void {
  for (const [index, answer] of askGit(pairs).entries()) {
    const pair = pairs[index] as Pair;
    for (const beside of [10, 0]) {
      const counted = count(pair, beside);
      if (counted === answer) continue;
      expect.fail(`counted ${counted}, git says ${answer}: ${JSON.stringify([pair.before.toString('latin1'), pair.after.toString('latin1')])}`);
    }
  }
}

const text = (lines: readonly string[], end = '\n') => Buffer.from(lines.length === 0 ? '' : lines.join('\n') + end, 'latin1');
const numbered = (length: number, name = 'line') => Array.from({ length }, (_, index) => `${name} ${index}`);

const frequent = fc.constantFrom('', '', '}', '\r', '  return', 'x'.repeat(15), 'x'.repeat(16), 'x'.repeat(17), 'y'.repeat(63), 'y'.repeat(64), `${'y'.repeat(64)}z`);
const rare = fc.integer({ min: 0, max: 5000 }).map((number) => `  ${'-'.repeat(number % 7)}line ${number}`);
const lineOf = (rareOnes: number) => fc.oneof({ weight: 10 - rareOnes, arbitrary: frequent }, { weight: rareOnes, arbitrary: rare });
const linesOf = (maxLength: number) => fc.integer({ min: 0, max: 10 }).chain((rareOnes) => fc.array(lineOf(rareOnes), { maxLength, size: 'max' }));
const edit = fc.record({ at: fc.nat(), gone: fc.nat({ max: 12 }), come: fc.oneof(linesOf(3), linesOf(20)), again: fc.boolean() });

/** A text and what became of it by a few edits: lines that come and go, and lines that come a second time. */
const edited = fc.record({ lines: fc.oneof(linesOf(12), linesOf(150)), edits: fc.array(edit, { maxLength: 12 }), ends: fc.tuple(fc.constantFrom('\n', '\n', ''), fc.constantFrom('\n', '\n', '')) });
const pair = edited.map(({ lines, edits, ends }): Pair => {
  const changed = [...lines];
  for (const { at, gone, come, again } of edits) {
    const place = at % (changed.length + 1);
    if (again) changed.splice(place, 0, ...changed.slice(place, place + gone));
    else changed.splice(place, gone, ...come);
  }
  return { before: text(lines, ends[0]), after: text(changed, ends[1]) };
});

/** Numbers below `kinds`, the same for the same seed. */
function scattered(length: number, kinds: number, seed: number): number[] {
  return Array.from({ length }, (_, at) => {
    const mixed = Math.imul(at ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b);
    return (Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 8) % kinds;
  });
}

/** What becomes of many lines at once; numbers below 100 in `by` decide how. */
const upheavals: readonly ((lines: readonly number[], others: readonly number[], by: readonly number[]) => number[])[] = [
  (_, others) => [...others],
  (lines) => lines.toReversed(),
  (lines, others, [cut = 0, between = 0]) => [...lines.slice((lines.length * cut) / 100), ...others.slice(0, between), ...lines.slice(0, (lines.length * cut) / 100)],
  (lines, others, by) => lines.flatMap((line, at) => replaced(line, others[at] ?? 0, by[at] ?? 0)),
  // Blocks that stay, are others, or come from elsewhere.
  (lines, others, by) => blocks(40, lines.length).flatMap((from, at) => ((by[at] ?? 0) < 40 ? lines : (by[at] ?? 0) < 70 ? others : lines.slice((by[at] ?? 0) * 7)).slice(from, from + 40)),
  // Runs that stay, and changes between them.
  (lines, others, by) => lines.flatMap((line, at) => (at % (22 + (by[1] ?? 0) / 4) < 20 + (by[0] ?? 0) / 10 ? line : replaced(line, others[at] ?? 0, (by[at] ?? 0) % 4))),
];
const replaced = (line: number, other: number, how: number) => [[other], [line, other], []][how] ?? [line];
const blocks = (size: number, length: number) => Array.from({ length: Math.ceil(length / size) }, (_, at) => at * size);

/** Texts with many edits between them: of few different lines or many, with lines that only one of them has, and with more of the same lines around them. */
const upset = (lengths: readonly number[], changes: typeof upheavals) =>
  fc.record({ length: fc.constantFrom(...lengths), kinds: fc.constantFrom(3, 20, 150, 1000, 4000), seed: fc.nat(), change: fc.constantFrom(...changes), own: fc.constantFrom(0, 0, 3, 9), around: fc.constantFrom(0, 0, 60, 2000) })
    .map(({ length, kinds, seed, change, own, around }): Pair => {
      const by = scattered(length, 100, seed + 1);
      const lines = scattered(length, kinds, seed);
      const outside = scattered(around, kinds, seed + 2).map(String);
      const write = (side: string, numbers: number[]) => text([...outside, ...numbers.map((number, at) => ((by[at % length] ?? 0) % 10 < own ? `${side} ${at}` : String(number))), ...outside]);
      return { before: write('old', lines), after: write('new', change(lines, scattered(length, kinds, seed + 3), by)) };
    });
/** Only with so many lines does git look for good places to go on from. */
const MANY = 36_000;

/** Lines that occur once, around lines that occur often, in texts that have as many of these elsewhere. */
function among(often: number, elsewhere: number, [above, below]: readonly [number, number], [newAbove, newBelow]: readonly [number, number]): Pair {
  const blank = (length: number) => Array.from({ length }, () => '');
  const part = (name: string, first: number, second: number) => [...numbered(first, `${name} a`), ...blank(often), ...numbered(second, `${name} b`)];
  const lines = (changed: string[]) => text(['first', ...changed, 'last', ...blank(elsewhere), 'end']);
  return { before: lines(part('old', above, below)), after: lines(part('new', newAbove, newBelow)) };
}

describe('lines counted in WebAssembly', () => {
  it('are what git counts, whatever was changed', () => {
    fc.assert(fc.property(fc.array(pair, { minLength: 700, maxLength: 700 }), expectGitsCounts), { numRuns: 6, endOnFailure: true });
  });

  it('are what git counts where it sets frequent lines aside', () => {
    const sizes = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((above) => [0, 1, 3, 6].map((below) => [above, below] as const));
    const few = sizes.flatMap((old, index) => sizes.filter((_, at) => at % 3 === index % 3).flatMap((now) => [1, 2].map((often) => among(often, index % 7, old, now))));
    const many = [20, 21, 22, 23, 24, 25, 26, 27, 28].flatMap((often) => [98, 99, 100, 101, 150].map((below) => among(often, 40, [1, below], [2, below])));
    expectGitsCounts([...few, ...many]);
  });

  it('are what git counts where it does not look for the shortest way to the end', () => {
    const [few, many] = [upset([700, 1500, 6000], upheavals), upset([MANY], upheavals.slice(-2))];
    fc.assert(fc.property(fc.tuple(fc.array(few, { minLength: 60, maxLength: 60 }), fc.array(many, { minLength: 20, maxLength: 20 })), ([some, large]) => expectGitsCounts([...some, ...large])), { numRuns: 1, endOnFailure: true });
  });

  it('are what git counts in odd texts', () => {
    const long = 'a'.repeat(40_000);
    const nul = Buffer.concat([Buffer.alloc(8000, 'p'), Buffer.from('\n\0\n\0q\nend\n')]);
    const pairs: [Buffer, Buffer][] = [
      [text([]), text([])], [text([]), text([''])], [text(['a']), text(['a'], '')], [text(['a'], ''), text(['a', 'b'])], [text(['', '', '']), text(['', ''])],
      [text(['a\r', 'b\r']), text(['a', 'b'])], [text(['a\r', 'b\r', 'c\r']), text(['a\r', 'x\r', 'c\r'], '\r')],
      [nul, Buffer.concat([nul.subarray(0, 8004), Buffer.from('\0\n'), nul.subarray(8004)])], [nul, nul],
      [text([long, `${long}b`, 'c', long]), text([long, `${long}c`, 'c', `b${long}`, long])], [text([long], ''), text([`${long}\n${long}`], '')],
      [text(numbered(9000)), text(numbered(9000).toSpliced(4000, 3, 'x', '').toSpliced(100, 1).toSpliced(8000, 0, 'line 1'))],
      [text(numbered(3000)), text([...numbered(1500), ...numbered(40_000, 'new'), ...numbered(3000).slice(1501)])],
      [text(numbered(20_000)), text(numbered(20_000, 'other'))], [text(numbered(70_000)), text(['first', ...numbered(70_000), 'last'].toSpliced(35_000, 400))],
    ];
    expectGitsCounts(pairs.flatMap(([before, after]) => [{ before, after }, { before: after, after: before }]));
  });

  it('are not said where there are too many', () => {
    const blank = Buffer.alloc(1_000_000, '\n');
    expect(count({ before: Buffer.concat([text(['a']), blank, text(numbered(400))]), after: Buffer.concat([text(['b']), blank, text(numbered(400, 'x'))]) })).toBeUndefined();
  });
});
