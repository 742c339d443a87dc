/** Keeps branch keys from being read: what differs between a key file and a key service. */
export interface MasterKeys {
  /** Name of the adapter, as `VaultKey.adapter`. */
  adapter: string;
  /** A new branch key, wrapped under the newest master key. `first`: no branch key exists yet, so a missing master key may be made. */
  makeBranch(branchId: string, first: boolean): Promise<{ masterId: string; wrapped: Uint8Array }>;
  /** Throws `vault-unavailable` when the master key cannot be used now, `secret-unreadable` when the wrapped key was changed. */
  unwrap(masterId: string, wrapped: Uint8Array, branchId: string): Promise<Uint8Array>;
  /** Makes a new master key, which wraps from now on; where a service keeps it, the one that the settings name. */
  rotate(): Promise<void>;
  /** Removes every master key but the newest and these; where a service keeps them, its owner does that. */
  keepOnly(masterIds: ReadonlySet<string>): Promise<void>;
  close(): void;
}
