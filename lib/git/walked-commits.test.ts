import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCommitRecord } from './commit-record';
import { findPacks } from './engine/find-packs';
import { EngineInstance } from './engine/instance';
import type { CommitHeader } from './types';
import { WalkedCommits } from './walked-commits';

const TREE = 'tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n';
const PEOPLE = 'author Ada <ada@x> 1600000000 +0530\ncommitter Bob <bob@x> 1600000100 -0800\n';
const CACHE_BYTES = 4 << 20;

let root: string;
let engineFile: WebAssembly.Module;
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'walked-'));
  engineFile = new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, 'engine/compiled/engine.wasm')));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const idOf = (text: Buffer): string => createHash('sha1').update(`commit ${text.length}\0`).update(text).digest('hex');
/** A commit that others have as parent. */
const FIRST = Buffer.from(`${TREE}${PEOPLE}\nfirst\n`);

/** A pack of commits, each as it is: gitformat-pack(5). */
function packOf(texts: readonly Buffer[]): Buffer {
  const head = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1');
  head.writeUInt32BE(texts.length, 8);
  const parts = [head];
  for (const text of texts) {
    const size = [(1 << 4) | (text.length & 15)];
    for (let rest = text.length >> 4; rest > 0; rest >>= 7) {
      size[size.length - 1] = (size.at(-1) ?? 0) | 128;
      size.push(rest & 127);
    }
    parts.push(Buffer.from(size), deflateSync(text));
  }
  const pack = Buffer.concat(parts);
  return Buffer.concat([pack, createHash('sha1').update(pack).digest()]);
}

/** What the engine tells of these commits, part by part. */
function listed(texts: readonly Buffer[]): { headers: CommitHeader[]; left: string[] } {
  const folder = mkdtempSync(path.join(root, 'r-'));
  mkdirSync(path.join(folder, 'objects/pack'), { recursive: true });
  const file = path.join(folder, 'objects/pack/pack-0.pack');
  writeFileSync(file, packOf(texts));
  execFileSync('git', ['index-pack', file], { cwd: folder, stdio: 'ignore' });
  const engine = new EngineInstance(engineFile, findPacks(folder) ?? [], CACHE_BYTES);
  try {
    engine.startWalk({ tips: Buffer.from(texts.map(idOf).join(''), 'hex'), addresses: undefined });
    const walked = new WalkedCommits();
    const all: { headers: CommitHeader[]; left: string[] } = { headers: [], left: [] };
    for (let state = 'more'; state === 'more'; ) {
      const part = engine.walk();
      ({ state } = part);
      expect(state).not.toBe('failed');
      const { headers, left } = walked.read(part);
      all.headers.push(...headers);
      all.left.push(...left);
    }
    return all;
  } finally {
    engine.close();
  }
}

/** The record that git would give, in so far as it does not turn it into another encoding. */
function recordOf(text: Buffer): Buffer {
  const parents = /^tree .*\n((?:parent .*\n)*)/.exec(text.toString('latin1'))?.[1]?.match(/[0-9a-f]{40}/g) ?? [];
  const end = text.indexOf(0);
  return Buffer.concat([Buffer.from(`${[idOf(text), ...parents].join(' ')}\n`), end < 0 ? text : text.subarray(0, end)]);
}

function expectSame(texts: readonly Buffer[]): void {
  const all = [...new Map([FIRST, ...texts].map((text) => [idOf(text), text])).values()];
  const { headers, left } = listed(all);
  const given = new Map(headers.map((header) => [header.sha, header]));
  for (const text of all) {
    const id = idOf(text);
    if (left.includes(id)) expect(text.includes('\nencoding')).toBe(true);
    else expect(given.get(id)).toStrictEqual(parseCommitRecord(recordOf(text)));
  }
  expect(headers.length + left.length).toBe(all.length);
}

