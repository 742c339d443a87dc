import { mailAddressOf } from '../accounts/mail-address';
import { tokens } from '../documents/collections';
import type { Token, TokenState } from '../documents/collections';
import { AppError } from '../errors/app-error';
import type { Mailer } from '../mail/port';
import type { VerbContext } from '../verbs/verb';
import { dayOf } from './day-of';
import { changeToken } from './own-token';
import { FORGE_NAMES } from './recognise-token';
import { WARNED_BEFORE, endsSoon } from './view';

const WATCHED: readonly TokenState[] = ['active', 'limited'];

function warningOf(token: Token, baseUrl: string): { subject: string; text: string } {
  const day = dayOf(token.expiresAt);
  return {
    subject: `Your ${FORGE_NAMES[token.forge]} token "${token.name}" ends on ${day}`,
    text: `The token "${token.name}" (${FORGE_NAMES[token.forge]}) that Commit Stats collects with ends on ${day}.\n\nCreate its successor and paste it under Replace: ${baseUrl}/user\n\nThe repositories chosen stay, and nothing is read twice. Without it the numbers stay as they are on that day.\n`,
  };
}

/** Notes tokens whose end has passed, before their forge says so. */
async function endPassed({ documents }: Pick<VerbContext, 'documents'>, token: Token, now: number): Promise<void> {
  await changeToken(documents, token.id, (found) => {
    if (found.expiresAt > now || !WATCHED.includes(found.status)) return undefined;
    const day = dayOf(found.expiresAt);
    const message = `This token expired on ${day}. The numbers stay, marked "verified until ${day}". Create a new one, then choose Replace.`;
    return { status: 'expired', message, link: null };
  });
}

async function warn(context: Pick<VerbContext, 'documents' | 'settings' | 'log'>, mailer: Mailer, token: Token, now: number): Promise<boolean> {
  const to = token.warnedOf === token.expiresAt || !endsSoon(token, now) ? undefined : await mailAddressOf(context, token.ownerId);
  if (to === undefined) return false;
  try {
    await mailer.send({ to, ...warningOf(token, context.settings.baseUrl) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.log.warn({ code: error.code }, 'the warning about a token could not be sent');
    return false;
  }
  await changeToken(context.documents, token.id, () => ({ warnedOf: token.expiresAt }));
  return true;
}

/** Tokens in a state that end before a moment, soonest first. */
async function* endingBefore({ documents }: Pick<VerbContext, 'documents'>, status: TokenState, moment: number): AsyncGenerator<Token> {
  let after: string | undefined;
  do {
    const page = await documents.list(tokens, 'status', [status], { after });
    for (const token of page.documents) {
      if (token.expiresAt > moment) return;
      yield token;
    }
    after = page.next;
  } while (after !== undefined);
}

/**
 * Writes once to every owner of a token that ends within two weeks, and notes those that have ended. On the page the warning stands without this. `now` in milliseconds since
 * 1970. Gives how many mails were sent; one that the mail server does not take is tried again at the next call.
 */
export async function warnExpiring(context: Pick<VerbContext, 'documents' | 'settings' | 'log'>, mailer: Mailer, now: number = Date.now()): Promise<number> {
  let sent = 0;
  for (const status of WATCHED) {
    for await (const token of endingBefore(context, status, now + WARNED_BEFORE)) {
      if (token.expiresAt <= now) await endPassed(context, token, now);
      else if (await warn(context, mailer, token, now)) sent += 1;
    }
  }
  return sent;
}
