import { recordEvent } from '../audit/record-event';
import { collections, tokens } from '../documents/collections';
import type { Repository, Token } from '../documents/collections';
import { changeRepository } from '../repositories/own-repository';
import type { VerbContext } from '../verbs/verb';
import { dayOf } from './day-of';
import { changeToken } from './own-token';
import { repositoriesOf } from './repositories-of';

/** Runs after which a repository that cannot be collected is left as it is. */
const MOST_ATTEMPTS = 5;

async function isDone({ documents }: Pick<VerbContext, 'documents'>, repository: Repository, since: string): Promise<boolean> {
  if (!repository.active || repository.status !== 'present') return true;
  const state = await documents.get(collections, repository.id);
  return state !== undefined && state.holder === null && ((state.checked ?? '') > since || state.attempts >= MOST_ATTEMPTS);
}

/** Takes a token off a repository. One that no token reads any more keeps its numbers, marked with the moment up to which they were checked. */
export async function detach({ documents }: Pick<VerbContext, 'documents'>, repository: Repository, tokenId: string, now: string): Promise<void> {
  const state = await documents.get(collections, repository.id);
  await changeRepository(documents, repository.id, (found) => {
    const tokenIds = found.tokenIds.filter((id) => id !== tokenId);
    if (tokenIds.length > 0 || found.forge === 'local') return { tokenIds };
    const until = found.verifiedUntil ?? state?.checked ?? state?.completed ?? now;
    return { tokenIds, verifiedUntil: until, message: state?.completed ? `No token reads it any more. Its numbers stay, marked "verified until ${dayOf(Date.parse(until))}".` : 'No token reads it any more.' };
  });
}

/**
 * Ends the leaving of a token once all it reads was collected after its owner said so: its secret is erased, its state becomes "left". To be called by whoever collects,
 * after each repository; safe to be called at any time. Gives whether the token has left.
 */
export async function finishLeaving(context: Pick<VerbContext, 'documents'>, tokenId: string): Promise<boolean> {
  const { documents } = context;
  const token: Token | undefined = await documents.get(tokens, tokenId);
  if (token?.status !== 'leaving' || token.leavingSince === null) return token?.status === 'left';
  const read = await repositoriesOf(documents, token);
  for (const repository of read) {
    if (!(await isDone(context, repository, token.leavingSince))) return false;
  }
  const now = new Date();
  for (const repository of read) await detach(context, repository, tokenId, now.toISOString());
  const message = `Your access ended on ${dayOf(now.getTime())}. Everything was collected before; the token was thrown away.`;
  const left = await changeToken(documents, tokenId, (found) => (found.status === 'leaving' ? { status: 'left', sealed: null, sealedWith: '', message, link: null } : undefined));
  if (left) await recordEvent(context, token.ownerId, { action: 'token-left', token });
  return left !== undefined;
}
