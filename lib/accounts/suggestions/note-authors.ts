import type { Context } from '../../context';
import { suggestions, tokens } from '../../documents/collections';
import type { Suggestion, Token, User } from '../../documents/collections';
import { listAll } from '../../documents/list-all';
import { newId } from '../../documents/new-id';
import { isConflict } from '../../errors/is-conflict';
import { markAllDue } from '../../repositories/mark-due';
import { identityEmails } from '../identities';
import { verifyIdentities } from '../verified-identities';
import { rankAuthors } from './rank-authors';
import type { Author, Ranked } from './rank-authors';

type Documents = Pick<Context, 'documents'>;

const MOST_NAMES = 5;
const MOST_KEPT = 50;

/** Whether an address is one of the no-reply addresses that belong to this token's account, whatever its login was when it was written. */
function isNoReplyOf({ noReply }: Token, email: string): boolean {
  return noReply !== null && email.startsWith(noReply.prefix.toLowerCase()) && email.endsWith(`@${noReply.host.toLowerCase()}`);
}

async function keep({ documents }: Documents, user: User, repositoryId: string, found: Ranked): Promise<void> {
  const [stored] = (await documents.list(suggestions, 'email', [user.id, found.email])).documents;
  if (stored?.dismissed) return;
  const commits = [...(stored?.commits ?? []).filter(({ repository }) => repository !== repositoryId), { repository: repositoryId, commits: found.commits }];
  const names = [...new Set([...found.names, ...(stored?.names ?? [])])].slice(0, MOST_NAMES);
  const suggestion: Omit<Suggestion, 'version'> = {
    id: stored?.id ?? newId(), ownerId: user.id, email: found.email, names, commits, likeness: Math.max(found.likeness, stored?.likeness ?? 0), dismissed: false,
  };
  try {
    await (stored ? documents.update(suggestions, { ...suggestion, version: stored.version }) : documents.insert(suggestions, suggestion));
  } catch (error) {
    if (!isConflict(error)) throw error;
    await keep({ documents }, user, repositoryId, found);
  }
}

/**
 * Looks through the authors of one of a person's repositories: forge no-reply addresses bound to his account become his at once, other addresses that look like his are kept
 * as suggestions for him alone. Nothing of anybody else is kept. Gives the addresses that became his.
 */
export async function noteAuthors(context: Documents, user: User, repositoryId: string, authors: readonly Author[]): Promise<string[]> {
  const own = await listAll(context.documents, tokens, 'owner', [user.id]);
  const added: string[] = [];
  for (const token of own) {
    const mine = authors.map(({ email }) => email).filter((email) => isNoReplyOf(token, email));
    if (token.account === null || !token.account.person || mine.length === 0) continue;
    added.push(...(await verifyIdentities(context, user, mine, { forge: token.forge, server: token.server, accountId: token.account.id })));
  }
  if (added.length > 0) await markAllDue(context, user.id);
  const accounts = own.flatMap(({ account }) => (account?.person ? [account] : []));
  const known = { emails: await identityEmails(context, user), names: [user.name, ...accounts.map(({ name }) => name)].filter((name) => typeof name === 'string'), logins: accounts.map(({ login }) => login) };
  for (const found of rankAuthors(authors, known).slice(0, MOST_KEPT)) await keep(context, user, repositoryId, found);
  return added;
}
