import { expect, it } from 'vitest';
import type { Context } from '../context';
import type { Repository } from '../documents/collections';
import { ownStars, withStars } from './own-stars';

const TOKENS = [
  { id: 't1', account: { id: '7', login: 'Ada', name: null, person: true } },
  { id: 't2', account: { id: '9', login: 'crew', name: null, person: false } },
  { id: 't3', account: null },
];
const documents = { list: async () => ({ documents: TOKENS }) } as unknown as Context['documents'];
const own = { openSource: true, fork: false, stars: 412, owner: { name: 'ada', kind: 'person', id: '' }, tokenIds: ['t1'] };
const collected = (changes: Record<string, object>) => Object.entries(changes).map(([id, change]) => ({ repository: { id, ...own, ...change } as unknown as Repository }));

it('counts the stars of open-source repositories that belong to the account of a token which reads them, and of no others', async () => {
  const stars = await ownStars({ documents }, { id: 'u' }, collected({
    byLogin: {}, byNumber: { owner: { name: 'former-name', kind: 'person', id: '7' }, stars: 3 },
    elsewhere: { owner: { name: 'grace', kind: 'person', id: '8' } }, ofTeam: { owner: { name: 'crew', kind: 'organization', id: '9' }, tokenIds: ['t2'] },
    otherToken: { tokenIds: ['t2', 't3'] }, closed: { openSource: false }, unknown: { openSource: null }, copy: { fork: true }, untold: { stars: null },
  }));
  expect([...stars]).toEqual([['byLogin', 412], ['byNumber', 3]]);
});

it('leaves repositories without stars as they are', () => {
  const repository = { id: 'r1', name: 'a/b', forge: 'github' as const, openSource: true, updated: null };
  expect(withStars([repository, { ...repository, id: 'r2' }], new Map([['r2', 5]]))).toEqual([repository, { ...repository, id: 'r2', stars: 5 }]);
});
