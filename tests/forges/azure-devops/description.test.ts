import { expect, test } from 'vitest';

import { readPlace } from '../../../lib/forges/azure-devops/place';
import { presentRepository } from '../../../lib/forges/azure-devops/present-repository';
import { examples, faultsOf, unknownParameters } from './description';

const place = readPlace({ server: 'https://dev.azure.com', organization: 'fabrikam', token: 'x'.repeat(84) });

test.each(['repositories', 'repository', 'pushes', 'refs', 'projects'] as const)('the recorded answer of %s fits the description that simulators are held against', (operation) => {
  const body = examples[operation] as object;
  expect(faultsOf(operation, { ...('value' in body ? { count: (body.value as unknown[]).length } : {}), ...body })).toEqual([]);
});

test('what is not described, or has another type, is noticed', () => {
  expect(faultsOf('repository', { id: 7 })).toHaveLength(1);
  expect(faultsOf('repository', { pushedAt: '2026-01-01' })).toHaveLength(1);
  expect(faultsOf('repositories', [{ name: 'bare list' }])).not.toEqual([]);
  expect(unknownParameters('pushes', new URLSearchParams('$top=1&page=2'))).toEqual(['page']);
});

test('the adapter reads the recorded repositories', () => {
  const rows = (examples.repositories as { value: unknown[] }).value;
  expect(rows.map((row) => presentRepository(place, row))).toMatchObject([
    { id: '5febef5a-833d-4e14-b9c0-14cb638f91e6', path: 'fabrikam/Fabrikam-Fiber-Git/AnotherRepository', empty: true, defaultBranch: null },
    { path: 'fabrikam/Fabrikam-Fiber-Git/Fabrikam-Fiber-Git', cloneUrl: 'https://dev.azure.com/fabrikam/_git/Fabrikam-Fiber-Git', defaultBranch: 'master', visibility: 'private' },
    { path: 'fabrikam/TestGit/TestGit', fork: false, disabled: false },
  ]);
  expect(presentRepository(place, examples.fork)).toMatchObject({ fork: true, size: 0, cloneUrl: 'https://dev.azure.com/fabrikam/MyFirstProject/_git/forkRepository' });
});

test('an organization with its old address is read at the new one', () => {
  const row = { ...(examples.fork as object), remoteUrl: 'https://fabrikam.visualstudio.com/DefaultCollection/MyFirstProject/_git/forkRepository' };
  expect(presentRepository(place, row)).toMatchObject({ cloneUrl: 'https://dev.azure.com/fabrikam/MyFirstProject/_git/forkRepository' });
});