/** The place that a person wants in the table of up to 2,048 people (assembly/lines/hashes.ts); the name and address have more than eight bytes. */
function placeOf(person: string): bigint {
  const [mask, odd, other] = [(1n << 64n) - 1n, 0x9e37_79b9_7f4a_7c15n, 0xd6e8_feb8_6659_fd93n];
  const tail = person.length - (Math.ceil(person.length / 8) - 1) * 8;
  const padded = Buffer.alloc(Math.ceil(person.length / 8) * 8);
  padded.write(person);
  let hash = BigInt(person.length);
  for (let at = 0; at < padded.length; at += 8) {
    const isLast = at + 8 === padded.length;
    const turned = ((hash << 29n) | (hash >> 35n)) & mask;
    const chunk = isLast ? (padded.readBigUInt64LE(at) << BigInt((8 - tail) * 8)) & mask : padded.readBigUInt64LE(at);
    hash = turned ^ ((chunk * odd) & mask);
  }
  return ((((hash ^ (hash >> 32n)) * other) & mask) >> 32n) & 4095n;
}

const bytes = (...pieces: readonly (string | number[])[]): Buffer[] => pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece)));
const some = (pieces: Buffer[], maxLength: number): fc.Arbitrary<Buffer> => fc.array(fc.constantFrom(...pieces), { maxLength }).map((chosen) => Buffer.concat(chosen));
const wild = fc.uint8Array({ maxLength: 12 }).map((chosen) => Buffer.from(chosen));

const name = some(bytes('Ada', ' ', 'é', '\u00A0', '\uFEFF', '\t', '\r', '<', '>', '<ada@x>', [0xff], [0xe2, 0x80], '"', 'x'.repeat(250), '李'), 4);
const clock = fc.oneof(
  fc.tuple(fc.nat(9_999_999_999), fc.constantFrom('+', '-'), fc.nat(9999)).map(([seconds, sign, zone]) => Buffer.from(` ${seconds} ${sign}${String(zone).padStart(4, '0')}`)),
  fc.constantFrom(...bytes('', ' ', ' 1', ' 1 +0000', '  1  +0000', ' 1 +000', ' 1 +00000', ' 1 +0000 ', ' 1 +0000\r', ' -1 +0000', ' 4294967295 -0000', ' 4294967296 +2400', ' 00000000001 +2401', ' 8640000000001 +0060', ' 1+0100', ' 1 0000', '> 1 +0000', ' 12345678901234567890 +0100', ' 1 \0+0000')),
);
const person = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...bytes('Ada <ada@x>', 'Bob <bob@x>', '<>', 'Ünï <u@x>')) }, { weight: 1, arbitrary: name });
const personLine = (word: string): fc.Arbitrary<Buffer> => fc.tuple(person, clock).map(([who, when]) => Buffer.concat([Buffer.from(`${word} `), who, when, Buffer.from('\n')]));
const headLine = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...bytes('gpgsig x\n \n y\n', 'gpgsig-sha256 x\n', ' gpgsig x\n', 'gpgsi x\n', 'mergetag object x\n author Eve <eve@x> 1 +0000\n', 'encoding UTF-8\n', 'encoding utf-8\n', 'encoding ISO-8859-1\n', 'author\n', 'author \n', 'committer \n', 'tree x\n', 'x\n', '\r\n', 'é\n', '\0\n')) },
  { weight: 1, arbitrary: fc.oneof(personLine('author'), personLine('committer'), personLine('Author'), wild) },
);
const line = fc.oneof(
  some(bytes('fix', ' ', '\t', '\r', '\v', '\f', '\u00A0', '\u2028', '\uFEFF', 'é', [0xff], [0xe2], '\u001c', '\0', 'x'.repeat(40), 'long '.repeat(200)), 4),
  some(bytes('Co-authored-by', 'co-AUTHORED-by', '-by', '-BY', 'ai-', 'AI-tool', 'Assisted-by', 'Signed-off-by', 'Ref-x', ':', ' ', '\t', ' :', ' Bob <bob@x>', 'é', '\u2028', 'x', '-'), 5),
  fc.tuple(fc.constantFrom('', 'x ', 'é'), fc.constantFrom('generated', 'Written', 'CREATED', 'made', 'authored', 'mated', 'reade'), fc.constantFrom(' ', '\t', '  ', ''), fc.constantFrom('with', 'BY', 'using', 'wit', 'usin')).map((words) => Buffer.from(words.join(''))),
  wild,
);
const message = fc.tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '')).map(([lines, end]) => Buffer.concat(lines.flatMap((one) => [one, Buffer.from(end)])));
const commit = fc
  .tuple(
    fc.constantFrom(0, 0, 1, 1, 1, 2, 3, 20),
    fc.oneof({ weight: 2, arbitrary: fc.constant(Buffer.from(PEOPLE)) }, { weight: 3, arbitrary: fc.tuple(personLine('author'), personLine('committer')).map((lines) => Buffer.concat(lines)) }, { weight: 1, arbitrary: wild }),
    fc.oneof({ weight: 2, arbitrary: fc.constant(Buffer.alloc(0)) }, { weight: 1, arbitrary: fc.array(headLine, { maxLength: 4 }).map((lines) => Buffer.concat(lines)) }),
    fc.constantFrom('\n', '\n', '\n', '\n', ''),
    message,
  )
  .map(([parents, people, head, empty, body]) => Buffer.concat([Buffer.from(TREE + `parent ${idOf(FIRST)}\n`.repeat(parents)), people, head, Buffer.from(empty), body]));

