import { MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { placeOne } from './mongo';

const stored = { _id: 'a', version: 1 };

/** A collection that refuses its first calls with a code. */
function refusing(code: number, times: number): { replaceOne: () => Promise<never>; calls: () => number } {
  let calls = 0;
  return {
    calls: () => calls,
    replaceOne: async () => {
      calls += 1;
      if (calls <= times) throw new MongoServerError({ message: 'E11000 duplicate key error', code });
      return { matchedCount: 1 } as never;
    },
  };
}

describe('placing a document that another one places at the same moment', () => {
  it('is done again where the server refuses it for a key that appeared meanwhile', async () => {
    const documents = refusing(11_000, 2);
    await placeOne(documents, stored);
    expect(documents.calls()).toBe(3);
  });

  it('fails where the key stays taken, and at once for any other reason', async () => {
    const taken = refusing(11_000, 99);
    await expect(placeOne(taken, stored)).rejects.toThrow('E11000');
    expect(taken.calls()).toBe(3);
    const other = refusing(13, 99);
    await expect(placeOne(other, stored)).rejects.toThrow('E11000');
    expect(other.calls()).toBe(1);
  });
});
