/** Sorts of keys that commits can be signed with and checked against. */
export const KEY_KINDS = ['openpgp', 'ssh'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** A public key as a forge lists it for an account. */
export interface ListedKey {
  kind: KeyKind;
  /** OpenPGP: the key in armor. SSH: the line with type and key; what stands behind them is left away. */
  text: string;
  /** The forge says that its owner revoked it. */
  revoked: boolean;
  /** ISO 8601 moment at which it ends by the word of the forge; null where it says none. What the key itself says is looked at when it is used. */
  expires: string | null;
}

/** A key that commits are checked against. */
export interface CheckingKey {
  kind: KeyKind;
  text: string;
  /** Commits that were committed later (seconds since 1970) are not checked against it; null: no end is known. */
  until: number | null;
}
