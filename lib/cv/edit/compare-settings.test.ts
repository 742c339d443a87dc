import { describe, expect, it } from 'vitest';
import { plainSettings } from '../../documents/collections';
import { countChanges, differingFields, mergeDrafts } from './compare-settings';

const base = plainSettings('Ada');

describe('comparing settings', () => {
  it('counts a field once, and each repository, link and note on its own', () => {
    expect(countChanges(base, base)).toBe(0);
    expect(countChanges(base, { ...base, headline: 'x', about: 'y' })).toBe(2);
    const repositories = ['a', 'b'].map((repository) => ({ repository, shown: 'hidden' as const, alias: '' }));
    expect(countChanges(base, { ...base, repositories })).toBe(2);
    expect(countChanges({ ...base, repositories }, { ...base, repositories: repositories.toReversed() })).toBe(1);
    expect(countChanges(base, { ...base, links: [{ label: 'a', url: 'https://a.org' }], gaps: [{ year: 2018, note: 'x' }, { year: 2019, note: 'y' }] })).toBe(3);
  });
});

describe('two drafts made from one', () => {
  it('are put together where each changed something else', () => {
    const merged = mergeDrafts(base, { ...base, headline: 'mine' }, { ...base, about: 'theirs' });
    expect(merged).toMatchObject({ disputed: [], taken: ['about'], settings: { headline: 'mine', about: 'theirs' } });
  });

  it('keep mine where both changed a field, and name it', () => {
    const merged = mergeDrafts(base, { ...base, headline: 'mine', place: 'Oslo' }, { ...base, headline: 'theirs', place: 'Oslo' });
    expect(merged).toMatchObject({ disputed: ['headline'], taken: [], settings: { headline: 'mine', place: 'Oslo' } });
    expect(differingFields(merged.settings, base)).toEqual(['headline', 'place']);
  });
});
