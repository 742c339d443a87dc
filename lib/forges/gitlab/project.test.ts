import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProjects } from './project';

const SERVER = 'https://git.example.org/gitlab';
const GOOD = {
  id: 5, name: 'one', path_with_namespace: 'team/one', web_url: `${SERVER}/team/one`, http_url_to_repo: `${SERVER}/team/one.git`, default_branch: 'main', empty_repo: false, visibility: 'private', archived: false,
  star_count: 2, last_activity_at: '2026-01-01T10:00:00.000+02:00', namespace: { id: 4, kind: 'group', full_path: 'team' }, permissions: { project_access: null, group_access: { access_level: 20 } },
};

test('a project is read, and moments are told in UTC', () => {
  expect(readProjects([GOOD], SERVER)).toMatchObject({ problems: [], repositories: [{ id: '5', lastActivity: '2026-01-01T08:00:00.000Z', cloneUrl: `${SERVER}/team/one.git` }] });
});

test('a server that has no git over HTTP gives no address, and that is no fault', () => {
  expect(readProjects([{ ...GOOD, http_url_to_repo: null }], SERVER)).toMatchObject({ problems: [], repositories: [{ cloneUrl: null }] });
});

test('every row is either a repository on the own server or counted as left out, whatever a server writes', () => {
  const field = fc.constantFrom(...Object.keys(GOOD));
  const value = fc.oneof(fc.jsonValue(), fc.webUrl(), fc.constantFrom('file:///x', 'https://git.example.org@evil.example/x.git', 'https://git.example.org\\@evil.example/', -1, 1e300));
  const row = fc.oneof(fc.jsonValue(), fc.tuple(field, value).map(([name, given]) => ({ ...GOOD, [name]: given })));
  fc.assert(fc.property(fc.array(row), (rows) => {
    const { repositories, problems } = readProjects(rows, SERVER);
    const named = problems.reduce((sum, { sentence }) => sum + (sentence.startsWith('One project') ? 1 : Number.parseInt(sentence, 10)), 0);
    expect(repositories.length + named).toBe(rows.length);
    for (const { id, cloneUrl, webUrl } of repositories) {
      expect(id).toMatch(/^\d{1,16}$/);
      for (const address of [cloneUrl ?? SERVER, webUrl]) expect(new URL(address).origin).toBe('https://git.example.org');
    }
  }));
});
