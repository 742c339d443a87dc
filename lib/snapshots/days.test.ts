import { describe, expect, it } from 'vitest';
import { dayNumber, dayText, firstDayOf, monthOf, monthText, weekdayOf } from './days';

describe('days', () => {
  it.each(['1970-01-01', '2000-02-29', '2026-11-21', '2099-12-31'])('%s is the same after a round trip', (text) => {
    expect(dayText(dayNumber(text))).toBe(text);
    expect(monthText(monthOf(dayNumber(text)))).toBe(text.slice(0, 7));
  });
  it.each(['1969-12', '1970-01', '2024-02', '2026-12'])('month %s begins with its first day', (month) => {
    const first = dayNumber(`${month}-01`);
    expect([firstDayOf(monthOf(first)), monthOf(first - 1)]).toEqual([first, monthOf(first) - 1]);
  });
  it('know the weekday, Monday first', () => expect(['1970-01-01', '2026-11-21', '2026-11-23'].map((text) => weekdayOf(dayNumber(text)))).toEqual([3, 5, 0]));
  it.each(['', '2026', '2026-13-01', '2026-02-30', '2025-02-29', '21.11.2026', '2026-11-21T00:00', '-2026-11-21'])('refuse "%s"', (text) =>
    expect(() => dayNumber(text)).toThrow('is not a day'));
});
