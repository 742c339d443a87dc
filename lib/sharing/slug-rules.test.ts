import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../errors/app-error';
import { checkedSlug, isReservedSlug, similarSlugs } from './slug-rules';

test('what means the same is the same address', () => {
  expect([' Ada-Lindqvist ', 'ａｄａ', 'ADA'].map(checkedSlug)).toEqual(['ada-lindqvist', 'ada', 'ada']);
});

test.each([['аda'], ['ada lindqvist'], ['łukasz'], ['李'], ['ada/../user'], ['ada%2f'], ['a\u202Eda'], ['ada.rsc']])('%s is refused for its signs', (typed) => {
  expect(() => checkedSlug(typed)).toThrow('letters from a to z');
});

test.each([['a', 'a longer'], ['a'.repeat(61), 'a shorter'], ['-ada', 'between'], ['ada--l', 'between'], ['admin', 'kept for the site'], ['adm1n', 'kept for the site'], ['ad-min', 'kept for the site'], ['sltemap', 'kept for the site']])('%s is refused with what to change', (typed, why) => {
  expect(() => checkedSlug(typed)).toThrow(why);
});

test('whatever is typed gives an address that stays as it is, or a sentence', () => {
  assert(property(string({ unit: 'binary', maxLength: 80 }), (typed) => {
    try {
      const slug = checkedSlug(typed);
      expect(encodeURIComponent(slug)).toBe(slug);
      expect(checkedSlug(slug)).toBe(slug);
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
    }
  }));
});

test('what is offered instead comes from the name first', () => {
  expect(similarSlugs('ada', 'ada-lindqvist').slice(0, 3)).toEqual(['ada-lindqvist', 'adal', 'alindqvist']);
  expect(similarSlugs('ada', 'ada').every((slug) => !isReservedSlug(slug) && checkedSlug(slug) === slug)).toBe(true);
});
