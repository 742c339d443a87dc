import { z } from 'zod';
import { keepAddresses } from '../accounts/keep-addresses';
import { recordEvent } from '../audit/record-event';
import { NEVER, tokens } from '../documents/collections';
import type { Token, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { newId } from '../documents/new-id';
import type { NewDocument } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { keepSigningKeys } from '../signatures/keep-keys';
import { Secret } from '../vault/secret';
import { verb } from '../verbs/verb';
import type { VerbContext } from '../verbs/verb';
import { askAbout } from './ask-about';
import { judgeToken } from './judge-token';
import { changeToken } from './own-token';
import { FORGE_NAMES, requireTokenOf } from './recognise-token';
import { requireNew } from './require-new';
import { dayField, nameField, placeFields, secretField, tokenPlace } from './schema';
import { secretContext } from './secret-context';
import { viewOf } from './view';
import type { TokenView } from './view';

const input = z.object({ name: nameField.optional(), ...placeFields, secret: secretField, expires: dayField.optional() });

/** The forge's name for a token that its owner did not name, or “GitHub 2” for the second one. */
async function freeName({ documents }: VerbContext, user: User, forge: string): Promise<string> {
  const taken = new Set((await listAll(documents, tokens, 'owner', [user.id])).map(({ name }) => name));
  const names = Array.from({ length: taken.size + 1 }, (_, index) => (index === 0 ? forge : `${forge} ${index + 1}`));
  return names.find((name) => !taken.has(name)) ?? forge;
}

/**
 * Adds a token: asks its forge whose it is and what it may, seals its secret and keeps the addresses that the forge vouches for. Nothing is kept of a token that is refused.
 * @throws AppError `wrong-use` for a token of another forge, one that is here already, or a name that is taken, `address-refused`, `token-refused`, `token-expired` and what else the forge's adapter says;
 * `vault-unavailable`.
 */
export const addToken = verb(input, async (context, user, { name: wanted, secret: text, expires, ...place }): Promise<TokenView> => {
  requireTokenOf(place.forge, text);
  const secret = new Secret(text);
  const where = tokenPlace(place, context.settings.tokens);
  await requireNew(context, user, where, secret);
  const name = wanted ?? (await freeName(context, user, FORGE_NAMES[place.forge]));
  const taken = new AppError('wrong-use', `There is a token called "${name}" already. Choose another name, or Replace that one.`);
  if ((await context.documents.list(tokens, 'name', [user.id, name])).documents.length > 0) throw taken;
  const created = new Date().toISOString();
  const blank = { id: newId(), ownerId: user.id, name, ...where, secretVersion: 1, account: null, expiresAt: expires === undefined ? NEVER : Date.parse(expires), expiryFrom: expires === undefined ? 'nobody' : 'owner' } as const;
  const { forge, check } = await askAbout(context, blank, secret, 'nothing');
  const judged = judgeToken(blank, check);
  const sealed = await (await context.vault()).seal(secretContext(blank), secret);
  const document: NewDocument<Token> = {
    ...blank, ...judged, sealed: sealed.bytes, sealedWith: sealed.keyId, lastFour: secret.lastFour, noReply: null, activeOwners: [], checked: created, refreshed: null,
    warnedOf: null, leavingSince: null, deletion: null, created,
  };
  let token: Token;
  try {
    token = await context.documents.insert(tokens, document);
  } catch (error) {
    throw isConflict(error) ? taken : error;
  }
  await recordEvent(context, user.id, { action: 'token-added', token });
  const { noReply } = await keepAddresses(context, user, token, forge);
  await keepSigningKeys(context, user, token, forge);
  // The schedule may have changed it meanwhile.
  if (noReply !== null) token = (await changeToken(context.documents, token.id, () => ({ noReply }))) ?? token;
  return viewOf(token);
});
