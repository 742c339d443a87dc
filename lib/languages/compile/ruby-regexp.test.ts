import { describe, expect, it } from 'vitest';
import { convertRubyPattern } from './ruby-regexp';
import { readLinguistData } from './sources';

const matches = (pattern: string, text: string): boolean => {
  const { source, flags } = convertRubyPattern(pattern);
  return new RegExp(source, flags).test(text);
};

describe('conversion of Ruby patterns', () => {
  it('converts every pattern of the heuristics', () => {
    const { heuristics } = readLinguistData();
    const patterns = [...JSON.stringify(heuristics).matchAll(/"(?:negative_)?pattern":/g)];
    expect(patterns.length).toBeGreaterThan(250);
    const all = [heuristics.disambiguations.flatMap(({ rules }) => rules.flatMap((rule) => [rule, ...(rule.and ?? [])])).flatMap(({ pattern, negative_pattern }) => [pattern ?? [], negative_pattern ?? []].flat()), Object.values(heuristics.named_patterns).flat()].flat();
    for (const pattern of all) expect(() => new RegExp(convertRubyPattern(pattern).source, 'm'), pattern).not.toThrow();
  });

  it.each([
    ['^b$', 'a\nb\nc', true],
    ['^b$', 'a\nb\r\nc', false],
    [String.raw`\Ab`, 'a\nb', false],
    [String.raw`b\z`, 'b\na', false],
    [String.raw`\A\z`, '', true],
    ['a.b', 'a\rb', true],
    ['a.b', 'a\nb', false],
    ['(?m)a.b', 'a\nb', true],
    [String.raw`a\sb`, 'a\u00a0b', false],
    ['(?i)foo', 'FOO', true],
    ['x(?i:foo)', 'xFOO', true],
    ['x(?i:foo)', 'XFOO', false],
    ['(?:a(?i)b)c', 'aBc', true],
    ['(?:a(?i)b)c', 'aBC', false],
    ['^(?i)[^b-d]x', 'CX', false],
    ['a*+a', 'aaa', false],
    ['a*a', 'aaa', true],
    ['(?>ab|a)b', 'ab', false],
    ['(?>ab|a)b', 'abb', true],
    ['(?x) a b # a remark', 'ab', true],
    [String.raw`(?<two>\d\d)-\g<two>`, '12-34', true],
    [String.raw`(?<two>\d\d)-\g<two>`, '12-3', false],
    [String.raw`^[\s&&[^\r\n]]*=`, ' \t=', true],
    [String.raw`x[\s&&[^\r\n]]*=`, 'x\n=', false],
    ['[[:alpha:]]1', 'b1', true],
    [String.raw`\h\h!`, 'fA!', true],
    [String.raw`\h\h!`, 'gA!', false],
  ])('gives %s on %j the answer of Ruby: %s', (pattern, text, answer) => {
    expect(matches(pattern, text)).toBe(answer);
  });

  it('refuses syntax it does not know instead of guessing', () => {
    expect(() => convertRubyPattern(String.raw`(a)\1`)).toThrow('No conversion');
    expect(() => convertRubyPattern('(a')).toThrow('No conversion');
    expect(() => convertRubyPattern('a)')).toThrow('No conversion');
  });
});
