import { chmod, readFile, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createEnvelopeVault } from '../../lib/vault/envelope';
import { createFileMasterKeys } from '../../lib/vault/key-file';
import { Secret } from '../../lib/vault/secret';
import { filesIn } from '../support/files-in';
import { tempContext } from '../support/temp-context';
import { vaultContract } from './vault';
import type { VaultHarness } from './vault';

const TOKEN = { userId: 'user-1', tokenId: 'token-1', forge: 'github', host: 'github.com', version: 1 };

async function createHarness(): Promise<VaultHarness & { data: string }> {
  const temporary = await tempContext();
  const { context, data } = temporary;
  let now = Date.parse('2026-11-20T08:00:00.000Z');
  const key = path.join(data, 'vault.key');
  return {
    context,
    data,
    open: () => createEnvelopeVault(context.documents, createFileMasterKeys(data), () => now),
    advance: (milliseconds) => { now += milliseconds; },
    setReachable: (reachable) => (reachable ? rename(`${key}.away`, key) : rename(key, `${key}.away`)),
    remove: () => temporary.remove(),
  };
}

vaultContract('key files', createHarness);

it('keeps the key in a file that only its owner can read, and leaves no draft of it', async () => {
  const harness = await createHarness();
  await harness.open().seal(TOKEN, new Secret('secret'));
  expect((await stat(path.join(harness.data, 'vault.key'))).mode & 0o777).toBe(0o600);
  expect((await readdir(harness.data)).filter((name) => name.includes('vault'))).toEqual(['vault.key']);
  await harness.open().rotate();
  expect((await readdir(harness.data)).filter((name) => name.includes('vault')).sort()).toEqual(['vault-2.key', 'vault.key']);
  await harness.remove();
});

it('refuses a key file that others can read, with a sentence, and works again once they cannot', async () => {
  const harness = await createHarness();
  const key = path.join(harness.data, 'vault.key');
  const sealed = await harness.open().seal(TOKEN, new Secret('secret'));
  for (const mode of [0o640, 0o604, 0o660]) {
    await chmod(key, mode);
    await expect(harness.open().open(TOKEN, sealed)).rejects.toMatchObject({ code: 'invalid-settings', message: expect.stringContaining('chmod 600') });
  }
  await chmod(key, 0o600);
  expect((await harness.open().open(TOKEN, sealed)).reveal()).toBe('secret');
  await harness.remove();
});

it('makes no second key where the first is missing, until somebody says so', async () => {
  const harness = await createHarness();
  const sealed = await harness.open().seal(TOKEN, new Secret('secret'));
  await harness.setReachable(false);
  await expect(harness.open().seal(TOKEN, new Secret('other'))).rejects.toMatchObject({ code: 'vault-unavailable', message: expect.stringContaining('backup') });
  await harness.open().rotate();
  const fresh = harness.open();
  expect((await fresh.open(TOKEN, await fresh.seal(TOKEN, new Secret('other')))).reveal()).toBe('other');
  await expect(fresh.open(TOKEN, sealed)).rejects.toMatchObject({ code: 'vault-unavailable' });
  await harness.remove();
});

it('removes the files of master keys that wrap nothing any more', async () => {
  const harness = await createHarness();
  const vault = harness.open();
  await vault.seal(TOKEN, new Secret('secret'));
  await vault.rotate();
  harness.advance(3 * 3_600_000);
  await vault.retire(async () => false);
  expect((await readdir(harness.data)).filter((name) => name.includes('vault'))).toEqual(['vault-2.key']);
  expect((await vault.open(TOKEN, await vault.seal(TOKEN, new Secret('secret')))).reveal()).toBe('secret');
  await harness.remove();
});

it('gives nothing away in the data folder without the key file, in any usual spelling', async () => {
  const harness = await createHarness();
  const canary = 'ghp_canary4Fq8Zt1Yv7Kx2Wm5Rj9Lp3Ns6Hd0Ab';
  await harness.open().seal(TOKEN, new Secret(canary));
  const key = (await readFile(path.join(harness.data, 'vault.key'), 'utf8')).trim();
  for (const [name, content] of await filesIn(harness.data)) {
    if (name.startsWith('vault')) continue;
    const spellings = [canary, key].flatMap((text) => [text, Buffer.from(text).toString('base64'), Buffer.from(text).toString('hex'), encodeURIComponent(text)]);
    for (const spelling of [...spellings, Buffer.from(key, 'hex')]) expect(content.includes(spelling)).toBe(false);
  }
  await harness.remove();
});
