import { z } from 'zod';
import { recordEvent } from '../audit/record-event';
import { tokenRounds, tokens, users } from '../documents/collections';
import type { Token, User } from '../documents/collections';
import { eachOf } from '../documents/each-of';
import { AppError } from '../errors/app-error';
import type { Forge, Revocation } from '../forges/port';
import { refreshPublished, refreshPublishedSoon } from '../publishing/refresh-published';
import { eraseRepository } from '../repositories/erase-repository';
import { stopCollecting } from '../repositories/mark-due';
import { forgetAccount } from '../reviews/forget';
import { dropSigningKeys } from '../signatures/keep-keys';
import { idField, verb } from '../verbs/verb';
import type { VerbContext } from '../verbs/verb';
import { connectToAsk } from './connect';
import { detach } from './finish-leaving';
import { changeToken, ownToken } from './own-token';
import { repositoriesOf, tokenFor } from './repositories-of';

const input = z.object({
  tokenId: idField,
  /** `kept`: the numbers stay, marked "verified until <date>". `erased`: they go with everything known about the repositories that no other token reads. */
  facts: z.enum(['kept', 'erased'], { error: 'must be kept or erased' }),
  /** Whether the forge is asked to make the token useless, where its holder may ask that. */
  revoke: z.boolean({ error: 'must be true or false' }).default(true),
});

/** What became of it at the forge; null: nobody asked, or it could not be asked. */
export interface Deletion {
  revocation: Revocation | null;
}

async function tryRevoke(context: VerbContext, token: Token, forge: Forge | undefined): Promise<Revocation | null> {
  try {
    const revocation = (await forge?.revoke()) ?? null;
    if (revocation !== null) await recordEvent(context, token.ownerId, { action: 'token-revoked', token, subject: revocation.outcome });
    return revocation;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.log.warn({ code: error.code }, 'a deleted token could not be revoked at its forge');
    return null;
  }
}

/** What is left to do once the secret is gone; may be interrupted anywhere and begun again. */
async function clear(context: VerbContext, user: User, token: Token): Promise<void> {
  const now = new Date().toISOString();
  for (const repository of await repositoriesOf(context.documents, token)) {
    const others = repository.tokenIds.filter((id) => id !== token.id);
    if (!(await tokenFor(context.documents, { ...repository, tokenIds: others }))) await stopCollecting(context, repository);
    // Taken off the repository last: until then an interrupted deletion finds it again.
    if (token.deletion === 'erased' && others.length === 0) await eraseRepository(context, user, repository);
    else await detach(context, repository, token.id, now);
  }
  await dropSigningKeys(context, user, token);
  if (token.deletion === 'erased') await forgetAccount(context, user, token);
  await (token.deletion === 'erased' ? refreshPublished(context, user) : refreshPublishedSoon(context, user));
  await context.documents.delete(tokenRounds, token.id);
  await context.documents.delete(tokens, token.id);
}

/**
 * Throws a token's secret away for good and asks its forge to make it useless too, where that is wished and can be asked. What the token read is untouched; the token itself is
 * marked as being deleted, so that whoever works in the background ends that.
 */
export async function throwAwaySecret(context: VerbContext, token: Token, { facts, revoke }: { facts: 'kept' | 'erased'; revoke: boolean }): Promise<Deletion & { gone: Token }> {
  const usable = revoke && token.sealed !== null && token.status !== 'deleting' && token.status !== 'left';
  const forge = usable ? await connectToAsk(context, token, { action: 'token-revoked' }).catch(() => undefined) : undefined;
  const gone = await eraseSecret(context, token, facts);
  await recordEvent(context, token.ownerId, { action: 'token-deleted', token, subject: facts });
  return { gone, revocation: await tryRevoke(context, token, forge) };
}

/**
 * Deletes a token. Its secret goes first, so that nothing can be done with it any more whatever happens next; runs under way stop at their next step. A forge that cannot be
 * asked to revoke it stops nothing.
 * @throws AppError `not-found`.
 */
export const deleteToken = verb(input, async (context, user, { tokenId, facts, revoke }): Promise<Deletion> => {
  const { gone, revocation } = await throwAwaySecret(context, await ownToken(context.documents, user, tokenId), { facts, revoke });
  await clear(context, user, gone);
  return { revocation };
});

async function eraseSecret({ documents }: VerbContext, token: Token, deletion: 'kept' | 'erased'): Promise<Token> {
  const { id } = token;
  const gone = await changeToken(documents, id, (found) => ({ sealed: null, sealedWith: '', secretVersion: found.secretVersion + 1, status: 'deleting', deletion: found.deletion ?? deletion, message: 'It is being deleted.', link: null }));
  return gone ?? { ...token, sealed: null, status: 'deleting', deletion };
}

/** Ends deletions that were interrupted. For whoever works in the background. Gives how many; where the signal fires, the rest is left to the next call. */
export async function resumeDeletions(context: VerbContext, signal?: AbortSignal): Promise<number> {
  let ended = 0;
  await eachOf(context.documents, { collection: tokens, index: 'status', values: ['deleting'] }, async (token) => {
    const user = await context.documents.get(users, token.ownerId);
    if (user) await clear(context, user, token);
    else await context.documents.delete(tokens, token.id);
    ended += 1;
  }, { signal });
  return ended;
}
