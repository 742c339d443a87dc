import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const rows = readFileSync(path.join(root, 'docs/security-tests.md'), 'utf8').split('\n').flatMap((line) => {
  const [, id, file, name] = /^\| ([A-Z]\d+(?:–[A-Z]\d+)?) \| .+ \| `([^`]+)`: (.+) \|$/u.exec(line) ?? [];
  return id !== undefined && file !== undefined && name !== undefined ? [{ id, file, name }] : [];
});

/** Ids that a row stands for: `U1–U4` are four. */
function idsOf(id: string): string[] {
  const [, letter = '', first = '', last = first] = /^([A-Z])(\d+)(?:–[A-Z](\d+))?$/u.exec(id) ?? [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, more) => `${letter}${Number(first) + more}`);
}

const EXPECTED = { L: 11, A: 6, V: 8, U: 12, G: 9, P: 9, F: 12, D: 4 };

describe('the table of attacks and faults', () => {
  it.each(rows)('$id names a test that is there: $name', ({ file, name }) => {
    expect(readFileSync(path.join(root, file), 'utf8')).toContain(name);
  });

  it('leaves none of them out', () => {
    const there = new Set(rows.flatMap(({ id }) => idsOf(id)));
    const all = Object.entries(EXPECTED).flatMap(([letter, count]) => Array.from({ length: count }, (_, number) => `${letter}${number + 1}`));
    expect(all.filter((id) => !there.has(id))).toEqual([]);
  });
});
