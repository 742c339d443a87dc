import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody, encodeBody } from './body';

describe('the body of a document', () => {
  it('comes back as it was, with byte strings at any depth', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.array(fc.uint8Array()), (value, parts) => {
      const plain = JSON.parse(JSON.stringify(value).replaceAll(/"[^"\\]*[$.][^"\\]*":/gu, '"name":')) as unknown;
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
