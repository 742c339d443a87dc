import { expect, test } from 'vitest';

import { isWithin, readPlace } from './place';

const token = 'x'.repeat(52);

test.each([
  ['https://dev.azure.com', 'fabrikam', 'https://dev.azure.com/fabrikam'],
  ['https://dev.azure.com/', ' fabrikam ', 'https://dev.azure.com/fabrikam'],
  ['https://tfs.example.org:8443/tfs/', 'Default Collection', 'https://tfs.example.org:8443/tfs/Default%20Collection'],
])('%s and %s are %s', (server, organization, base) => {
  expect(readPlace({ server, organization, token })).toMatchObject({ base, tokensPage: `${base}/_usersSettings/tokens` });
});

test.each(['ftp://dev.azure.com', 'dev.azure.com', '', 'https://u:p@dev.azure.com', 'https://dev.azure.com/?x', 'https://dev.azure.com/#x'])('%j is no server', (server) => {
  expect(() => readPlace({ server, organization: 'fabrikam', token })).toThrow(expect.objectContaining({ code: 'wrong-use' }) as Error);
});

test('an address is within an organization only on its own server, below its own name', () => {
  const place = readPlace({ server: 'https://dev.azure.com', organization: 'fabrikam', token });
  const within = (address: string): boolean => isWithin(place, new URL(address));
  expect(within('https://dev.azure.com/Fabrikam/_apis/x')).toBe(true);
  for (const other of ['https://dev.azure.com/fabrikam2/x', 'https://dev.azure.com/x/fabrikam', 'http://dev.azure.com/fabrikam/x', 'https://dev.azure.com:8443/fabrikam/x', 'https://dev.azure.com.evil.example/fabrikam/x']) {
    expect(within(other)).toBe(false);
  }
});
