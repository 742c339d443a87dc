import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localOwner } from '../../lib/accounts/local-owner';
import { claimIdentities } from '../../lib/accounts/identities';
import { collectionState } from '../../lib/collections/lease';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { NEVER, collections, repositories, tokens } from '../../lib/documents/collections';
import type { Repository, Token } from '../../lib/documents/collections';
import { noteHealth, nothingPending } from '../../lib/health/history/pending';
import { SLOT_MS } from '../../lib/health/history/slots';
import { storeHealth } from '../../lib/health/history/store-health';
import { startSite } from '../support/program';
import type { Site } from '../support/program';

/** The compiled site over a data folder of its own, and the same data for whoever fills it. */
export interface AppSite {
  site: Site;
  context: Context;
  /** The one-time link that the terminal printed. */
  link: string;
  close(): Promise<void>;
}

/** Starts the compiled site as a person at one machine does. */
export async function startAppSite(environment: Record<string, string> = {}): Promise<AppSite> {
  const data = await mkdtemp(path.join(tmpdir(), 'commit-stats-app-'));
  const all = { COMMIT_STATS_DATA: data, ...environment };
  const site = await startSite(all);
  const context = await createContext(readSettings({}, all));
  while (!/Sign in \(/u.test(site.output())) await new Promise((later) => { setTimeout(later, 20); });
  const link = /Sign in \(.*\): (http:\/\/\S+)/u.exec(site.output())?.[1] ?? '';
  return { site, context, link, close: async () => { await site.stop(); await context.close(); await rm(data, { recursive: true, force: true }); } };
}

const MADE = '2026-11-01T10:00:00.000Z';

/** A token as it is stored, without a secret. */
export async function storeToken({ documents }: Context, ownerId: string, other: Partial<Token>): Promise<Token> {
  return documents.insert(tokens, {
    id: `token-${other.name}`, ownerId, name: 'Work', forge: 'github', server: 'https://github.com', organization: null, sealed: null, sealedWith: '', secretVersion: 1, lastFour: 'Q2f1', kind: 'fine-grained',
    account: { id: '1299', login: 'adalindqvist', name: 'Ada Lindqvist', person: true }, scopes: null, canWrite: false, expiresAt: NEVER, expiryFrom: 'forge', status: 'active', message: '', link: null,
    noReply: null, activeOwners: [], checked: MADE, refreshed: MADE, warnedOf: null, leavingSince: null, deletion: null, created: MADE, ...other,
  });
}

/** `count` repositories of a token, of ten owners, in every state. */
export async function storeRepositories({ documents }: Context, ownerId: string, token: Token, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const owner = `owner-${Math.floor((index * 10) / count)}`;
    const name = `project-${String(index).padStart(4, '0')}`;
    const repository: Repository = await documents.insert(repositories, {
      id: `${token.id}-${index}`, ownerId, forge: token.forge, host: token.server, forgeId: `${index}`, kind: 'url', name, openSource: null, openSourceFrom: 'forge', tokenIds: [token.id], path: `${owner}/${name}`,
      owner: { name: owner, kind: 'organization', id: owner }, webUrl: `${token.server}/${owner}/${name}`, cloneUrl: null, visibility: index % 3 === 0 ? 'public' : 'private', fork: index % 7 === 0, archived: index % 11 === 0,
      stars: index % 5, licence: { spdx: index % 3 === 0 ? 'MIT' : null }, lastActivity: MADE, defaultBranch: 'main', size: null, empty: false, marker: null, active: index % 4 !== 0, extra: index === count - 1, alias: '',
      shown: 'name', exclusions: { paths: [], commits: [] }, status: index % 50 === 6 ? 'blocked' : 'present', message: index % 50 === 6 ? 'Its forge lets nobody read this repository at present. The numbers read before stay. Ask its owner, or switch it off.' : '',
      verifiedUntil: null, created: MADE,
    });
    if (count > 500 || index % 4 === 0) continue;
    const state = await collectionState({ documents }, repository);
    await documents.update(collections, { ...state, completed: MADE, checked: MADE, generation: 1, lastHead: 'a41f09e0a41f09e0a41f09e0a41f09e0a41f09e0', nextDue: Date.parse(MADE), ...(index % 9 === 1 ? { incomplete: [{ commit: 'c', reason: 'large' }] } : {}), ...(index % 9 === 2 ? { completed: null, generation: 0 } : {}) });
  }
}

/** Two days of answers, with a trouble that lasts and one that is over. */
export async function storeHistory(context: Context): Promise<void> {
  const pending = nothingPending();
  const now = Date.now();
  for (let ago = 500; ago >= 0; ago -= 1) {
    for (const part of ['documents', 'collection', 'github.com', 'git.example.org']) noteHealth(part, part === 'github.com' && (ago < 6 || (ago > 300 && ago < 310)) ? 'failing' : 'ok', now - ago * SLOT_MS, pending);
  }
  await storeHealth(context, now, { all: true, pending });
}

/** An owner with tokens in every state, repositories and addresses, and a service with a history. */
export async function storeEverything(context: Context): Promise<{ work: Token }> {
  const owner = await localOwner(context);
  await claimIdentities(context, owner, ['ada@oldjob.example']);
  const work = await storeToken(context, owner.id, { name: 'Work', expiresAt: Date.parse('2999-11-12') });
  await storeToken(context, owner.id, { name: 'Northwind', forge: 'azure-devops', server: 'https://dev.azure.com', organization: 'northwind', kind: '', expiresAt: Date.now() + 9 * 86_400_000, expiryFrom: 'owner' });
  await storeToken(context, owner.id, {
    name: 'Halden', forge: 'gitlab', server: 'https://gitlab.com', kind: 'personal', status: 'expired', expiresAt: Date.parse('2026-05-14'), scopes: ['read_api', 'read_repository'],
    message: 'GitLab refused this token: it expired on 14 May 2026. The numbers stay, marked “verified until 14 May 2026”. Create a token with read_api and read_repository, then choose Replace.', link: 'https://gitlab.com/-/user_settings/personal_access_tokens',
  });
  await storeRepositories(context, owner.id, work, 60);
  await storeHistory(context);
  return { work };
}
