import { expect, test } from 'vitest';
import { readDescription } from './description';

const check = readDescription();
const faults = (method: string, route: string, query: string, status: number, body: unknown): string[] => check.faults({ method, route, query: new URLSearchParams(query) }, { status, body });

test('a field, a type, a parameter, a status or an operation that is not described is named', () => {
  expect(faults('GET', '/api/v4/projects', 'membership=true&per_page=3&pagination=keyset', 200, [{ id: 1, visibility: 'public', default_branch: null }])).toEqual([]);
  expect(faults('GET', '/api/v4/projects', 'mine=true', 200, [])).toEqual(['get /api/v4/projects has no parameter mine']);
  expect(faults('GET', '/api/v4/projects', '', 200, [{ id: 1, colour: 'red' }]).join(' ')).toContain('colour');
  expect(faults('GET', '/api/v4/projects', '', 200, [{ id: 'one' }]).join(' ')).toContain('/0/id');
  expect(faults('GET', '/api/v4/projects', '', 200, [{ id: 1, namespace: { kind: 5 } }]).join(' ')).toContain('/0/namespace');
  expect(faults('GET', '/api/v4/projects', '', 418, {})).toEqual(['get /api/v4/projects has no status 418']);
  expect(faults('GET', '/api/v4/secrets', '', 200, {})).toEqual(['get /api/v4/secrets is not described']);
  expect(faults('GET', '/api/v4/user', '', 200, { id: 1, username: 'ada', password: 'x' }).join(' ')).toContain('password');
  expect(faults('GET', '/api/v4/personal_access_tokens/self', '', 200, { id: 1, scopes: ['api'], expires_at: '2027-01-01T00:00:00Z' }).join(' ')).toContain('/expires_at');
});
