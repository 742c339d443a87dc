import { recordEvent } from '../audit/record-event';
import type { Context } from '../context';
import { signInLinks } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { newId } from '../documents/new-id';
import { isConflict } from '../errors/is-conflict';
import { localOwner } from './local-owner';
import { hashSecret, newSecret, sameHash } from './secrets';
import { startSession } from './sessions';
import type { NewSession } from './sessions';

type Asked = Pick<Context, 'documents' | 'settings'>;

/** How long a printed link may be used. */
export const LINK_MS = 15 * 60_000;
const PATH = '/api/auth/local';

/**
 * The path of a new one-time link that signs the person at this machine in; undefined where people sign in with GitHub. Only its
 * hash is kept; links that are over go.
 */
export async function newLocalLink(context: Asked, now = Date.now()): Promise<string | undefined> {
  if (context.settings.signIn.kind !== 'local') return undefined;
  const owner = await localOwner(context);
  for (const { id, expires } of await listAll(context.documents, signInLinks, 'owner', [owner.id])) {
    if (expires <= now) await context.documents.delete(signInLinks, id);
  }
  const secret = newSecret();
  await context.documents.insert(signInLinks, { id: newId(), ownerId: owner.id, hash: hashSecret(secret), expires: now + LINK_MS });
  return `${PATH}?key=${secret}`;
}

/** Takes the link away; of several who use it at once, one succeeds. */
async function takeLink({ documents }: Pick<Context, 'documents'>, { id, version }: { id: string; version: number }): Promise<boolean> {
  try {
    return await documents.delete(signInLinks, id, version);
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}

/** A session for the secret of such a link; undefined where it is wrong, was used, is over, or people sign in with GitHub. */
export async function useLocalLink(context: Asked, secret: string, agent: string, now = Date.now()): Promise<NewSession | undefined> {
  if (context.settings.signIn.kind !== 'local') return undefined;
  const owner = await localOwner(context);
  const hash = hashSecret(secret);
  const links = await listAll(context.documents, signInLinks, 'owner', [owner.id]);
  const link = links.filter((one) => sameHash(one.hash, hash)).find(({ expires }) => expires > now);
  if (!link || !(await takeLink(context, link))) return undefined;
  await recordEvent(context, owner.id, { action: 'signed-in', subject: 'one-time link', from: agent });
  return startSession(context, owner, agent);
}
