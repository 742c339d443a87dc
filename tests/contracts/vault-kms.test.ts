import { CancelKeyDeletionCommand, CreateAliasCommand, CreateKeyCommand, DisableKeyCommand, EnableKeyCommand, KMSClient, ScheduleKeyDeletionCommand, UpdateAliasCommand } from '@aws-sdk/client-kms';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { vaultKeys } from '../../lib/documents/collections';
import { createVault } from '../../lib/vault/create-vault';
import type { Vault } from '../../lib/vault/port';
import { Secret } from '../../lib/vault/secret';
import { readSettings } from '../../lib/config/settings';
import { startMoto } from '../servers/moto';
import type { RunningServer } from '../servers/start-server';
import { startRelay } from '../support/relay';
import type { Relay } from '../support/relay';
import { tempContext } from '../support/temp-context';
import { vaultContract } from './vault';
import type { VaultHarness } from './vault';

const TOKEN = { userId: 'user-1', tokenId: 'token-1', forge: 'github', host: 'github.com', version: 1 };
const REGION = 'us-east-1';
const DAY = 86_400_000;

let moto: RunningServer;
let relay: Relay;
let kms: KMSClient;

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  moto = await startMoto();
  relay = await startRelay(moto.endpoint);
  kms = new KMSClient({ region: REGION, endpoint: moto.endpoint });
});
afterAll(async () => {
  kms.destroy();
  await relay.stop();
  await moto.stop();
  vi.unstubAllEnvs();
});

async function makeKey(): Promise<string> {
  return (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? '';
}

/** The id alone: of the operations that manage keys, the server of the tests takes no ARN. */
function idOf(arn: string): string {
  return arn.split('/').at(-1) ?? '';
}

interface KmsHarness extends VaultHarness {
  key: string;
  /** A vault by these variables over the same documents. */
  openWith(variables: Record<string, string>): Promise<Vault>;
}

async function createHarness(): Promise<KmsHarness> {
  const temporary = await tempContext();
  const { context, data } = temporary;
  const key = await makeKey();
  let now = Date.parse('2026-11-20T08:00:00.000Z');
  const openWith = (variables: Record<string, string>): Promise<Vault> => {
    const settings = readSettings({ data }, { AWS_REGION: REGION, AWS_ENDPOINT_URL_KMS: relay.endpoint, COMMIT_STATS_KMS_KEY: key, ...variables });
    return createVault(context.documents, settings, () => now);
  };
  const opened = await Promise.all(Array.from({ length: 10 }, () => openWith({})));
  return {
    context,
    key,
    openWith,
    open: () => {
      const vault = opened.pop();
      if (!vault) throw new Error('No vault is left.');
      return vault;
    },
    advance: (milliseconds) => { now += milliseconds; },
    setReachable: async (reachable) => { await kms.send(reachable ? new EnableKeyCommand({ KeyId: idOf(key) }) : new DisableKeyCommand({ KeyId: idOf(key) })); },
    remove: async () => {
      for (const vault of opened) await vault.close();
      await temporary.remove();
    },
  };
}

vaultContract('AWS KMS', createHarness);

/** Makes KMS fail, and gives what sets it right again. */
const FAILURES: [string, RegExp, (key: string) => Promise<() => Promise<unknown>>][] = [
  ['is disabled', /disabled/u, async (KeyId) => {
    await kms.send(new DisableKeyCommand({ KeyId }));
    return () => kms.send(new EnableKeyCommand({ KeyId }));
  }],
  ['is about to be deleted', /deleted/u, async (KeyId) => {
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId }));
    return async () => {
      await kms.send(new CancelKeyDeletionCommand({ KeyId }));
      await kms.send(new EnableKeyCommand({ KeyId }));
    };
  }],
  ['may not be used', /allows kms:/u, async () => {
    relay.behave({ status: 400, body: JSON.stringify({ __type: 'AccessDeniedException', message: 'User: arn:aws:sts::1:assumed-role/x is not authorized' }) });
    return async () => relay.behave('through');
  }],
  ['is behind a server that fails', /tried again/u, async () => {
    relay.behave({ status: 500, body: JSON.stringify({ __type: 'KMSInternalException' }) });
    return async () => relay.behave('through');
  }],
  ['is asked too often', /tried again/u, async () => {
    relay.behave({ status: 400, body: JSON.stringify({ __type: 'ThrottlingException' }) });
    return async () => relay.behave('through');
  }],
  ['is behind a broken line', /tried again/u, async () => {
    relay.behave('cut');
    return async () => relay.behave('through');
  }],
];

