import { describe as suite, expect, it } from 'vitest';
import { describe, tell, tooltipMarkup, type ReadPoint } from './tooltips';

const COMMIT = { one: 'commit', other: 'commits' };
const point = (over: Partial<ReadPoint> & { name?: string }): ReadPoint => ({ index: 0, x: 0, y: 0, color: '#000', series: { name: over.name ?? 'Commits' }, ...over });

suite('a tooltip', () => {
  it('says period and total, then the parts by size', () => {
    const told = tell({ tooltip: 'stack', unit: COMMIT, periods: { first: '2013-01', unit: 'month' } }, [
      point({ index: 96, y: 4, name: 'Nix' }), point({ index: 96, y: 115.4, name: 'Go' }), point({ index: 96, y: 0.3, name: 'Shell' }),
    ]);
    expect(told.title).toBe('Jan 2021');
    expect(told.value).toBe('120 commits');
    expect(told.rows.map(({ name, value }) => `${name} ${value}`)).toEqual(['Go 115', 'Nix 4', 'Shell <1']);
  });

  it('has five parts at most', () => {
    const points = Array.from({ length: 8 }, (_, index) => point({ y: index + 1, name: `L${index}` }));
    expect(tell({ tooltip: 'stack', periods: { first: '2013-01', unit: 'quarter' } }, points).rows).toHaveLength(5);
  });

  it('says hour and day in words', () => {
    expect(tell({ tooltip: 'hour', unit: COMMIT }, [point({ x: 23, y: 1, value: 1 })])).toMatchObject({ title: 'Tuesday, 23:00–00:00', value: '1 commit' });
    expect(tell({ tooltip: 'day', unit: COMMIT }, [point({ x: Date.UTC(2026, 10, 20), y: 12 })])).toMatchObject({ title: '20 Nov 2026', value: '12 commits' });
  });

  it('is a sentence for those who listen', () => {
    expect(describe({ tooltip: 'year', unit: { one: 'active day', other: 'active days' }, years: { first: 2013 } }, point({ x: 2, y: 1 }))).toBe('2015: 1 active day.');
    expect(describe({ tooltip: 'stack', periods: { first: '2013-01', unit: 'year' } }, point({ index: 1, y: 7, name: 'Go' }))).toBe('2014, Go: 7.');
  });

  it('speaks German where the page does', () => {
    const unit = { one: 'Commit', other: 'Commits' };
    expect(tell({ tooltip: 'hour', language: 'de', unit }, [point({ x: 9, y: 1, value: 1200 })])).toMatchObject({ title: 'Dienstag, 09:00–10:00', value: '1.200 Commits' });
    expect(tell({ tooltip: 'stack', language: 'de', unit, quarters: ['1. Quartal'], periods: { first: '2013-01', unit: 'quarter' } }, [point({ y: 3 })]).title).toBe('1. Quartal 2013');
    expect(tell({ tooltip: 'part', language: 'de', of: 'der zugeordneten Commits', years: { first: 2013 } }, [point({ y: 12.4 })]).value).toBe('12\u00A0% der zugeordneten Commits');
  });

  it('takes no markup from a name', () => {
    expect(tooltipMarkup({ title: '<b>', value: '"', rows: [{ color: '"x', name: '<i>', value: '&' }] })).not.toMatch(/<b>|<i>|"x/);
  });
});
