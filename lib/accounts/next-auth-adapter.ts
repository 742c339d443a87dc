import { randomBytes } from 'node:crypto';
import type { AuthOptions } from 'next-auth';
import type { Context } from '../context';
import { users } from '../documents/collections';
import type { User } from '../documents/collections';
import { newId } from '../documents/new-id';
import { AppError } from '../errors/app-error';
import { ensureCv } from '../publishing/ensure-cv';
import { isConflict } from '../errors/is-conflict';
import { forgeAccountKey } from './forge-account';
import { endSession, extendSession, findSession, storeSession } from './sessions';

// next-auth's own module of these types holds no code, so tools that follow imports cannot find it.
type Adapter = NonNullable<AuthOptions['adapter']>;
type AdapterUser = NonNullable<Awaited<ReturnType<NonNullable<Adapter['getUser']>>>>;

/** What the provider's `profile` hands over and next-auth passes on. */
export interface SignInProfile {
  id: string;
  /** Account key: host and numeric id. */
  account: string;
  name: string;
  /** Always empty: no account is ever found by an address. */
  email: '';
  verifiedEmails: string[];
}

function asAdapterUser(user: User): AdapterUser {
  return { id: user.id, email: '', emailVerified: null, name: user.name ?? '' };
}

async function userByAccount({ documents }: Pick<Context, 'documents'>, account: string): Promise<User | undefined> {
  return (await documents.list(users, 'account', [account])).documents[0];
}

/** The user of an account, made at the first sign-in. Of two first sign-ins at once, one makes him: both get the same. */
async function ensureUser(context: Pick<Context, 'documents'>, { account, name }: Pick<SignInProfile, 'account' | 'name'>): Promise<User> {
  const found = await userByAccount(context, account);
  if (found) return found;
  const id = newId();
  try {
    const user = await context.documents.insert(users, { id, ownerId: id, account, hashKey: randomBytes(32).toString('hex'), name, created: new Date().toISOString() });
    // Something to open from the first minute on, which nobody else reads.
    await ensureCv(context, user, undefined);
    return user;
  } catch (error) {
    if (isConflict(error)) return ensureUser(context, { account, name });
    throw error;
  }
}

async function rename({ documents }: Pick<Context, 'documents'>, id: string, name: string | null | undefined): Promise<User> {
  const user = await documents.get(users, id);
  if (!user) throw new AppError('not-found', 'This account is not here any more.');
  if (!name || user.name === name) return user;
  try {
    return await documents.update(users, { ...user, name });
  } catch (error) {
    if (isConflict(error)) return rename({ documents }, id, name);
    throw error;
  }
}

/**
 * The ten methods next-auth asks a store for, over the documents port. User and account are one document under the account's
 * unique key, so nothing can tear them apart. Of a session only the hash of its token is kept, of GitHub's tokens nothing.
 */
export function createNextAuthAdapter(context: Pick<Context, 'documents'>, { web, agent }: { web: string; agent: string }) {
  return {
    createUser: async (profile: Omit<AdapterUser, 'id'>) => asAdapterUser(await ensureUser(context, profile as unknown as SignInProfile)),
    async getUser(id) {
      const user = await context.documents.get(users, id);
      return user ? asAdapterUser(user) : null;
    },
    // An address proves nothing about who owns an account here.
    getUserByEmail: async () => null,
    async getUserByAccount({ providerAccountId }) {
      const user = await userByAccount(context, forgeAccountKey(web, providerAccountId));
      return user ? asAdapterUser(user) : null;
    },
    updateUser: async ({ id, name }) => asAdapterUser(await rename(context, id, name)),
    // `createUser` linked it already; the access token in it is dropped here.
    linkAccount: async () => undefined,
    async createSession({ sessionToken, userId, expires }) {
      await storeSession(context, { token: sessionToken, userId, expires: expires.valueOf(), agent });
      return { sessionToken, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      const found = await findSession(context, sessionToken);
      if (!found) return null;
      return { session: { sessionToken, userId: found.user.id, expires: new Date(found.session.expires) }, user: asAdapterUser(found.user) };
    },
    async updateSession({ sessionToken, expires }) {
      const session = expires && (await extendSession(context, sessionToken, expires.valueOf()));
      return session ? { sessionToken, userId: session.ownerId, expires: new Date(session.expires) } : null;
    },
    deleteSession: async (sessionToken) => endSession(context, sessionToken),
  } satisfies Adapter;
}
