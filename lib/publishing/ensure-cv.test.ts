import { expect, it } from 'vitest';
import type { CollectionState } from '../documents/collections';
import { mostFrequentName } from './ensure-cv';

const named = (...names: [string, number][]): Pick<CollectionState, 'names'> => ({ names: names.map(([name, commits]) => ({ name, commits })) });

it('is the name of most commits over all repositories, and none that git makes up', () => {
  expect(mostFrequentName([named(['Ada', 3], ['root', 9]), named(['Ada L.', 2], ['Ada', 1])])).toBe('Ada');
  expect(mostFrequentName([named(['root', 9])])).toBeUndefined();
});

it('is cut to what a page can carry, however long it is in git', () => {
  expect(mostFrequentName([named(['Ada '.repeat(200), 1])])).toBe('Ada '.repeat(25).trim());
});
