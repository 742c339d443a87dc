import { z } from 'zod';
import { USABLE_STATES, tokens } from '../documents/collections';
import type { Repository, Token, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { AppError } from '../errors/app-error';
import type { ForgeRepository } from '../forges/port';
import { parseRemoteAddress } from '../git/remote/address';
import { connect } from '../tokens/connect';
import { PUBLIC_SERVERS } from '../tokens/schema';
import { verb } from '../verbs/verb';
import type { VerbContext } from '../verbs/verb';
import { markDue } from './mark-due';
import { changeRepository } from './own-repository';
import { repositoryOfPage } from './page-address';
import { registerRepository } from './register-repository';
import { upsertListed } from './upsert-listed';

const addressField = z.string({ error: 'must be an address such as https://host/owner/name' }).trim().min(1, { error: 'must be an address such as https://host/owner/name' }).max(2_048, { error: 'is too long' });
const folderField = z.string({ error: 'must be a folder' }).min(1, { error: 'must be a folder' }).max(4_096, { error: 'is too long' }).regex(/^[^\0]*$/u, { error: 'must be a folder' });
const input = z.union([z.object({ url: addressField }), z.object({ folder: folderField })], { error: 'must be an address such as https://host/owner/name, or a folder' }).meta({ title: 'What you typed' });

/** The account of the person at this machine. */
const LOCAL = 'local';
const CHOSEN = { extra: true, active: true } as const;

/** The path of a repository as its forge writes it, from its address below the server's. */
function pathBelow(server: string, address: string): string | undefined {
  if (!address.startsWith(`${server}/`)) return undefined;
  try {
    return decodeURIComponent(address.slice(server.length + 1)).replace(/\.git$/u, '').replace('/_git/', '/');
  } catch {
    return undefined;
  }
}

/** The repository as one of the person's own tokens sees it. A token that does not see it, or cannot say so now, does not count. */
async function askTokens(context: VerbContext, own: readonly Token[], address: string): Promise<{ token: Token; listed: ForgeRepository } | undefined> {
  for (const token of own) {
    const path = USABLE_STATES.includes(token.status) ? pathBelow(token.server, address) : undefined;
    if (path === undefined) continue;
    try {
      const answer = await (await connect(context, token.id, { action: 'repository-asked', subject: path })).repository({ path });
      if (answer.state === 'present') return { token, listed: answer.repository };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      context.log.info({ code: error.code }, 'a token could not be asked about an extra repository');
    }
  }
  return undefined;
}

async function addAddress(context: VerbContext, user: User, typed: string): Promise<Repository> {
  const { href: page, origin } = parseRemoteAddress(typed);
  const own = await listAll(context.documents, tokens, 'owner', [user.id]);
  const href = repositoryOfPage(page, [PUBLIC_SERVERS.github, ...own.flatMap(({ forge, server }) => (forge === 'github' ? [server] : []))]);
  if (new URL(href).pathname === '/') throw new AppError('wrong-use', 'This is the address of a server. Add the path of the repository: https://host/owner/name.');
  const listed = context.settings.tokens.servers.some((server) => new URL(server).origin === origin);
  if (!href.startsWith('https://') && !listed) throw new AppError('address-refused', 'Only addresses that begin with https:// can be added.');
  // The text itself is judged first: nobody reads another host in it than the one that was looked up.
  await (await context.outbound()).pin(typed);
  await (await context.outbound()).pin(href);
  const known = await askTokens(context, own, href);
  if (known) return (await upsertListed(context, known.token, known.listed, { chosen: CHOSEN })).repository;
  // Read without a token, so anybody can; on one's own machine nobody else's word is asked for.
  const visibility = user.account === LOCAL ? null : 'public';
  return registerRepository(context, user, { source: { kind: 'url', url: href }, known: { ...CHOSEN, visibility, webUrl: href } });
}

async function addFolder(context: VerbContext, user: User, folder: string): Promise<Repository> {
  if (user.account !== LOCAL) throw new AppError('wrong-use', 'A folder can only be added by the person at the machine it is on. Add the repository by its https address.');
  return registerRepository(context, user, { source: { kind: 'path', path: folder }, known: CHOSEN });
}

/**
 * Adds a repository by its address, whether or not a token lists it: any public https host that the network rules allow. A folder only for the person at this machine. It is due at once.
 * @throws AppError `wrong-use`, `address-refused`; `not-found` for a folder that is not there.
 */
export const addExtra = verb(input, async (context, user, input): Promise<{ repositoryId: string; name: string }> => {
  const added = 'url' in input ? await addAddress(context, user, input.url) : await addFolder(context, user, input.folder);
  const repository = (await changeRepository(context.documents, added.id, (found) => (found.active && found.extra ? undefined : CHOSEN))) ?? added;
  await markDue(context, [repository]);
  return { repositoryId: repository.id, name: repository.path || repository.name };
});
