import { createHash, timingSafeEqual } from 'node:crypto';
import { tokens } from '../documents/collections';
import type { Token, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { AppError } from '../errors/app-error';
import type { Secret } from '../vault/secret';
import type { VerbContext } from '../verbs/verb';
import { secretContext } from './secret-context';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a kept token is this one. Where its secret cannot be opened, its last four characters have to do. */
async function isSame({ vault }: Pick<VerbContext, 'vault'>, token: Token, sealed: NonNullable<Token['sealed']>, secret: Secret): Promise<boolean> {
  try {
    const kept = await (await vault()).open(secretContext(token), { keyId: token.sealedWith, bytes: sealed });
    return timingSafeEqual(digest(kept.reveal()), digest(secret.reveal()));
  } catch (error) {
    if (error instanceof AppError && error.code === 'secret-unreadable') return token.lastFour !== '';
    throw error;
  }
}

/**
 * Refuses a token that its owner keeps already at this place, under whatever name; `but` is left out of it. Secrets are opened only where the last four characters are the same.
 * @throws AppError `wrong-use` with the page of the one that is kept; `vault-unavailable`.
 */
export async function requireNew(context: Pick<VerbContext, 'documents' | 'vault'>, user: Pick<User, 'id'>, place: Pick<Token, 'forge' | 'server' | 'organization'>, secret: Secret, but?: string): Promise<void> {
  const kept = await listAll(context.documents, tokens, 'owner', [user.id]);
  for (const token of kept) {
    const here = token.id !== but && token.forge === place.forge && token.server === place.server && token.organization === place.organization;
    if (!here || token.sealed === null || token.status === 'deleting' || token.lastFour !== secret.lastFour) continue;
    if (await isSame(context, token, token.sealed, secret)) {
      throw new AppError('wrong-use', `This token is here already: it is “${token.name}”. Nothing was added or changed. On its page you check it again, or put another in its place with Replace.`, { link: `/user/tokens/${token.id}` });
    }
  }
}
