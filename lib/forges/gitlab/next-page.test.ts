import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPage } from './next-page';

const ASKED = new URL('https://git.example.org/gitlab/api/v4/projects?per_page=2');

test('the parameters of the next page are read, whichever links stand beside it', () => {
  expect(nextPage('<https://git.example.org/gitlab/api/v4/projects?id_after=7&per_page=2>; rel="next", <https://evil.example/>; rel="first"', ASKED)).toEqual({ id_after: '7', per_page: '2' });
  expect(nextPage('</gitlab/api/v4/projects?id_after=7>;rel=next', ASKED)).toEqual({ id_after: '7' });
});

test('without a next page the list ends', () => {
  for (const header of [null, '', '  ', '<https://evil.example/>; rel="prev"']) expect(nextPage(header, ASKED)).toBeNull();
});

test.each([
  '<https://evil.example/gitlab/api/v4/projects?id_after=7>; rel="next"',
  '<http://git.example.org/gitlab/api/v4/projects?id_after=7>; rel="next"',
  '<https://git.example.org:8443/gitlab/api/v4/projects?id_after=7>; rel="next"',
  '<https://git.example.org/gitlab/api/v4/users?id_after=7>; rel="next"',
  '<//evil.example/gitlab/api/v4/projects>; rel="next"',
  '<https://git.example.org\\@evil.example/gitlab/api/v4/projects>; rel="next"',
  '<https://a:b@git.example.org/gitlab/api/v4/projects>; rel="next"',
  '<file:///etc/passwd>; rel="next"',
  '<?a=1>; rel="next", <?a=2>; rel="next"',
  '<https://git.example.org/gitlab/api/v4/projects',
])('%s leads elsewhere', (header) => {
  expect(nextPage(header, ASKED)).toBe('elsewhere');
});

test('no header makes it fail or lead to another origin', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('<', '>', ';', ',', '"', '=', ' ', 'rel', 'next', 'https://evil.example/', '/', '?', '&', '\\', '%', '*') })), (header) => {
    const next = nextPage(header, ASKED);
    expect(next === null || next === 'elsewhere' || typeof next === 'object').toBe(true);
  }));
});
