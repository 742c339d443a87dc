import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COLLECTIONS } from './collections';
import { describeCollections } from './describe-collections';

describe('the list of what is kept', () => {
  const all = describeCollections();

  it('names every kind of document and says what it is for', () => {
    expect(all.map(({ name }) => name)).toEqual(COLLECTIONS.map(({ name }) => name));
    expect(all.filter(({ purpose }) => purpose === '').map(({ name }) => name)).toEqual([]);
  });

  it('names every field of every schema, those within others too', () => {
    for (const { name, schema } of COLLECTIONS) {
      const named = all.find((one) => one.name === name)?.fields.map((field) => field.name) ?? [];
      expect(named, name).toEqual(expect.arrayContaining(schema instanceof z.ZodObject ? Object.keys(schema.shape) : ['a schema without fields']));
    }
    expect(all.find(({ name }) => name === 'identities')?.fields.map(({ name }) => name)).toContain('verified.accountId');
    expect(all.find(({ name }) => name === 'collections')?.fields.map(({ name }) => name)).toContain('incomplete.reason');
  });
});
