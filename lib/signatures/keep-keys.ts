import { recordEvent } from '../audit/record-event';
import type { Context } from '../context';
import { signingKeys, tokens } from '../documents/collections';
import type { SigningKey, Token, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { newId } from '../documents/new-id';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import type { AccountKeys, Forge } from '../forges/port';
import { markAllDue } from '../repositories/mark-due';
import type { VerbContext } from '../verbs/verb';
import { namedKeys } from './fingerprint';
import { checkingKeysOf } from './keys-of';

/** Keys of one account that are looked at: nobody has as many, but a server may say anything. */
const MOST_KEYS = 500;

type AccountPlace = Pick<SigningKey, 'forge' | 'server' | 'accountId'>;

async function keysOfAccount({ documents }: Pick<Context, 'documents'>, user: User, { server, accountId }: AccountPlace): Promise<SigningKey[]> {
  return (await listAll(documents, signingKeys, 'owner', [user.id])).filter((key) => key.server === server && key.accountId === accountId);
}

/** A change that somebody else made at the same moment came from the same list. */
async function unlessRaced(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}

/** Brings what is kept of an account's keys in line with what its forge listed. */
async function storeKeys(context: Pick<Context, 'documents'>, user: User, place: AccountPlace, { keys, told }: AccountKeys): Promise<void> {
  const now = new Date().toISOString();
  const named = await namedKeys(keys.slice(0, MOST_KEYS));
  const kept = await keysOfAccount(context, user, place);
  const listed = new Set(named.map(({ kind, fingerprint }) => `${kind} ${fingerprint}`));
  for (const { kind, fingerprint, text, revoked, expires } of named) {
    const found = kept.find((key) => key.kind === kind && key.fingerprint === fingerprint);
    const said = { text, revoked, expires, gone: null };
    if (!found) await unlessRaced(context.documents.insert(signingKeys, { id: newId(), ownerId: user.id, ...place, kind, fingerprint, seen: now, ...said }));
    else if (found.text !== text || found.revoked !== revoked || found.expires !== expires || found.gone !== null) await unlessRaced(context.documents.update(signingKeys, { ...found, ...said }));
  }
  for (const key of kept) {
    if (told.includes(key.kind) && key.gone === null && !listed.has(`${key.kind} ${key.fingerprint}`)) await unlessRaced(context.documents.update(signingKeys, { ...key, gone: now }));
  }
}

/**
 * Keeps the public keys that a forge lists for the account of a token, each with the moment it was first seen; one that is missing in a whole list counts up to that moment. Where
 * that changes what signatures are checked against, all repositories are due. A bot's keys are nobody's. A forge that does not answer this now stops nothing.
 * @throws AppError `cancelled`, `store-failed`.
 */
export async function keepSigningKeys(context: Pick<VerbContext, 'documents' | 'log'>, user: User, token: Pick<Token, 'id' | 'name' | 'forge' | 'server' | 'account'>, forge: Forge): Promise<void> {
  if (token.account?.person !== true) return;
  try {
    const listed = await forge.signingKeys(token.account);
    if (listed.told.length === 0) return;
    const before = await checkingKeysOf(context, user);
    await storeKeys(context, user, { forge: token.forge, server: token.server, accountId: token.account.id }, listed);
    await recordEvent(context, user.id, { action: 'token-checked', token, subject: 'signing keys' });
    if ((await checkingKeysOf(context, user)).digest !== before.digest) await markAllDue(context, user.id);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled' || error.code === 'store-failed') throw error;
    context.log.warn({ code: error.code }, 'the keys of an account could not be read');
  }
}

/** What becomes of an account's keys with a token that goes: nothing while another token of the account is there; else they go too, or count up to now. */
export async function dropSigningKeys(context: Pick<Context, 'documents'>, user: User, token: Pick<Token, 'id' | 'forge' | 'server' | 'account' | 'deletion'>): Promise<void> {
  const { account, forge, server } = token;
  if (account === null) return;
  const others = (await listAll(context.documents, tokens, 'owner', [user.id])).some((one) => one.id !== token.id && one.server === server && one.account?.id === account.id);
  if (others) return;
  for (const key of await keysOfAccount(context, user, { forge, server, accountId: account.id })) {
    if (token.deletion === 'erased') await context.documents.delete(signingKeys, key.id);
    else if (key.gone === null) await unlessRaced(context.documents.update(signingKeys, { ...key, gone: new Date().toISOString() }));
  }
}
