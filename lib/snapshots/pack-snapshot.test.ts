import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error';
import { emptyCells } from './cells';
import { ColumnReader, ColumnWriter } from './column-codec';
import { packSnapshot, unpackSnapshot } from './pack-snapshot';
import type { Snapshot } from './types';

function snapshotWith(rows: number[][]): Snapshot {
  const cells = emptyCells();
  for (const columns of [cells.commits, cells.changes]) {
    Object.values(columns).forEach((column: number[], index) => column.push(...rows.map((row) => row[index % row.length] ?? 0)));
  }
  return {
    format: 1, rules: 3, made: '2026-11-21T00:00:00.000Z', repositories: [{ id: 'r', name: 'n\n"é', forge: 'local', openSource: null, updated: null }],
    languages: ['Go', 'Zig'], ...cells, incomplete: [{ repository: 'n', commit: 'c', reason: 'a tree is missing' }],
  };
}

describe('a packed snapshot', () => {
  it('is the same when unpacked', () => {
    const row = fc.array(fc.integer({ min: -2, max: 2 ** 40 }), { minLength: 3, maxLength: 18 });
    fc.assert(fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      expect(unpackSnapshot(packSnapshot(snapshotWith(rows)))).toEqual(snapshotWith(rows));
    }));
  });

  it('keeps fractions to the last bit', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double({ min: 0, noNaN: true }), fc.nat())), (column) => {
        const plain = column.map((value) => value + 0);
        const writer = new ColumnWriter();
        writer.numbers(plain);
        expect(new ColumnReader(writer.done()).numbers()).toEqual(plain);
      }),
    );
  });

  it('is refused in one sentence where it is damaged or of another format', () => {
    const packed = packSnapshot(snapshotWith([[1, 2, 3]]));
    const wrong = [new Uint8Array(), packed.subarray(0, packed.length - 3), Uint8Array.from(packed, (byte, at) => (at === 0 ? 3 : byte)), Uint8Array.from([1, 7, 7, 7])];
    for (const bytes of wrong) expect(() => unpackSnapshot(bytes)).toThrow(AppError);
  });
});
