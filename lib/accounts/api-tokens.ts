import type { Context } from '../context';
import { apiTokens, users } from '../documents/collections';
import type { ApiToken, User } from '../documents/collections';
import { newId } from '../documents/new-id';
import { isConflict } from '../errors/is-conflict';
import { recordEvent } from '../audit/record-event';
import { hashSecret, newSecret } from './secrets';

type Documents = Pick<Context, 'documents'>;

const PREFIX = 'cs_';
const SHAPE = /^cs_[A-Za-z0-9_-]{43}$/u;
/** The time of the last use is kept no more exactly than this. */
const USE_MS = 60_000;

/** What its owner sees of his API token. */
export interface ApiTokenView {
  lastFour: string;
  created: string;
  lastUsed: string | null;
}

async function stored({ documents }: Documents, userId: string): Promise<ApiToken | undefined> {
  return (await documents.list(apiTokens, 'owner', [userId])).documents[0];
}

/** The person's token for the public API without its secret; undefined where he has none. */
export async function apiTokenOf(context: Documents, user: Pick<User, 'id'>): Promise<ApiTokenView | undefined> {
  const token = await stored(context, user.id);
  return token && { lastFour: token.lastFour, created: token.created, lastUsed: token.lastUsed };
}

/** Makes the person's API token and gives it, this once. One that he had before stops working in the same step. */
export async function makeApiToken(context: Documents, user: Pick<User, 'id'>): Promise<string> {
  const secret = `${PREFIX}${newSecret()}`;
  const fields = { hash: hashSecret(secret), lastFour: secret.slice(-4), created: new Date().toISOString(), lastUsed: null };
  const before = await stored(context, user.id);
  try {
    if (before) await context.documents.update(apiTokens, { ...before, ...fields });
    else await context.documents.insert(apiTokens, { id: newId(), ownerId: user.id, ...fields });
  } catch (error) {
    if (isConflict(error)) return makeApiToken(context, user);
    throw error;
  }
  await recordEvent(context, user.id, { action: 'api-token-made' });
  return secret;
}

/** Takes the person's API token away; the next request with it is refused. Gives whether there was one. */
export async function revokeApiToken(context: Documents, user: Pick<User, 'id'>): Promise<boolean> {
  const token = await stored(context, user.id);
  if (!token || !(await context.documents.delete(apiTokens, token.id))) return false;
  await recordEvent(context, user.id, { action: 'api-token-revoked' });
  return true;
}

async function noteUse({ documents }: Documents, token: ApiToken, now: number): Promise<void> {
  if (token.lastUsed !== null && now - Date.parse(token.lastUsed) < USE_MS) return;
  try {
    await documents.update(apiTokens, { ...token, lastUsed: new Date(now).toISOString() });
  } catch (error) {
    // Replaced, revoked or used elsewhere in this moment: the other word stands.
    if (!isConflict(error)) throw error;
  }
}

/** Whose API token this is; undefined for anything else. */
export async function findApiUser(context: Documents, secret: string): Promise<{ user: User; tokenId: string } | undefined> {
  if (!SHAPE.test(secret)) return undefined;
  const [token] = (await context.documents.list(apiTokens, 'hash', [hashSecret(secret)])).documents;
  const user = token && (await context.documents.get(users, token.ownerId));
  if (!user) return undefined;
  await noteUse(context, token, Date.now());
  return { user, tokenId: token.id };
}
