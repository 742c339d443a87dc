import { z } from 'zod';
import { keepAddresses } from '../accounts/keep-addresses';
import type { Token } from '../documents/collections';
import { AppError } from '../errors/app-error';
import type { TokenCheck } from '../forges/port';
import { keepSigningKeys } from '../signatures/keep-keys';
import { idField, verb } from '../verbs/verb';
import { connectToAsk } from './connect';
import { judgeToken } from './judge-token';
import { changeToken, ownToken } from './own-token';
import { viewOf } from './view';
import type { TokenView } from './view';

/** What is stored after an answer. A token whose owner leaves stays in that state, as long as it works. */
function afterCheck(token: Token, check: TokenCheck, noReply: Token['noReply']): Partial<Token> | undefined {
  if (token.status === 'deleting' || token.status === 'left') return undefined;
  const judged = judgeToken(token, check);
  const status = token.status === 'leaving' && (judged.status === 'active' || judged.status === 'limited') ? 'leaving' : judged.status;
  return { ...judged, status, noReply: noReply ?? token.noReply, checked: new Date().toISOString() };
}

/**
 * Asks the forge what the token is now, and keeps the answer: whose it is, rights, end, what is missing. A forge that cannot be reached, or a vault that cannot, changes nothing.
 * @throws AppError `not-found`; `secret-unreadable`: its state is `reconnect` then; `forge-unreachable`, `rate-limited`, `vault-unavailable`.
 */
export const checkToken = verb(z.object({ tokenId: idField }), async (context, user, { tokenId }): Promise<TokenView> => {
  const token = await ownToken(context.documents, user, tokenId);
  const forge = await connectToAsk(context, token, { action: 'token-checked' });
  const check = await forge.checkToken();
  const usable = check.state === 'good' || check.state === 'limited';
  const { noReply } = usable ? await keepAddresses(context, user, { ...token, account: check.account }, forge) : { noReply: null };
  if (usable) await keepSigningKeys(context, user, { ...token, account: check.account }, forge);
  // What was asked was the secret of that time: if it was replaced meanwhile, the answer says nothing about the new one.
  await changeToken(context.documents, tokenId, (now) => (now.secretVersion === token.secretVersion ? afterCheck(now, check, noReply) : undefined));
  return viewOf(await ownToken(context.documents, user, tokenId));
});

const REFUSALS: Partial<Record<AppError['code'], Token['status']>> = { 'token-refused': 'reconnect', 'token-expired': 'expired' };

/** Notes that the forge refused the token in the middle of some work; any other failure says nothing about the token. Gives whether it did. */
export async function noteRefusal(documents: Parameters<typeof changeToken>[0], token: Pick<Token, 'id' | 'secretVersion'>, error: unknown): Promise<boolean> {
  const status = error instanceof AppError ? REFUSALS[error.code] : undefined;
  if (status === undefined || !(error instanceof AppError)) return false;
  await changeToken(documents, token.id, (now) => {
    const over = now.secretVersion !== token.secretVersion || now.status === 'deleting' || now.status === 'left';
    return over ? undefined : { status, message: error.message, link: error.link ?? null };
  });
  return true;
}
