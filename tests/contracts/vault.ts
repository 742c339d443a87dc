import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../lib/context';
import { vaultKeys } from '../../lib/documents/collections';
import type { SecretContext, Vault } from '../../lib/vault/port';
import { Secret } from '../../lib/vault/secret';

/** One empty vault of an adapter, over documents that several vaults can open at once. */
export interface VaultHarness {
  context: Context;
  /** One more vault on the same keys, as another process would have. */
  open(): Vault;
  /** Moves the clock that all these vaults go by. */
  advance(milliseconds: number): void;
  /** Puts the master key out of reach, and back. */
  setReachable(reachable: boolean): Promise<void>;
  remove(): Promise<void>;
}

const HOUR = 3_600_000;
const CANARY = 'ghp_canary4Fq8Zt1Yv7Kx2Wm5Rj9Lp3Ns6Hd0Ab';
const TOKEN: SecretContext = { userId: 'user-1', tokenId: 'token-1', forge: 'github', host: 'github.com', version: 1 };

const FOREIGN: [string, SecretContext][] = [
  ['another user', { ...TOKEN, userId: 'user-2' }],
  ['another token', { ...TOKEN, tokenId: 'token-2' }],
  ['another forge', { ...TOKEN, forge: 'gitlab' }],
  ['another host', { ...TOKEN, host: 'evil.example' }],
  ['another version', { ...TOKEN, version: 2 }],
  ['fields that run together', { ...TOKEN, userId: 'user-1token', tokenId: '-1' }],
];

