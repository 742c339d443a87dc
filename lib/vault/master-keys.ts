/** Keeps branch keys from being read: what differs between a key file and a key service. */
export interface MasterKeys {
  /** Name of the adapter, as `VaultKey.adapter`. */
  adapter: string;
  /** Wraps under the newest master key. `first`: no branch key exists yet, so a missing master key may be made. */
  wrap(branch: Uint8Array, branchId: string, first: boolean): Promise<{ masterId: string; wrapped: Uint8Array }>;
  /** Throws `vault-unavailable` when the master key cannot be used now, `secret-unreadable` when the wrapped key was changed. */
  unwrap(masterId: string, wrapped: Uint8Array, branchId: string): Promise<Uint8Array>;
  /** Makes a new master key, which wraps from now on. */
  rotate(): Promise<void>;
  /** Removes every master key but the newest and these. */
  keepOnly(masterIds: ReadonlySet<string>): Promise<void>;
}
