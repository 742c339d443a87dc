import { expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { collectRepositories } from '../../lib/collections/collect';
import { choosePackage, listPackages } from '../../lib/publishing/choose-package';
import { loadAggregate } from '../../lib/publishing/load-published';
import { FakeForge, verbContext } from '../support/fake-forge';
import { makeRepository } from '../support/small-repository';
import { eachInItsOwnPlace } from '../support/own-place';
import type { TempContext } from '../support/temp-context';

const ADA = 'ada@example.org';

let temp: TempContext;
let folder: string;
eachInItsOwnPlace(async (made) => {
  ({ temp, folder } = made);
  const text = JSON.stringify({ dependencies: { 'react': '1', '@acme/billing-core': '1' } });
  const repository = makeRepository(folder, 'shop', [{ email: ADA, file: 'package.json', text }]);
  await collectRepositories(temp.context, { sources: [{ kind: 'path', path: repository }], emails: [ADA] });
});

async function named(): Promise<string[]> {
  const snapshot = await loadAggregate(temp.context, await localOwner(temp.context));
  return (snapshot?.packages ?? []).map(({ name }) => name);
}

it('a name that may be an employer’s waits for a tick; what everybody knows is named', async () => {
  const context = verbContext(temp.context, new FakeForge());
  const owner = await localOwner(temp.context);
  expect((await listPackages(context, owner, {})).map(({ name, standing }) => [name, standing])).toEqual([['@acme/billing-core', 'waiting'], ['react', 'public']]);
  expect(await named()).toEqual(['react']);
  await choosePackage(context, owner, { ecosystem: 'npm', name: '@acme/billing-core', choice: 'shown' });
  expect(await named()).toEqual(['@acme/billing-core', 'react']);
  await choosePackage(context, owner, { ecosystem: 'npm', name: 'react', choice: 'hidden' });
  expect(await named()).toEqual(['@acme/billing-core']);
  await choosePackage(context, owner, { ecosystem: 'npm', name: '@acme/billing-core', choice: 'usual' });
  expect(await named()).toEqual([]);
});

it('what open source of his own names is public', async () => {
  const text = JSON.stringify({ dependencies: { 'own-little-helper': '1' } });
  const open = makeRepository(folder, 'open', [{ email: ADA, file: 'package.json', text }]);
  await collectRepositories(temp.context, { sources: [{ kind: 'path', path: open }], emails: [ADA], openSource: true });
  expect(await named()).toEqual(['own-little-helper', 'react']);
});