describe('a vault on AWS KMS', () => {
  it.each(FAILURES)('says so where its key %s: nothing is stored, nothing is lost', async (_, sentence, breakIt) => {
    const harness = await createHarness();
    const sealed = await harness.open().seal(TOKEN, new Secret('secret'));
    const before = await harness.context.documents.list(vaultKeys, 'owner', ['vault']);
    const mend = await breakIt(idOf(harness.key));
    const other = harness.open();
    for (const call of [() => other.open(TOKEN, sealed), () => other.seal(TOKEN, new Secret('new')), () => other.rotate()]) {
      const error: Error = await call().then(() => { throw new Error('It went through.'); }, (caught: Error) => caught);
      expect(error).toMatchObject({ code: 'vault-unavailable', message: expect.stringMatching(sentence) });
      expect(error.message).not.toMatch(/arn:|127\.0\.0\.1/u);
    }
    expect(await harness.context.documents.list(vaultKeys, 'owner', ['vault'])).toEqual(before);
    await mend();
    expect((await other.open(TOKEN, sealed)).reveal()).toBe('secret');
    await harness.remove();
  });

  it('gives up on a server that never answers', async () => {
    const harness = await createHarness();
    relay.behave('silent');
    await expect(harness.open().seal(TOKEN, new Secret('secret'))).rejects.toMatchObject({ code: 'vault-unavailable' });
    relay.behave('through');
    await harness.remove();
  });

  it('outlives an end of KMS in the middle: what was sealed opens afterwards, and nothing was stored meanwhile', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'commit-stats-kms-'));
    const file = path.join(folder, 'keys');
    const before = await startMoto({ keys: file });
    const harness = await createHarness();
    const client = new KMSClient({ region: REGION, endpoint: before.endpoint });
    const key = (await client.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? '';
    client.destroy();
    const variables = { COMMIT_STATS_KMS_KEY: key, AWS_ENDPOINT_URL_KMS: before.endpoint };
    const [warm, cold] = [await harness.openWith(variables), await harness.openWith(variables)];
    const sealed = await warm.seal(TOKEN, new Secret('secret'));
    const stored = await harness.context.documents.list(vaultKeys, 'owner', ['vault']);
    await before.stop();
    // Who held the branch key goes on for its hour; who did not says why he cannot.
    expect((await warm.open(TOKEN, sealed)).reveal()).toBe('secret');
    for (const call of [() => cold.open(TOKEN, sealed), () => cold.seal(TOKEN, new Secret('new')), () => warm.rotate()]) {
      await expect(call()).rejects.toMatchObject({ code: 'vault-unavailable', message: expect.stringContaining('Nothing was stored, and nothing is lost.') });
    }
    expect(await harness.context.documents.list(vaultKeys, 'owner', ['vault'])).toEqual(stored);
    const after = await startMoto({ keys: file, port: before.port });
    expect((await cold.open(TOKEN, sealed)).reveal()).toBe('secret');
    await warm.rotate();
    expect((await cold.open(TOKEN, await warm.seal(TOKEN, new Secret('newer')))).reveal()).toBe('newer');
    expect((await cold.open(TOKEN, sealed)).reveal()).toBe('secret');
    await harness.remove();
    await after.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('names a key that does not exist, and a branch key that was put in another one’s place', async () => {
    const harness = await createHarness();
    const missing = await harness.openWith({ COMMIT_STATS_KMS_KEY: 'alias/nowhere' });
    await expect(missing.seal(TOKEN, new Secret('secret'))).rejects.toMatchObject({ code: 'vault-unavailable', message: expect.stringContaining('COMMIT_STATS_KMS_KEY') });
    const vault = harness.open();
    const first = await vault.seal(TOKEN, new Secret('secret'));
    await vault.rotate();
    const { documents } = harness.context;
    const [one, two] = (await documents.list(vaultKeys, 'owner', ['vault'])).documents;
    if (!one || !two) throw new Error('Two branch keys are needed.');
    await documents.update(vaultKeys, { ...one, wrapped: two.wrapped });
    await expect(harness.open().open(TOKEN, first)).rejects.toMatchObject({ code: 'secret-unreadable' });
    await documents.update(vaultKeys, { ...one, version: one.version + 1, masterId: await makeKey() });
    await expect(harness.open().open(TOKEN, first)).rejects.toMatchObject({ code: 'secret-unreadable' });
    await harness.remove();
  });

  it('asks KMS once an hour and process, however many tokens there are', async () => {
    const harness = await createHarness();
    const before = relay.asked.length;
    const vault = harness.open();
    const contexts = Array.from({ length: 1_000 }, (_, number) => ({ ...TOKEN, userId: `user-${number}`, tokenId: `token-${number}` }));
    const sealed = await Promise.all(contexts.map((context) => vault.seal(context, new Secret('ghp_secret'))));
    for (let round = 0; round < 8 * 4; round += 1) {
      await Promise.all(sealed.map((one, number) => vault.open(contexts[number] ?? TOKEN, one)));
      harness.advance(DAY / 96);
    }
    expect(relay.asked.slice(before)).toEqual(['GenerateDataKeyWithoutPlaintext', ...Array.from({ length: 8 }, () => 'Decrypt')]);
    // What AWS asks for 10,000 calls is 0.03 dollars: twenty processes at work all month.
    expect((20 * 24 * 31 * 0.03) / 10_000).toBeLessThan(1);
    await harness.remove();
  });

  it('goes on with another key of KMS after rotation, and needs the old one only for what lies under it', async () => {
    const harness = await createHarness();
    const second = await makeKey();
    await kms.send(new CreateAliasCommand({ AliasName: 'alias/commit-stats-test', TargetKeyId: idOf(harness.key) }));
    const variables = { COMMIT_STATS_KMS_KEY: 'alias/commit-stats-test' };
    const vault = await harness.openWith(variables);
    const old = await vault.seal(TOKEN, new Secret('secret'));
    await kms.send(new UpdateAliasCommand({ AliasName: 'alias/commit-stats-test', TargetKeyId: idOf(second) }));
    await vault.rotate();
    const fresh = await vault.seal(TOKEN, new Secret('secret'));
    expect((await harness.context.documents.get(vaultKeys, old.keyId))?.masterId).toBe(harness.key);
    expect((await harness.context.documents.get(vaultKeys, fresh.keyId))?.masterId).toBe(second);
    await harness.setReachable(false);
    const other = await harness.openWith(variables);
    expect((await other.open(TOKEN, fresh)).reveal()).toBe('secret');
    await expect(other.open(TOKEN, old)).rejects.toMatchObject({ code: 'vault-unavailable' });
    await harness.remove();
  });

  it('takes over what lies under a key file, and gives it back', async () => {
    const harness = await createHarness();
    const files = await harness.openWith({ COMMIT_STATS_VAULT: 'key-file' });
    const old = await files.seal(TOKEN, new Secret('secret'));
    const vault = harness.open();
    expect((await vault.open(TOKEN, old)).reveal()).toBe('secret');
    const { keyId } = await vault.rotate();
    const sealed = await vault.seal(TOKEN, new Secret('secret'));
    expect(sealed.keyId).toBe(keyId);
    const back = await harness.openWith({ COMMIT_STATS_VAULT: 'key-file' });
    expect((await back.open(TOKEN, sealed)).reveal()).toBe('secret');
    await back.rotate();
    expect((await harness.context.documents.get(vaultKeys, (await back.seal(TOKEN, new Secret('secret'))).keyId))?.masterId).not.toMatch(/^arn:/u);
    await harness.remove();
  });
});
