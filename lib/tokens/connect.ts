import { recordEvent } from '../audit/record-event';
import { USABLE_STATES, tokens } from '../documents/collections';
import type { AuditAction, Token } from '../documents/collections';
import { AppError } from '../errors/app-error';
import type { Forge } from '../forges/port';
import type { Secret } from '../vault/secret';
import type { VerbContext } from '../verbs/verb';
import { changeToken } from './own-token';
import { secretContext } from './secret-context';
import { requireNoPause, sharingPauses } from './shared-pause';

/** What a token is used for, as its owner reads it in the audit list. */
export interface Purpose {
  action: AuditAction;
  /** E.g. the path of a repository. */
  subject?: string;
}

const UNREADABLE = 'This token cannot be read any more. The numbers stay; paste the token again with Replace, and the repositories chosen stay too.';

type Connecting = Pick<VerbContext, 'vault' | 'documents' | 'forge'>;

/** The forge as the holder of this secret sees it. */
export function forgeFor(context: Pick<VerbContext, 'forge'>, token: Pick<Token, 'id' | 'forge' | 'server' | 'organization'>, secret: Secret): Promise<Forge> {
  const { id, forge, server, organization } = token;
  return context.forge({ id, forge, server, organization, token: secret.reveal() });
}

/** Notes that a secret cannot be read any more: its owner is asked for it again, and the row stays as it is. */
export async function noteUnreadable({ documents }: Pick<VerbContext, 'documents'>, token: Token): Promise<void> {
  await changeToken(documents, token.id, (now) => {
    const over = now.secretVersion !== token.secretVersion || now.status === 'deleting' || now.status === 'left';
    return over ? undefined : { status: 'reconnect', message: UNREADABLE, link: null };
  });
  await recordEvent({ documents }, token.ownerId, { action: 'token-unreadable', token });
}

async function openSecret(context: Pick<VerbContext, 'vault' | 'documents'>, token: Token): Promise<Secret> {
  const vault = await context.vault();
  try {
    if (token.sealed === null) throw new AppError('secret-unreadable', UNREADABLE);
    return await vault.open(secretContext(token), { keyId: token.sealedWith, bytes: token.sealed });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'secret-unreadable') throw error;
    await noteUnreadable(context, token);
    throw error;
  }
}

async function connectTo(context: Connecting, token: Token, purpose: Purpose): Promise<Forge> {
  if (purpose.action !== 'token-revoked') requireNoPause(token, Date.now());
  const secret = await openSecret(context, token);
  await recordEvent(context, token.ownerId, { ...purpose, token });
  return sharingPauses(context.documents, token, await forgeFor(context, token, secret));
}

/**
 * The way to the forge for one step of work, noted in the audit list. Asked for anew at every step, it reads the token again: one that was deleted meanwhile is not used.
 * @throws AppError `not-found` when the token is gone, `token-refused` when it may not be used now, `secret-unreadable` when it has to be entered again (its state says
 * so then), `vault-unavailable` when that may pass: nothing is changed then, `rate-limited` while its forge wants silence, whichever process was told.
 */
export async function connect(context: Connecting, tokenId: string, purpose: Purpose): Promise<Forge> {
  const token = await context.documents.get(tokens, tokenId);
  if (!token) throw new AppError('not-found', 'There is no such token.');
  if (!USABLE_STATES.includes(token.status)) throw new AppError('token-refused', token.message || 'This token is not used any more.');
  return connectTo(context, token, purpose);
}

/** The same also for a token that its forge did not take the last time: only to ask about it. */
export async function connectToAsk(context: Connecting, token: Token, purpose: Purpose): Promise<Forge> {
  if (token.status === 'deleting' || token.status === 'left') throw new AppError('token-refused', 'This token is not used any more.');
  return connectTo(context, token, purpose);
}
