import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { applyDelta, PackReader } from './pack-reader';

let folder: string;
let pack: Buffer;
let bodies: Map<string, string>;

function git(args: string[], input?: string): Buffer {
  return execFileSync('git', ['-C', folder, ...args], { input, stdio: ['pipe', 'pipe', 'ignore'], env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } });
}

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pack-'));
  git(['init', '-q', '--bare']);
  const stream: string[] = [];
  for (let index = 1; index <= 60; index += 1) {
    // Long messages that hardly differ, so that git writes some commits as differences to others.
    const message = `${Array.from({ length: 60 }, (_, line) => `line ${(line * 7919) % 997} of a message`).join('\n')}\n${index}`;
    stream.push(`commit refs/heads/main\nmark :${index}\ncommitter C <c@example.test> ${1_600_000_000 + index} +0000\ndata ${message.length}\n${message}\n${index > 1 ? `from :${index - 1}\n` : ''}`);
  }
  git(['fast-import', '--quiet'], stream.join(''));
  git(['repack', '-adqf', '--window=50']);
  pack = git(['pack-objects', '--revs', '--stdout', '--delta-base-offset', '--filter=tree:0', '-q'], 'refs/heads/main\n');
  const ids = git(['rev-list', 'refs/heads/main']).toString().trim().split('\n');
  bodies = new Map(ids.map((id) => [id, git(['cat-file', 'commit', id]).toString()]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function readAll(bytes: Buffer, sizes: readonly number[]): { found: Map<string, string>; reader: PackReader } {
  const found = new Map<string, string>();
  const reader = new PackReader('sha1', (id, body) => found.set(id, body.toString()));
  let at = 0;
  for (const size of sizes) {
    reader.push(bytes.subarray(at, at + size));
    at += size;
  }
  reader.push(bytes.subarray(at));
  reader.end();
  return { found, reader };
}

describe('a pack of commits', () => {
  test('is read as git reads it, differences to other commits too, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3000 })), (sizes) => {
        const { found, reader } = readAll(pack, sizes);
        expect(reader).toMatchObject({ whole: true, total: 60, read: 60, skipped: 0 });
        expect(found).toEqual(bodies);
      }),
      { numRuns: 30 },
    );
  });

  test('that ends early is not whole, and what came before is right', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: pack.length - 200 }), (length) => {
        const { found, reader } = readAll(pack.subarray(0, length), [7, 4000]);
        expect(reader.whole).toBe(false);
        for (const [id, body] of found) expect(body).toBe(bodies.get(id));
      }),
      { numRuns: 30 },
    );
  });

  test('with anything else in it is left to git', () => {
    const whole = git(['pack-objects', '--revs', '--stdout', '-q'], 'refs/heads/main\n');
    expect(readAll(whole, [100]).reader.whole).toBe(false);
  });

  test('of any bytes at all harms nobody', () => {
    const head = Buffer.from([...Buffer.from('PACK'), 0, 0, 0, 2, 0, 0, 0, 3]);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }).map((rest) => Buffer.concat([head, rest])),
      fc.tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 300 })).map(([first, rest]) => Buffer.concat([head, Buffer.of(first & 127), deflateSync(rest)])),
    );
    fc.assert(fc.property(bytes, fc.array(fc.integer({ min: 1, max: 100 })), (wild, sizes) => {
      expect(readAll(Buffer.from(wild), sizes).reader.whole).toBe(false);
    }));
  });
});

describe('a difference between two objects', () => {
  test('gives what it says, or is refused', () => {
    const base = Buffer.from('one two three');
    // Sizes; copy 4 bytes from 0; insert `1, `; copy 5 from 8.
    const delta = Buffer.from([13, 12, 0x90, 4, 3, ...Buffer.from('1, '), 0x91, 8, 5]);
    expect(applyDelta(base, delta).toString()).toBe('one 1, three');
    expect(() => applyDelta(base.subarray(1), delta)).toThrow('something else');
    expect(() => applyDelta(base, delta.subarray(0, 4))).toThrow();
    expect(() => applyDelta(base, Buffer.concat([delta, Buffer.of(0)]))).toThrow();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (wild) => {
      try {
        applyDelta(base, Buffer.from([13, ...wild]));
      } catch (cause) {
        expect(cause).toBeInstanceOf(Error);
      }
    }));
  });
});
