import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { isWithin, readPlace } from './place';
import { presentRepository } from './present-repository';

const place = readPlace({ server: 'https://dev.azure.com', organization: 'Fabrikam', token: 'x'.repeat(52) });
const row = {
  id: '5FEBEF5A-833d-4e14-b9c0-14cb638f91e6',
  name: 'Shop',
  project: { id: '6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c', name: 'Web', visibility: 0 },
};

test('whatever a forge writes into a row, git is only ever sent to the organization itself', () => {
  const address = fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom('https://dev.azure.com\\@evil.example/Fabrikam/_git/x', 'https://dev.azure.com/Fabrikam/../evil/_git/x', '//evil.example/_git/x', 'https://dev.azure.com:444/Fabrikam/p/_git/x', 'http://dev.azure.com/Fabrikam/p/_git/x', 'https://u:p@dev.azure.com/fabrikam/p/_git/x?a=b#c'));
  fc.assert(fc.property(address, fc.oneof(address, fc.string({ unit: 'binary' })), (remoteUrl, name) => {
    const shown = presentRepository(place, { ...row, name, remoteUrl, webUrl: remoteUrl });
    if (!('id' in shown)) return;
    const url = new URL(shown.cloneUrl ?? '');
    expect(isWithin(place, url)).toBe(true);
    expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
    expect(isWithin(place, new URL(shown.webUrl))).toBe(true);
  }), { numRuns: 2000 });
});

test('no row is so wrong that it ends more than itself', () => {
  fc.assert(fc.property(fc.oneof(fc.anything(), fc.record({ id: fc.anything(), name: fc.anything(), project: fc.anything(), size: fc.anything() })), (wild) => {
    expect(presentRepository(place, wild)).toHaveProperty('sentence');
  }), { numRuns: 2000 });
});

test('ids are compared in lower case, and unknown kinds of visibility count as private', () => {
  expect(presentRepository(place, row)).toMatchObject({ id: row.id.toLowerCase(), visibility: 'private', cloneUrl: 'https://dev.azure.com/Fabrikam/Web/_git/Shop' });
  expect(presentRepository(place, { ...row, project: { ...row.project, visibility: 9 } })).toMatchObject({ visibility: 'private' });
  expect(presentRepository(place, { ...row, project: { ...row.project, visibility: 1 } })).toMatchObject({ visibility: 'internal' });
});
