import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context } from '../../lib/context';
import { createContext } from '../../lib/context';
import { readSettings } from '../../lib/config/settings';
import { identities, repositories, users } from '../../lib/documents/collections';
import type { Repository, User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { newId } from '../../lib/documents/new-id';
import { refreshList } from '../../lib/repositories/refresh-list';
import { setActive } from '../../lib/repositories/set-active';
import { addToken } from '../../lib/tokens/add-token';
import { work } from '../../workers/collect/work';
import type { WorkOptions } from '../../workers/collect/work';
import { ownBackEnds } from '../support/back-ends';

/** A place of its own with the simulated forges as its servers. */
export interface Place {
  context: Context;
  environment: Record<string, string>;
  root: string;
  remove(): Promise<void>;
}

/** Opens a place whose operator allows these servers. */
export async function openPlace(servers: readonly string[]): Promise<Place> {
  const root = mkdtempSync(path.join(tmpdir(), 'workers-'));
  const environment: Record<string, string> = { ...ownBackEnds(), COMMIT_STATS_DATA: path.join(root, 'data'), COMMIT_STATS_FORGE_SERVERS: servers.join(' '), COMMIT_STATS_LOG: 'silent' };
  const context = await createContext(readSettings({}, environment));
  return {
    context, environment, root,
    remove: async () => {
      await context.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A person with one address. */
export async function personWith({ documents }: Context, name: string, email: string): Promise<User> {
  const user = await documents.insert(users, { id: `user-${name}`, ownerId: `user-${name}`, account: `github.com/${name}`, hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
  await documents.insert(identities, { id: newId(), ownerId: user.id, email, verified: null, vouched: false, noReply: false, created: '2026-11-20T08:00:00.000Z' });
  return user;
}

/** Adds a token, reads its list and switches all of it on. Gives the token's id. */
export async function addAll(context: Context, user: User, token: { name: string; forge: 'github' | 'gitlab' | 'azure-devops'; server: string; organization?: string; secret: string }): Promise<string> {
  const { id: tokenId } = await addToken(context, user, token);
  await refreshList(context, user, { tokenId });
  const own = (await repositoriesOfUser(context, user)).filter(({ tokenIds }) => tokenIds.includes(tokenId));
  if (own.length > 0) await setActive(context, user, { repositoryIds: own.map(({ id }) => id), active: true });
  return tokenId;
}

export async function repositoriesOfUser({ documents }: Context, user: User): Promise<Repository[]> {
  return listAll(documents, repositories, 'owner', [user.id]);
}

/** Collects until nothing is due. Gives the repositories in the order in which they ended. */
export async function workThrough(context: Context, options: Partial<WorkOptions> = {}): Promise<{ repositoryId: string; ownerId: string; result: string }[]> {
  const done: { repositoryId: string; ownerId: string; result: string }[] = [];
  await work(context, { draw: async () => undefined, lanes: 1, signal: new AbortController().signal, untilIdle: true, onJob: (job, result) => { done.push({ ...job, result }); }, ...options });
  return done;
}
