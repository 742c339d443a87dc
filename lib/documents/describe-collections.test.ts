import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { factSchema } from '../api/schemas';
import type { CommitFact } from '../facts/types';
import { COLLECTIONS } from './collections';
import { describeCollections } from './describe-collections';

/** Every field of a stored fact; one that is added and not named here does not compile. */
const FACT: Record<keyof CommitFact, true> = {
  repository: true, commit: true, work: true, time: true, zone: true, committed: true, kind: true, identity: true, merge: true, coAuthorOnly: true, coAuthored: true, bot: true, ai: true, signed: true,
  signatureVerified: true, excludedByOwner: true, changes: true,
};

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

  it('names every field of a fact', () => {
    expect(Object.keys(factSchema.shape).filter((name) => name !== 'cursor' && name !== 'rules').toSorted()).toEqual(Object.keys(FACT).toSorted());
  });

  it('is the same as in the data model', () => {
    const model = readFileSync(new URL('../../docs/data-model.md', import.meta.url), 'utf8');
    expect(COLLECTIONS.map(({ name }) => name).filter((name) => !model.includes(`| \`${name}\` |`))).toEqual([]);
    const flags: Partial<Record<keyof CommitFact, string>> = { merge: 'merge', coAuthorOnly: 'co-author only', coAuthored: 'co-authored', bot: 'bot', ai: 'declared AI', signed: 'signed', signatureVerified: 'signature verified', excludedByOwner: 'excluded by the owner' };
    const table = model.slice(model.indexOf('## Facts'), model.indexOf('## In MongoDB'));
    expect(Object.keys(FACT).filter((name) => !table.includes(flags[name as keyof CommitFact] ?? (name === 'changes' ? '| changes |' : `\`${name}\``)))).toEqual([]);
  });
});
