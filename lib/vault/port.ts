import type { Secret } from './secret';

/**
 * What a sealed secret belongs to. It opens only for exactly the same: a row copied to another user, another token, or moved to another
 * forge or host does not, nor does an older secret put back in place of a newer one.
 */
export interface SecretContext {
  userId: string;
  tokenId: string;
  forge: string;
  /** Where the secret may be sent. */
  host: string;
  /** Which secret of this token it is: raised each time it is replaced. */
  version: number;
}

/** A secret as it lies in the documents. */
export interface Sealed {
  /** The branch key it was sealed under. */
  keyId: string;
  bytes: Uint8Array;
}

/** The key that secrets are sealed under now. */
export interface VaultKey {
  /** Name of the adapter, e.g. `key-file`. */
  adapter: string;
  keyId: string;
  /** ISO time. */
  created: string;
  /** Keys that older secrets may still lie under, oldest first. */
  superseded: string[];
}

/**
 * Keeps secrets. Envelope encryption: a master key, which never leaves its adapter, wraps branch keys; a branch key is held in memory for an
 * hour at most, and the key of one token is derived from it. Every adapter passes `tests/contracts/vault.ts`.
 */
export interface Vault {
  /** Throws `vault-unavailable` when the master key cannot be reached now. */
  seal(context: SecretContext, secret: Secret): Promise<Sealed>;
  /** Throws `secret-unreadable` when it was not sealed for this context or is damaged (for good: the person enters it again), `vault-unavailable` as `seal`. */
  open(context: SecretContext, sealed: Sealed): Promise<Secret>;
  describe(): Promise<VaultKey>;
  /** Makes a new master and branch key, under which all is sealed from now on. What was sealed before still opens. */
  rotate(): Promise<VaultKey>;
  /** Removes superseded keys that nothing lies under any more, once nobody can be about to use them. Gives their ids. */
  retire(isInUse: (keyId: string) => Promise<boolean>): Promise<string[]>;
  /** Forgets every key it holds in memory. */
  close(): Promise<void>;
}
