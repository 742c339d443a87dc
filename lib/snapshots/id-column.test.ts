import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { IdColumn, compareIds } from './id-column';

const hex = (number: number): string => number.toString(16).padStart(32, '0');
const idsOf = (column: IdColumn, count: number): string[] => Array.from({ length: count }, (_, index) => column.bytes.toString('hex', index * 16, index * 16 + 16));

describe('a column of ids', () => {
  it('holds ids as their digits say, zeros for none, and what is no such id by its hash, however many there are', () => {
    const odd = ['', 'x', 'é'.repeat(32), `${'a'.repeat(31)}z`, 'f'.repeat(40)];
    const given = Array.from({ length: 3_000 }, (_, index) => (index % 100 === 7 ? null : index % 500 === 3 ? (odd[(index - 3) / 500] ?? 'more') : hex(index)));
    const column = new IdColumn();
    for (const id of given) column.add(id);
    const expected = given.map((id) => (id === null ? hex(0) : /^[0-9a-f]{32}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32)));
    expect(idsOf(column, given.length)).toEqual(expected);
  });

  it('can be read at any time and goes on', () => {
    const column = new IdColumn();
    for (let index = 0; index < 1_000; index += 1) {
      column.add(hex(index));
      if (index % 37 === 0) expect(idsOf(column, index + 1).at(-1)).toBe(hex(index));
    }
    expect(idsOf(column, 1_000)).toEqual(Array.from({ length: 1_000 }, (_, index) => hex(index)));
  });

  it('orders ids as their digits do', () => {
    const column = new IdColumn();
    for (const id of [hex(256), hex(1), hex(1)]) column.add(id);
    const { bytes } = column;
    expect([compareIds(bytes, 0, 1) > 0, compareIds(bytes, 1, 0) < 0, compareIds(bytes, 1, 2)]).toEqual([true, true, 0]);
  });
});
