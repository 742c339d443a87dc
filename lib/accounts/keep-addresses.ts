import { recordEvent } from '../audit/record-event';
import type { Token, User } from '../documents/collections';
import { AppError } from '../errors/app-error';
import type { Forge, ForgeProblem } from '../forges/port';
import { problemOf } from '../forges/problem-of';
import { markAllDue } from '../repositories/mark-due';
import type { VerbContext } from '../verbs/verb';
import { displaceClaims } from './counting-emails';
import { claimIdentities, identityEmails } from './identities';
import { verifyIdentities } from './verified-identities';

/** What a forge said about its account's addresses. */
export interface KeptAddresses {
  /** Addresses that the person did not have before. */
  added: string[];
  /** Why some may be missing. */
  problems: ForgeProblem[];
  noReply: Token['noReply'];
}

/**
 * Keeps the addresses of a token's account as its owner's: verified where the forge vouches for them, claimed where it only names them. New ones make his repositories due.
 * A bot's addresses are nobody's. A forge that does not answer this now stops nothing: it is asked again with the next check.
 * @throws AppError `cancelled`.
 */
export async function keepAddresses(context: Pick<VerbContext, 'documents' | 'log'>, user: User, token: Pick<Token, 'id' | 'name' | 'forge' | 'server' | 'account' | 'noReply'>, forge: Forge): Promise<KeptAddresses> {
  if (token.account?.person !== true) return { added: [], problems: [], noReply: null };
  try {
    const { addresses, noReply, problems } = await forge.addresses();
    const before = new Set(await identityEmails(context, user));
    const vouched = addresses.filter(({ verified }) => verified).map(({ email }) => email);
    await verifyIdentities(context, user, vouched, { forge: token.forge, server: token.server, accountId: token.account.id });
    await claimIdentities(context, user, addresses.filter(({ verified }) => !verified).map(({ email }) => email));
    const added = (await identityEmails(context, user)).filter((email) => !before.has(email));
    if (added.length > 0) await markAllDue(context, user.id);
    await displaceClaims(context, user.id, vouched);
    await recordEvent(context, user.id, { action: 'token-checked', token, subject: 'addresses' });
    return { added, problems, noReply };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled' || error.code === 'store-failed') throw error;
    context.log.warn({ code: error.code }, 'addresses of a token could not be read');
    return { added: [], problems: [problemOf(error)], noReply: token.noReply };
  }
}
