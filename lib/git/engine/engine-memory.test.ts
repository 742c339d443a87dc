import { describe, expect, it } from 'vitest';
import { giveBackMemory, takeMemory } from './engine-memory';

describe('memory of engines', () => {
  it('is used again by the next one, without what the one before left', () => {
    const first = takeMemory();
    first.grow(1);
    new Uint8Array(first.buffer).fill(7);
    giveBackMemory(first);
    const second = takeMemory();
    expect(second).toBe(first);
    expect(new Uint8Array(second.buffer).every((byte) => byte === 0)).toBe(true);
    expect(takeMemory()).not.toBe(first);
  });
});
