import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody, encodeBody } from './body';

describe('the body of a document', () => {
  it('comes back as it was, with byte strings at any depth', () => {
    const name = fc.string().filter((text) => !/^\$|\./u.test(text));
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
    fc.assert(fc.property(fc.dictionary(name, fc.oneof(value, fc.dictionary(name, value, { noNullPrototype: true })), { noNullPrototype: true }), fc.array(fc.uint8Array()), (plain, parts) => {
      const document = { plain, parts, deep: [{ first: parts[0] ?? null }] };
      expect(decodeBody(encodeBody(document))).toEqual(document);
    }));
  });

  it('takes a text that looks like its own mark for a text', () => {
    const document = { text: '{"$bytes":"0,1"}', bytes: Buffer.from([1]) };
    expect(decodeBody(encodeBody(document))).toEqual({ text: document.text, bytes: new Uint8Array([1]) });
  });

  it.each([{ $where: 1 }, { a: { 'b.c': 1 } }, { a: [{ $bytes: '0,1' }] }])('refuses names that not every server takes: %j', (document) => {
    expect(() => encodeBody(document)).toThrow(expect.objectContaining({ code: 'internal' }));
  });
});
