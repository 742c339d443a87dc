import type { Token } from '../documents/collections';
import type { Forge, TokenCheck } from '../forges/port';
import type { Secret } from '../vault/secret';
import type { VerbContext } from '../verbs/verb';
import { forgeFor } from './connect';
import { requireAllowed, requireUsable } from './judge-token';
import { notTaken } from './not-taken';
import type { Before } from './not-taken';

/**
 * Asks a forge what a secret is that is not kept yet, with the way to that forge. `before` is what is there until it is.
 * @throws AppError where it cannot be used or may not be kept, or where the forge does not tell.
 */
export async function askAbout(context: Pick<VerbContext, 'forge' | 'settings'>, token: Pick<Token, 'id' | 'forge' | 'server' | 'organization'>, secret: Secret, before: Before): Promise<{ forge: Forge; check: TokenCheck }> {
  let asked: { forge: Forge; check: TokenCheck };
  try {
    const forge = await forgeFor(context, token, secret);
    asked = { forge, check: await forge.checkToken() };
    requireUsable(token, asked.check);
  } catch (error) {
    throw notTaken(error, before);
  }
  requireAllowed(token, asked.check, context.settings.tokens);
  return asked;
}
