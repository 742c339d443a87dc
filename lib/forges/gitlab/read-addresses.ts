import { UserEmails } from '@gitbeaker/rest';
import { AppError } from '../../errors/app-error';
import { TRIED_AGAIN } from '../../errors/kept';
import type { AccountAddresses, CallOptions, ForgeProblem, NoReplyRule, VouchedAddress } from '../port';
import { accountOf, readUser } from './account';
import type { GitLabClient } from './client';
import { newTokenLink } from './refusal';
import { emailsSchema } from './schema';
import type { GitLabUser } from './schema';

type Listed = { email: string; confirmed: boolean };

/** The listed addresses; null where the token may not read them. The account's first address may be missing among them. */
async function listEmails(client: GitLabClient, options: CallOptions | undefined): Promise<Listed[] | null> {
  const listed: Listed[] = [];
  try {
    for await (const rows of client.pages((library, given) => new UserEmails(library).all(given), { perPage: 100 }, options)) {
      const page = emailsSchema.safeParse(rows);
      if (!page.success) throw new AppError('forge-failed', 'GitLab listed the addresses in a way that was not understood.', { kept: TRIED_AGAIN });
      for (const { email, confirmed_at } of page.data) listed.push({ email: email.toLowerCase(), confirmed: Boolean(confirmed_at) });
    }
    return listed;
  } catch (cause) {
    if (cause instanceof AppError && (cause.code === 'scope-missing' || cause.code === 'forge-refused')) return null;
    throw cause;
  }
}

/**
 * The host of the account's no-reply addresses, `<id>-<login>@<host>` (https://docs.gitlab.com/user/profile/#use-an-automatically-generated-private-commit-email).
 * An operator may have chosen another one than `users.noreply.<server>`. It is believed only where the address is none that somebody registered:
 * an account of number 3 could own `3-x@mail.example` and would be given everybody there who begins alike.
 */
function noReplyRule(user: GitLabUser, server: string, listed: readonly Listed[] | null): NoReplyRule {
  const rule = { prefix: `${user.id}-`, host: `users.noreply.${new URL(server).hostname}` };
  const commit = user.commit_email?.toLowerCase() ?? '';
  const at = commit.lastIndexOf('@');
  const fits = commit === `${rule.prefix}${user.username.toLowerCase()}@${commit.slice(at + 1)}`;
  const registered = listed === null || listed.some(({ email }) => email === commit) || user.email?.toLowerCase() === commit;
  return fits && !registered ? { ...rule, host: commit.slice(at + 1) } : rule;
}

function isNoReply(email: string, rule: NoReplyRule): boolean {
  return email.startsWith(rule.prefix) && email.endsWith(`@${rule.host}`);
}

/** Every address that GitLab vouches for: the confirmed ones, the first one if it is confirmed, and the one for commits, which GitLab takes only from those. */
export async function readAddresses(client: GitLabClient, options: CallOptions | undefined): Promise<AccountAddresses> {
  const user = await readUser(client, options);
  if (!accountOf(user).person) return { addresses: [], noReply: null, problems: [] };
  const listed = await listEmails(client, options);
  const rule = noReplyRule(user, client.connection.server, listed);
  const primary = user.email?.toLowerCase() ?? '';
  const confirmed = new Map<string, boolean>();
  for (const { email, confirmed: isConfirmed } of listed ?? []) confirmed.set(email, isConfirmed || confirmed.get(email) === true);
  if (primary !== '') confirmed.set(primary, Boolean(user.confirmed_at));
  const commit = user.commit_email?.toLowerCase() ?? '';
  if (commit.includes('@') && !confirmed.has(commit)) confirmed.set(commit, isNoReply(commit, rule) || Boolean(user.confirmed_at));
  const addresses: VouchedAddress[] = [...confirmed].map(([email, verified]) => ({ email, verified, primary: email === primary, noReply: isNoReply(email, rule) }));
  const missing: ForgeProblem = { code: 'scope-missing', sentence: 'This token may not read all addresses of the account. Add the scope read_user or read_api to see them.', link: newTokenLink(client.connection.server) };
  return { addresses, noReply: rule, problems: listed === null ? [missing] : [] };
}
