import type { SignIn } from '../config/sign-in';
import type { Context } from '../context';
import type { StoredSession, User } from '../documents/collections';
import { AppError } from '../errors/app-error';
import { forgeAccountId, forgeAccountKey } from './forge-account';
import { LOCAL_ACCOUNT } from './local-owner';
import { requireSameOrigin } from './same-origin';
import { cookiesOf, sessionCookieName } from './session-cookie';
import type { HeaderSource } from './session-cookie';
import { findSession } from './sessions';

type Asked = Pick<Context, 'documents' | 'settings'>;

/** A request, or what a page or an action knows of it: `{ headers: await headers(), method: 'POST' }`. */
export interface AskingRequest extends HeaderSource {
  /** `GET` where it is left out. Anything that is no reading asks for the site's own origin. */
  method?: string;
}

/** Who is signed in. */
export interface SignedIn {
  user: User;
  session: StoredSession;
  /** He runs this place. */
  operator: boolean;
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether an account may still use the site as it is set up now: a changed setting ends what it no longer allows. */
export function isAdmitted(signIn: SignIn, account: string): boolean {
  if (signIn.kind === 'local') return account === LOCAL_ACCOUNT;
  const id = forgeAccountId(account);
  if (id === undefined || account !== forgeAccountKey(signIn.web, id)) return false;
  return signIn.admission.kind !== 'accounts' || signIn.admission.ids.includes(id) || signIn.operators.includes(id);
}

/** Whether this account runs the place. On one's own machine its owner does. */
export function isOperator(signIn: SignIn, account: string): boolean {
  if (signIn.kind === 'local') return account === LOCAL_ACCOUNT;
  const id = forgeAccountId(account);
  return id !== undefined && account === forgeAccountKey(signIn.web, id) && signIn.operators.includes(id);
}

/** Who asks, by his session; undefined for anybody else. */
export async function currentUser(context: Asked, request: HeaderSource): Promise<SignedIn | undefined> {
  const token = cookiesOf(request)[sessionCookieName(context.settings)];
  if (!token) return undefined;
  const found = await findSession(context, token);
  if (!found || !isAdmitted(context.settings.signIn, found.user.account)) return undefined;
  return { ...found, operator: isOperator(context.settings.signIn, found.user.account) };
}

/**
 * Who asks. Every page, action and handler that shows or changes what belongs to somebody calls this itself.
 * @throws AppError `sign-in-required` for nobody; `forbidden` where something other than reading comes from another site.
 */
export async function requireUser(context: Asked, request: AskingRequest): Promise<SignedIn> {
  const reading = READING.has(request.method ?? 'GET');
  if (!reading) requireSameOrigin(context.settings, request);
  const found = await currentUser(context, request);
  if (found) return found;
  if (reading) throw new AppError('sign-in-required', 'Sign in to see this.');
  throw new AppError('sign-in-required', 'You are not signed in any more, so nothing was changed. Sign in in another tab, then do this again here.');
}

/**
 * As `requireUser`, for pages of those who run the place. To others such a page does not exist.
 * @throws AppError `not-found` for everybody else who is signed in.
 */
export async function requireOperator(context: Asked, request: AskingRequest): Promise<SignedIn> {
  const found = await requireUser(context, request);
  if (!found.operator) throw new AppError('not-found', 'There is nothing here.');
  return found;
}
