import { describe, expect, it } from 'vitest';
import { keyPlace, moved, placeAt } from './reorder';

describe('moving an entry of a list', () => {
  it('puts it where it is wanted and leaves the others in order', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
  });

  it('changes nothing for a place outside the list', () => {
    expect(moved(['a', 'b'], 0, 5)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], -1, 0)).toEqual(['a', 'b']);
  });

  it('answers to Alt with an arrow, Home and End, and stops at the ends', () => {
    expect(keyPlace({ altKey: true, key: 'ArrowUp' }, 2, 4)).toBe(1);
    expect(keyPlace({ altKey: true, key: 'ArrowUp' }, 0, 4)).toBe(0);
    expect(keyPlace({ altKey: true, key: 'ArrowDown' }, 3, 4)).toBe(3);
    expect(keyPlace({ altKey: true, key: 'End' }, 0, 4)).toBe(3);
    expect(keyPlace({ altKey: false, key: 'ArrowDown' }, 0, 4)).toBeUndefined();
  });

  it('finds the row under a pointer, the first above the list and the last below it', () => {
    const edges = [44, 88, 132];
    expect([-20, 0, 43, 44, 100, 131, 500].map((height) => placeAt(height, edges))).toEqual([0, 0, 0, 1, 2, 2, 2]);
  });
});
