import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv';

/** A reader of RFC 4180 that shares nothing with the writer. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < csv.length) {
    let cell = '';
    if (csv[at] === '"') {
      for (at += 1; !(csv[at] === '"' && csv[at + 1] !== '"'); at += 1) {
        if (csv[at] === '"') at += 1;
        cell += csv[at];
      }
      at += 1;
    } else {
      while (at < csv.length && csv[at] !== ',' && csv[at] !== '\r') { cell += csv[at]; at += 1; }
    }
    rows.at(-1)?.push(cell);
    if (csv[at] === ',') at += 1;
    else { at += 2; if (at < csv.length) rows.push([]); }
  }
  return rows;
}

test('a table is written as RFC 4180 has it, unknown numbers empty', () => {
  expect(csvOf({ columns: ['Month', 'Go', 'C, "old"'], rows: [['2026-10', 12.5, null], ['2026-11', -3, 0]] }))
    .toBe('Month,Go,"C, ""old"""\r\n2026-10,12.5,\r\n2026-11,-3,0\r\n');
});

test('no cell of text starts a formula', () => {
  const csv = csvOf({ columns: ['=cmd|\' /C calc\'!A0', '+1', '@SUM(A1)', '\tx', '-2', '\r1'], rows: [] });
  expect(read(csv)[0]).toEqual(["'=cmd|' /C calc'!A0", "'+1", "'@SUM(A1)", "'\tx", "'-2", "'\r1"]);
});

test('whatever stands in the cells is read again as it was', () => {
  const cell = fc.string({ unit: 'grapheme' }).filter(text => !/^[=+\-@\t\r]/u.test(text));
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, fc.integer()), { minLength: 1 }), rows => {
    const back = read(csvOf({ columns: ['a', 'b', 'c'], rows }));
    expect(back.slice(1)).toEqual(rows.map(([a, b, c]) => [a, b, String(c)]));
  }));
});
