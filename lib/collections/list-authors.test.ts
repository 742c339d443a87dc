import { expect, test } from 'vitest';
import type { CommitHeader } from '../git/types';
import { createAuthorTally } from './list-authors';

function header(email: string, name: string, seconds: number | undefined, parents: string[] = ['p']): CommitHeader {
  const person = { name, email };
  const time = { seconds, zoneMinutes: 60 };
  return {
    sha: 's', tree: 't', parents, author: person, authored: time, committer: person, committed: time,
    subject: '', coAuthors: [], trailers: [], signed: false,
  };
}

test('authors are told apart without case, most commits first, with their names and span', () => {
  const tally = createAuthorTally();
  tally.add(header('Ada@Example.org', 'ada', 86_400 - 1));
  tally.add(header('ada@example.org', 'Ada Lindqvist', 86_400 * 10));
  tally.add(header('ADA@example.org', 'Ada Lindqvist', 86_400 * 20, ['p', 'q']));
  tally.add(header('bo@example.org', 'Bo', undefined, []));
  expect(tally.authors()).toEqual([
    { email: 'ada@example.org', names: ['Ada Lindqvist', 'ada'], commits: 2, merges: 1, first: '1970-01-02', last: '1970-01-21' },
    { email: 'bo@example.org', names: ['Bo'], commits: 1, merges: 0, first: null, last: null },
  ]);
});

test('names that somebody used equally often stand in one order, whichever comes first', () => {
  const namesOf = (names: readonly string[]): string[] | undefined => {
    const tally = createAuthorTally();
    for (const name of names) tally.add(header('ada@example.org', name, 86_400));
    return tally.authors()[0]?.names;
  };
  expect(namesOf(['ada', 'Zoe', 'Ada'])).toEqual(['Ada', 'Zoe', 'ada']);
  expect(namesOf(['Zoe', 'Ada', 'ada'])).toEqual(['Ada', 'Zoe', 'ada']);
});
