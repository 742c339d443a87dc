import { Binary } from 'mongodb';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cvs, sessions } from './collections';
import { expiryOf, fromStoredDocument, toStored, toStoredDocument } from './mongo-values';

const SESSION = { id: 'a', ownerId: 'u', version: 1, expires: 1_700_000_000_000, created: '2026-11-20T08:00:00.000Z', agent: '' };

describe('a value in MongoDB', () => {
  it('comes back as it was, whatever plain value and byte string it is', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 4 }, fc.string({ unit: 'binary' }), fc.string().map((text) => `${text}\uD83D`), fc.constant('\uFFFFjson:x'), fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), fc.uint8Array(), fc.array(tie('any')), fc.dictionary(fc.string().map((name) => `f${name.replaceAll(/[.\0]/gu, '')}`), tie('any'))),
    })).any;
    fc.assert(fc.property(value, (body) => {
      const stored = toStored({ body }) as object;
      expect(fromStoredDocument({ _id: 'x', version: 1, ...stored })).toEqual({ id: 'x', version: 1, body: structuredClone(body) });
    }));
  });

  it('is refused with a field that is an operator or a path', () => {
    for (const name of ['$set', 'a.b', 'a\0b']) expect(() => toStored({ deep: [{ [name]: 1 }] })).toThrow(/begins with \$/u);
  });

  it('may not be larger than MongoDB takes, whatever it is made of', () => {
    const cv = { id: 'a', ownerId: 'u', version: 1, about: 'x'.repeat(17_000_000) };
    expect(() => toStoredDocument(cvs as never, cv as never)).toThrow(/larger than 15 MB/u);
  });

  it('carries the moment from which it may go, and only where its collection says so', () => {
    expect(expiryOf(sessions, SESSION)).toEqual({ _expires: new Date(1_700_000_000_000) });
    expect(expiryOf(sessions, { agent: 'x' })).toEqual({});
    expect(expiryOf(cvs, { name: 'x' })).toEqual({});
    expect(fromStoredDocument(toStoredDocument(sessions, SESSION))).toEqual(SESSION);
  });

  it('keeps a byte string as binary data', () => {
    expect((toStored({ columns: Buffer.from([1, 2]) }) as { columns: Binary }).columns).toBeInstanceOf(Binary);
  });
});
