import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileText } from './file-text';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', ' ') });
const of = (content: string) => new FileText(Buffer.from(content));

describe('a file read piece by piece', () => {
  it('has the lines that splitting the whole would give', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (content, count) => {
        const lines = content.split('\n');
        const file = of(content);
        expect(file.firstLines(count)).toBe(lines.slice(0, count).join('\n'));
        expect(file.lastLines(count)).toEqual(lines.slice(-count));
        expect(file.line(count - 1)).toBe(lines[count - 1]);
        expect(file.hasLines(count)).toBe(lines.length >= count);
        expect(file.hasLongLines(count)).toBe(lines.reduce((sum, line) => sum + line.length, 0) / lines.length >= count);
      }),
    );
  });

  it('keeps quiet about the end of a file of which only the beginning is here', () => {
    expect(new FileText(Buffer.from('a\nb'), 100).lastLines(2)).toBeNull();
  });

  it('reads UTF-16 of either byte order', () => {
    const little = Buffer.from('\ufeffab', 'utf16le');
    expect([new FileText(little).considered(), new FileText(Buffer.from(little).swap16()).considered()]).toEqual(['ab', 'ab']);
    expect(new FileText(Buffer.from([0xfe, 0xff, 0])).considered()).toBe('');
  });
});