describe('commits that the engine tells of', () => {
  it('have the headers that are read from their records, whatever bytes they are made of', () => {
    fc.assert(fc.property(fc.array(commit, { minLength: 1, maxLength: 400, size: 'max' }), expectSame), { numRuns: 20 });
  });

  it('are taken apart alike wherever they end', () => {
    const whole = Buffer.from(`${TREE}parent ${idOf(FIRST)}\n${PEOPLE}gpgsig x\n y\n\nsubject of it\n\nmade with a tool\nCo-authored-by: Zoe <zoe@x>\n`);
    expectSame(Array.from({ length: whole.length - 94 }, (_, cut) => whole.subarray(0, 95 + cut)));
  });

  it('name the same person where name and address are the same, in all of history', () => {
    const texts = Array.from({ length: 3000 }, (_, at) => Buffer.from(`${TREE}author P${at % 1300} <p@x> ${at} +0000\ncommitter P${(at * 7) % 1300} <p@x> ${at} +0100\n\n${at % 3 === 0 ? 'ünï' : 'x'}\n`));
    const people = new Map<string, Set<object>>();
    for (const { author, committer } of listed(texts).headers) {
      for (const one of [author, committer]) people.set(one.name, (people.get(one.name) ?? new Set()).add(one));
    }
    expect(people.size).toBe(1300);
    expect([...people.values()].every(({ size }) => size === 1)).toBe(true);
    expectSame(texts);
  });

  it('name the right people where more of them want one place than are looked for there', () => {
    const wanted = placeOf('P0 <p@x>');
    const alike: string[] = [];
    for (let at = 0; alike.length < 60; at += 1) if (placeOf(`P${at} <p@x>`) === wanted) alike.push(`P${at} <p@x>`);
    const others = Array.from({ length: 1500 }, (_, at) => `Q${at} <q@x>`);
    const people = [...alike, ...others, ...alike];
    const texts = people.map((one, at) => Buffer.from(`${TREE}author ${one} ${at} +0000\ncommitter ${people[at >> 1]} ${at} +0100\n\nx\n`));
    expectSame(texts);
    const told = new Set(listed(texts).headers.flatMap(({ author, committer }) => [author, committer]));
    expect(told.size).toBeGreaterThan(new Set(people).size);
  });

  it('may name more people than are remembered', () => {
    const texts = Array.from({ length: 33_000 }, (_, at) => Buffer.from(`${TREE}author P${at} <p@x> 1 +0000\ncommitter C <c@x> 1 +0100\n\nx\n`));
    const { headers } = listed(texts);
    expect(new Set(headers.map(({ author }) => author.name)).size).toBe(texts.length);
  });
});
