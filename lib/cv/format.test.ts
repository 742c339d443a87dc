import { describe, expect, it } from 'vitest';
import { amount, count, day, instant, list, longMonth, percent, shortMonth, shortName } from './format';
import { formatsOf } from './words/formats';
import { addMonths, dateOf, dayNumber, lastDay, monthRange, monthsBetween, yearRange } from './months';

const { range, share } = formatsOf('en');

describe('numbers as readers see them', () => {
  it('separates thousands and writes a true minus', () => {
    expect(count(18_137)).toBe('18,137');
    expect(count(-4446)).toBe('\u2212\u20094,446');
    expect(count(0)).toBe('0');
  });

  it('rounds shares without saying nothing or everything where it is neither', () => {
    expect([0, 0.0002, 0.008, 0.0094, 0.0096, 0.214, 0.996, 1].map(percent)).toEqual(['0%', '<0.1%', '0.8%', '0.9%', '1%', '21%', '>99%', '100%']);
    expect(percent(null)).toBe('–');
  });

  it('writes divided commits below one as such', () => {
    expect([0, 0.2, 0.5, 7242.6].map(share)).toEqual(['0', '<1', '1', '7,243']);
  });

  it('counts in the singular and the plural', () => {
    expect(amount(1, 'commit')).toBe('1 commit');
    expect(amount(1061, 'commit')).toBe('1,061 commits');
    expect(amount(2, 'repository', 'repositories')).toBe('2 repositories');
  });

  it('joins lists with a word before the last', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(list)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});

describe('dates as readers see them', () => {
  it('writes day, month and instant', () => {
    expect(day('2026-11-05')).toBe('5 Nov 2026');
    expect(shortMonth('2026-11-05')).toBe('Nov 2026');
    expect(longMonth('2013-01')).toBe('January 2013');
    expect(instant('2026-11-20T15:15:30+01:00')).toBe('20 Nov 2026, 14:15 UTC');
    expect(range('2013', '2026')).toBe('2013–2026');
    expect(range('2013', '2013')).toBe('2013');
  });

  it('counts months across years', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2025-12', 1)).toBe('2026-01');
    expect(monthsBetween('2025-12', '2026-11')).toBe(12);
    expect(monthsBetween('2026-11', '2025-12')).toBe(0);
    expect(monthRange('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(lastDay('2024-02')).toBe('2024-02-29');
    expect(yearRange('2024-05-01', '2026-01-01')).toEqual(['2024', '2025', '2026']);
    expect(dateOf(dayNumber('2024-02-29'))).toBe('2024-02-29');
  });

  it('calls somebody by the first name, and nobody by an address', () => {
    expect(shortName('Ada Lindqvist')).toBe('Ada');
    expect(shortName('ada@example.org')).toBe('the author');
    expect(shortName(' ')).toBe('the author');
  });
});
