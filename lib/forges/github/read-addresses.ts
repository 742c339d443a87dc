import { AppError } from '../../errors/app-error';
import type { AccountAddresses, CallOptions, VouchedAddress } from '../port';
import { problemOf } from '../problem-of';
import { read } from './client';
import type { GitHubClient } from './client';
import { accountOf, scopesOf } from './check-token';
import { emailsMissing } from './failures';
import { emailsSchema, userSchema } from './schema';

/** Until then no-reply addresses had no account id in them: the login alone, which another may have today. */
const IDS_SINCE = Date.parse('2017-07-18T00:00:00Z');

async function confirmed(client: GitHubClient, options?: CallOptions): Promise<VouchedAddress[] | null> {
  const found: VouchedAddress[] = [];
  try {
    for await (const answer of client.pages('/user/emails?per_page=100', { ...options, accept: [404] })) {
      if (answer.status === 404) return null;
      for (const { email, primary, verified } of read(answer, emailsSchema)) found.push({ email: email.toLowerCase(), primary, verified, noReply: false });
    }
    return found;
  } catch (cause) {
    if (cause instanceof AppError && (cause.code === 'scope-missing' || cause.code === 'forge-refused')) return null;
    throw cause;
  }
}

/** Addresses of the account: those GitHub has confirmed, and its no-reply addresses, which belong to the account's number for ever. */
export async function readAddresses(client: GitHubClient, options?: CallOptions): Promise<AccountAddresses> {
  const who = await client.get('/user', options);
  const account = accountOf(read(who, userSchema));
  if (!account.person) {
    return { addresses: [], noReply: null, problems: [{ code: 'forge-refused', sentence: 'The token belongs to a bot, whose addresses are nobody’s. Use a token of your own account.', link: client.place.fineGrainedTokens }] };
  }
  const host = client.place.noReplyHost;
  const login = account.login.toLowerCase();
  const fixed = `${account.id}+`;
  const oldForm = `${login}@${host}`;
  const isOld = account.created !== null && Date.parse(account.created) < IDS_SINCE;
  const listed = await confirmed(client, options);
  const byEmail = new Map<string, VouchedAddress>();
  for (const address of listed ?? []) {
    const noReply = address.email.endsWith(`@${host}`);
    const verified = address.verified && (!noReply || address.email.startsWith(fixed) || (address.email === oldForm && isOld));
    byEmail.set(address.email, { ...address, noReply, verified });
  }
  const own = [`${fixed}${login}@${host}`, ...(isOld ? [oldForm] : [])];
  for (const email of own) byEmail.set(email, { email, verified: true, primary: byEmail.get(email)?.primary ?? false, noReply: true });
  return {
    addresses: [...byEmail.values()],
    noReply: { prefix: fixed, host },
    problems: listed === null ? [problemOf(emailsMissing(client.place, scopesOf(who.headers) === null))] : [],
  };
}
