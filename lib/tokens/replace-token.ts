import { z } from 'zod';
import { keepAddresses } from '../accounts/keep-addresses';
import { recordEvent } from '../audit/record-event';
import { NEVER, repositories, tokens } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { AppError } from '../errors/app-error';
import { markDue } from '../repositories/mark-due';
import { keepSigningKeys } from '../signatures/keep-keys';
import { Secret } from '../vault/secret';
import { idField, verb } from '../verbs/verb';
import { askAbout } from './ask-about';
import { judgeToken } from './judge-token';
import { noteStanding } from './note-standing';
import { ownToken } from './own-token';
import { FORGE_NAMES, requireTokenOf } from './recognise-token';
import { requireNew } from './require-new';
import { dayField, secretField } from './schema';
import { secretContext } from './secret-context';
import { viewOf } from './view';
import type { TokenView } from './view';

const input = z.object({ tokenId: idField, secret: secretField, expires: dayField.optional() });

/**
 * Puts a new secret in the place of the old one; the repositories chosen stay, and are due at once. The new one is checked first: until it is kept, the old one stays in use.
 * @throws AppError as `addToken`; `not-found`; `wrong-use` for the token of another account; `conflict` when the token was changed meanwhile.
 */
export const replaceToken = verb(input, async (context, user, { tokenId, secret: text, expires }): Promise<TokenView> => {
  const before = await ownToken(context.documents, user, tokenId);
  if (before.status === 'deleting') throw new AppError('conflict', 'This token is being deleted. Add the new one under another name.');
  requireTokenOf(before.forge, text);
  const secret = new Secret(text);
  await requireNew(context, user, before, secret, before.id);
  const { forge, check } = await askAbout(context, before, secret, 'old one');
  if (before.account !== null && check.account !== null && check.account.id !== before.account.id) {
    throw new AppError('wrong-use', `This token belongs to ${check.account.login}, the one it would replace to ${before.account.login} at ${FORGE_NAMES[before.forge]}. Add it as a token of its own.`);
  }
  const end = { expiresAt: expires === undefined ? NEVER : Date.parse(expires), expiryFrom: expires === undefined ? ('nobody' as const) : ('owner' as const) };
  const next = { ...before, secretVersion: before.secretVersion + 1, ...end };
  const sealed = await (await context.vault()).seal(secretContext(next), secret);
  const token = await context.documents.update(tokens, {
    ...next, ...judgeToken(next, check), sealed: sealed.bytes, sealedWith: sealed.keyId, lastFour: secret.lastFour, checked: new Date().toISOString(), warnedOf: null, leavingSince: null,
  });
  await noteStanding(context.documents, before, token);
  await recordEvent(context, user.id, { action: 'token-replaced', token });
  await keepAddresses(context, user, token, forge);
  await keepSigningKeys(context, user, token, forge);
  const read = (await listAll(context.documents, repositories, 'owner', [user.id])).filter(({ tokenIds, active }) => active && tokenIds.includes(tokenId));
  await markDue(context, read);
  return viewOf(await ownToken(context.documents, user, tokenId));
});
