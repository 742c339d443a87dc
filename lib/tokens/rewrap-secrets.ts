import { recordEvent } from '../audit/record-event';
import { tokens } from '../documents/collections';
import type { Token } from '../documents/collections';
import { eachOf } from '../documents/each-of';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { hasStatementKeyUnder, rewrapStatementKeys } from '../exports/statement/keys';
import type { VerbContext } from '../verbs/verb';
import { noteUnreadable } from './connect';
import { secretContext } from './secret-context';

/** What one pass did. */
export interface Rewrapped {
  /** Secrets that lie under the newest key now. */
  sealed: number;
  /** Secrets that cannot be read any more; their tokens ask their owners to enter them again, and the key they name stays. */
  unreadable: number;
  /** Superseded keys that nothing needs any more and that were removed. */
  retired: number;
}

async function rewrap(context: Pick<VerbContext, 'documents' | 'vault'>, token: Token): Promise<'sealed' | 'unreadable'> {
  if (token.sealed === null) return 'sealed';
  const vault = await context.vault();
  try {
    const secret = await vault.open(secretContext(token), { keyId: token.sealedWith, bytes: token.sealed });
    const sealed = await vault.seal(secretContext(token), secret);
    await context.documents.update(tokens, { ...token, sealed: sealed.bytes, sealedWith: sealed.keyId });
    await recordEvent(context, token.ownerId, { action: 'token-sealed-anew', token });
    return 'sealed';
  } catch (error) {
    // Whoever changed it meanwhile sealed it anew, or the next pass meets it again.
    if (isConflict(error)) return 'sealed';
    if (!(error instanceof AppError) || error.code !== 'secret-unreadable') throw error;
    await noteUnreadable(context, token);
    return 'unreadable';
  }
}

/**
 * Seals every secret that lies under a superseded key anew, and removes keys that nothing needs. Work goes on meanwhile. Killed anywhere, or stopped by the signal, the next call goes on
 * with what still names an old key.
 * @throws AppError `vault-unavailable`: nothing is lost, call it again later.
 */
export async function rewrapSecrets(context: Pick<VerbContext, 'documents' | 'vault'>, signal?: AbortSignal): Promise<Rewrapped> {
  const { documents } = context;
  const vault = await context.vault();
  const result: Rewrapped = { sealed: 0, unreadable: 0, retired: 0 };
  for (const keyId of (await vault.describe()).superseded) {
    await rewrapStatementKeys(context, keyId);
    const atEnd = await eachOf(documents, { collection: tokens, index: 'sealedWith', values: [keyId] }, async (token) => { result[await rewrap(context, token)] += 1; }, { signal });
    if (!atEnd) return result;
  }
  result.retired = (await vault.retire(async (keyId) => (await documents.list(tokens, 'sealedWith', [keyId], { limit: 1 })).documents.length > 0 || await hasStatementKeyUnder(context, keyId))).length;
  return result;
}

/** Makes a new key for all secrets and seals them anew under it. For the operator. Throws as `rewrapSecrets`. */
export async function rotateVaultKey(context: Pick<VerbContext, 'documents' | 'vault'>): Promise<Rewrapped> {
  await (await context.vault()).rotate();
  return rewrapSecrets(context);
}