/** What every `Vault` does. */
export function vaultContract(name: string, create: () => Promise<VaultHarness>): void {
  describe(`the vault of ${name}`, () => {
    let harness: VaultHarness;
    let vault: Vault;
    beforeEach(async () => {
      harness = await create();
      vault = harness.open();
    });
    afterEach(() => harness.remove());

    it('opens what it sealed, in another process too', async () => {
      const sealed = await vault.seal(TOKEN, new Secret(CANARY));
      expect((await vault.open(TOKEN, sealed)).reveal()).toBe(CANARY);
      expect((await harness.open().open(TOKEN, sealed)).reveal()).toBe(CANARY);
      const long = new Secret('ÄÖ💣'.repeat(2_000));
      expect((await vault.open(TOKEN, await vault.seal(TOKEN, long))).reveal()).toBe(long.reveal());
    });

    it('never seals the same secret to the same bytes', async () => {
      const [one, two] = [await vault.seal(TOKEN, new Secret(CANARY)), await vault.seal(TOKEN, new Secret(CANARY))];
      expect(Buffer.from(one.bytes).equals(two.bytes)).toBe(false);
    });

    it.each(FOREIGN)('does not open for %s', async (_, context) => {
      const sealed = await vault.seal(TOKEN, new Secret(CANARY));
      await expect(vault.open(context, sealed)).rejects.toMatchObject({ code: 'secret-unreadable' });
    });

    it('refuses every flipped bit, every shortened and every unknown form with a named error', async () => {
      const { keyId, bytes } = await vault.seal(TOKEN, new Secret('glpat-0123456789'));
      const damaged: Uint8Array[] = [new Uint8Array(0), Uint8Array.of(1), Buffer.concat([bytes, Buffer.of(0)])];
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const copy = new Uint8Array(bytes);
        copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        damaged.push(copy);
      }
      for (let length = 1; length < bytes.length; length += 1) damaged.push(bytes.subarray(0, length));
      for (const one of damaged) await expect(vault.open(TOKEN, { keyId, bytes: one })).rejects.toMatchObject({ code: 'secret-unreadable' });
      for (const key of ['', 'unknown']) await expect(vault.open(TOKEN, { keyId: key, bytes })).rejects.toMatchObject({ code: 'secret-unreadable' });
      expect((await vault.open(TOKEN, { keyId, bytes })).reveal()).toBe('glpat-0123456789');
    });

    it('says in no error what it could not read', async () => {
      const sealed = await vault.seal(TOKEN, new Secret(CANARY));
      const error: Error = await vault.open({ ...TOKEN, version: 9 }, sealed).then(() => { throw new Error('opened'); }, (caught: Error) => caught);
      expect(`${error.message}${error.stack ?? ''}${String(error.cause)}`).not.toContain(CANARY.slice(4));
    });

    it('holds a branch key for an hour at most while the master key is out of reach, then waits for it', async () => {
      const sealed = await vault.seal(TOKEN, new Secret(CANARY));
      await harness.setReachable(false);
      harness.advance(HOUR - 1);
      expect((await vault.open(TOKEN, sealed)).reveal()).toBe(CANARY);
      await expect(harness.open().open(TOKEN, sealed)).rejects.toMatchObject({ code: 'vault-unavailable' });
      harness.advance(1);
      await expect(vault.open(TOKEN, sealed)).rejects.toMatchObject({ code: 'vault-unavailable' });
      await expect(vault.seal(TOKEN, new Secret(CANARY))).rejects.toMatchObject({ code: 'vault-unavailable' });
      await harness.setReachable(true);
      expect((await vault.open(TOKEN, sealed)).reveal()).toBe(CANARY);
    });

    it('goes on opening what lies under older keys, and seals under the new one', async () => {
      const old = await vault.seal(TOKEN, new Secret(CANARY));
      const other = harness.open();
      await other.open(TOKEN, old);
      const { keyId, superseded } = await vault.rotate();
      expect(superseded).toEqual([old.keyId]);
      expect((await other.seal(TOKEN, new Secret(CANARY))).keyId).toBe(keyId);
      expect((await other.open(TOKEN, old)).reveal()).toBe(CANARY);
      expect((await harness.open().open(TOKEN, old)).reveal()).toBe(CANARY);
    });

    it('removes a superseded key only when nothing lies under it and nobody can be about to use it', async () => {
      const old = await vault.seal(TOKEN, new Secret(CANARY));
      await vault.rotate();
      expect(await vault.retire(async () => false)).toEqual([]);
      harness.advance(3 * HOUR);
      expect(await vault.retire(async (keyId) => keyId === old.keyId)).toEqual([]);
      expect((await vault.open(TOKEN, old)).reveal()).toBe(CANARY);
      const again = await vault.seal(TOKEN, new Secret(CANARY));
      expect(await vault.retire(async () => false)).toEqual([old.keyId]);
      await expect(vault.open(TOKEN, old)).rejects.toMatchObject({ code: 'secret-unreadable' });
      expect((await harness.open().open(TOKEN, again)).reveal()).toBe(CANARY);
      expect((await vault.describe()).superseded).toEqual([]);
    });

    it('has one first key, however many processes start at once', async () => {
      const vaults = Array.from({ length: 8 }, () => harness.open());
      const sealed = await Promise.all(vaults.map((one) => one.seal(TOKEN, new Secret(CANARY))));
      expect(new Set(sealed.map(({ keyId }) => keyId)).size).toBe(1);
      for (const one of sealed) expect((await vault.open(TOKEN, one)).reveal()).toBe(CANARY);
    });

    it('lets only the wrapped key be read from the documents, and notices when it was changed', async () => {
      const sealed = await vault.seal(TOKEN, new Secret(CANARY));
      const stored = await harness.context.documents.get(vaultKeys, sealed.keyId);
      if (!stored) throw new Error('The key is not stored.');
      const wrapped = new Uint8Array(stored.wrapped);
      wrapped[wrapped.length - 1] = (wrapped.at(-1) ?? 0) ^ 1;
      await harness.context.documents.update(vaultKeys, { ...stored, wrapped });
      await expect(harness.open().open(TOKEN, sealed)).rejects.toMatchObject({ code: 'secret-unreadable' });
    });

    it('forgets its keys when it is closed', async () => {
      const sealed = await vault.seal(TOKEN, new Secret(CANARY));
      await vault.close();
      await harness.setReachable(false);
      await expect(vault.open(TOKEN, sealed)).rejects.toMatchObject({ code: 'vault-unavailable' });
    });
  });
}
