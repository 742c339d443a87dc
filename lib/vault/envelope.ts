import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { BranchKeys } from './branch-keys';
import { decrypt, deriveKey, encrypt } from './cipher';
import type { MasterKeys } from './master-keys';
import type { Sealed, SecretContext, Vault, VaultKey } from './port';
import { Secret } from './secret';

const PURPOSE = 'secret of a token';

function tokenKey(branch: Uint8Array, { userId, tokenId }: SecretContext): Uint8Array {
  return deriveKey(branch, [PURPOSE, userId, tokenId]);
}

function bound({ userId, tokenId, forge, host, version }: SecretContext, keyId: string): (string | number)[] {
  return [PURPOSE, userId, tokenId, forge, host, version, keyId];
}

/** A vault over master keys of any kind; `now` in milliseconds, the clock that ends the hour a key is held. */
export function createEnvelopeVault(documents: DocumentStore, masters: MasterKeys, now: () => number = Date.now): Vault {
  const keys = new BranchKeys(documents, masters, now);

  async function describe(): Promise<VaultKey> {
    const { stored } = await keys.newest();
    const superseded = (await keys.all()).filter(({ number }) => number < stored.number).map(({ id }) => id);
    return { adapter: masters.adapter, keyId: stored.id, created: stored.created, superseded };
  }

  return {
    describe,
    async seal(context, secret) {
      const { stored, key } = await keys.newest();
      return { keyId: stored.id, bytes: encrypt(tokenKey(key, context), Buffer.from(secret.reveal()), bound(context, stored.id)) };
    },
    async open(context, { keyId, bytes }: Sealed) {
      const { key } = await keys.byId(keyId);
      const plain = decrypt(tokenKey(key, context), bytes, bound(context, keyId));
      if (plain) return new Secret(Buffer.from(plain).toString());
      throw new AppError('secret-unreadable', 'This token cannot be read any more: what was kept of it is damaged, or belongs to something else. Enter it again; the repositories chosen stay.');
    },
    async rotate() {
      await masters.rotate();
      await keys.make();
      return describe();
    },
    retire: (isInUse) => keys.retire(isInUse),
    async close() {
      keys.forget();
      masters.close();
    },
  };
}
