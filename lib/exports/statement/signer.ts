import type { Context } from '../../context';
import { AppError } from '../../errors/app-error';
import { withPatience } from '../../health/patience';
import type { StatementClaims } from './claims';
import { openSigningKey, signWith } from './sign';
import type { SignedStatement, SigningKey } from './sign';

/** The key is kept opened for so long, as keys of the vault are. */
const KEPT_MS = 3_600_000;
/** A store that takes longer is out of reach: where a key is at hand, and, so many times as long, where none is. */
const PATIENCE_MS = 1_000;
const WITHOUT_KEY = 5;

export interface Signer {
  /** Signs what a page claims, now. Throws `store-failed` or `vault-unavailable` where the key is out of reach and none was opened within the last hour. */
  sign: (claims: StatementClaims) => Promise<SignedStatement>;
  /** Opens the key that signs now, so that it is at hand should the store or the vault fail. Never throws. */
  prepare: () => Promise<void>;
}

/** Signs statements of pages, also while the store or the vault is out of reach. `verify` is the address of the page that verifies them; `now` and `patience` are in milliseconds. */
export function createSigner(context: Pick<Context, 'documents' | 'vault'>, verify: string, now: () => number = Date.now, patience = PATIENCE_MS): Signer {
  let kept: { key: SigningKey; at: number } | undefined;
  const open = async (): Promise<SigningKey> => {
    const at = now();
    const key = await openSigningKey(context);
    kept = { key, at };
    return key;
  };
  return {
    async sign(claims) {
      let key: SigningKey;
      try {
        key = await withPatience(open(), kept ? patience : patience * WITHOUT_KEY);
      } catch (error) {
        const away = error instanceof AppError && (error.code === 'store-failed' || error.code === 'vault-unavailable');
        if (!away || !kept || now() - kept.at > KEPT_MS) throw error;
        key = kept.key;
      }
      return signWith(key, claims, verify, new Date(now()));
    },
    async prepare() {
      await open().catch(() => {});
    },
  };
}
