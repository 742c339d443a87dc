import { recordEvent } from '../audit/record-event';
import type { GithubSignIn } from '../config/sign-in';
import type { Context } from '../context';
import { AppError } from '../errors/app-error';
import { callNextAuth } from './call-next-auth';
import { currentUser } from './current-user';
import { useLocalLink } from './local-link';
import { readBody } from './read-body';
import { HOME, safeReturn } from './safe-return';
import { requireSameOrigin } from './same-origin';
import { cookiesOf, endedCookie, sessionCookie, sessionCookieName } from './session-cookie';
import { endAllSessions, endSession, shortAgent } from './sessions';

type Asked = Pick<Context, 'documents' | 'settings' | 'log'>;

const LARGEST_FORM = 16_384;
const ALWAYS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' };

function redirect(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ ...ALWAYS, location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

function plain(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, { status, headers: { ...ALWAYS, 'content-type': 'text/plain; charset=utf-8' } });
}

function agentOf(request: Request): string {
  return shortAgent(request.headers.get('user-agent'));
}

/** The cookies next-auth may see: never the session, so that every sign-in makes a new one and links nobody to it; no return address of others. */
function passedCookies({ settings }: Asked, request: Request): Record<string, string> {
  const { origin } = new URL(settings.baseUrl);
  const entries = Object.entries(cookiesOf(request)).filter(([name, value]) => {
    if (name.startsWith(sessionCookieName(settings))) return false;
    return !name.endsWith('next-auth.callback-url') || value === origin || value.startsWith(`${origin}/`);
  });
  return Object.fromEntries(entries);
}

/** Begins a sign-in: next-auth's own token against forged forms is fetched here, since the browser's word on where the form stood has been checked. */
async function beginGithub(context: Asked, signIn: GithubSignIn, request: Request): Promise<Response> {
  const form = new URLSearchParams(await readBody(request, LARGEST_FORM));
  const { origin } = new URL(context.settings.baseUrl);
  const target = safeReturn(form.get('callbackUrl'), context.settings.baseUrl);
  const asked = request.headers.get('origin');
  // GitHub leads back to the site's own address; the cookies of a sign-in begun under another name of this machine would not be there.
  if (asked !== null && asked !== origin) return redirect(`${origin}/sign-in?callbackUrl=${encodeURIComponent(target)}`);
  const callbackUrl = origin + target;
  const step = { cookies: passedCookies(context, request), agent: agentOf(request) };
  const csrf = await callNextAuth(context, signIn, { ...step, path: ['csrf'], method: 'GET' });
  const cookies = { ...step.cookies, ...Object.fromEntries(csrf.cookies.map((cookie) => cookiePair(cookie))) };
  const { csrfToken } = csrf.body as { csrfToken: string };
  const answer = await callNextAuth(context, signIn, { ...step, cookies, path: ['signin', 'github'], method: 'POST', body: { csrfToken, callbackUrl } });
  return redirect(answer.location ?? '/sign-in?error=OAuthSignin', [...csrf.cookies, ...answer.cookies]);
}

function cookiePair(cookie: string): [string, string] {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
  return [name, decodeURIComponent(value)];
}

const CALLBACK_FIELDS = ['code', 'state', 'error', 'iss'];

async function finishGithub(context: Asked, signIn: GithubSignIn, request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  // GitHub's word for a person who presses "Cancel": https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors
  if (searchParams.get('error') === 'access_denied') return redirect('/sign-in?error=Declined');
  const query = Object.fromEntries(CALLBACK_FIELDS.flatMap((name) => (searchParams.has(name) ? [[name, searchParams.get(name) ?? '']] : [])));
  const answer = await callNextAuth(context, signIn, { path: ['callback', 'github'], method: 'GET', query, cookies: passedCookies(context, request), agent: agentOf(request) });
  const before = cookiesOf(request)[sessionCookieName(context.settings)];
  const signedIn = answer.cookies.some((cookie) => cookie.startsWith(`${sessionCookieName(context.settings)}=`));
  if (before && signedIn) await endSession(context, before);
  return redirect(ownAddress(context, answer.location), answer.cookies);
}

/** Where next-auth leads to, in our own pages: its error page is our sign-in page. */
function ownAddress({ settings }: Asked, location: string | undefined): string {
  const { origin } = new URL(settings.baseUrl);
  const url = new URL(location ?? '/sign-in', origin);
  if (url.origin !== origin) return '/sign-in?error=Callback';
  if (!url.pathname.startsWith('/api/auth')) return url.pathname + url.search;
  return `/sign-in?error=${encodeURIComponent(url.searchParams.get('error') ?? 'Callback')}`;
}

async function localSignIn(context: Asked, request: Request): Promise<Response> {
  // A browser that only looks ahead must not use the link up.
  if (request.headers.has('sec-purpose') || request.headers.has('purpose')) return plain(503, 'Open this link to sign in.');
  const session = await useLocalLink(context, new URL(request.url).searchParams.get('key') ?? '', agentOf(request));
  if (!session) return redirect('/sign-in?error=LinkOver');
  const before = cookiesOf(request)[sessionCookieName(context.settings)];
  if (before) await endSession(context, before);
  return redirect(HOME, [sessionCookie(context.settings, session)]);
}

async function signOut(context: Asked, request: Request, everywhere: boolean): Promise<Response> {
  const token = cookiesOf(request)[sessionCookieName(context.settings)];
  const signedIn = await currentUser(context, request);
  if (signedIn && everywhere) await endAllSessions(context, signedIn.user);
  else if (token) await endSession(context, token);
  if (signedIn) await recordEvent(context, signedIn.user.id, { action: 'signed-out', subject: everywhere ? 'everywhere' : 'this browser', from: agentOf(request) });
  return redirect('/', [endedCookie(context.settings)]);
}

async function answer(context: Asked, request: Request): Promise<Response> {
  const { signIn } = context.settings;
  const step = `${request.method} ${new URL(request.url).pathname.replace(/^\/api\/auth\//u, '')}`;
  if (request.method === 'POST') requireSameOrigin(context.settings, request);
  switch (step) {
    case 'POST signin/github': return signIn.kind === 'github' ? beginGithub(context, signIn, request) : plain(404, 'Nobody signs in with GitHub here.');
    case 'GET callback/github': return signIn.kind === 'github' ? finishGithub(context, signIn, request) : plain(404, 'Nobody signs in with GitHub here.');
    case 'GET local': return signIn.kind === 'local' ? localSignIn(context, request) : plain(404, 'There is nothing here.');
    case 'POST sign-out': return signOut(context, request, false);
    case 'POST sign-out-everywhere': return signOut(context, request, true);
    default: return plain(404, 'There is nothing here.');
  }
}

/**
 * Everything under `/api/auth/`: `POST signin/github` (form field `callbackUrl`), `GET callback/github`, `GET local?key=`,
 * `POST sign-out`, `POST sign-out-everywhere`. Posts from other sites are refused. Never throws.
 */
export async function answerAuth(context: Asked, request: Request): Promise<Response> {
  try {
    return await answer(context, request);
  } catch (error) {
    if (error instanceof AppError) return plain(error.status, error.message);
    context.log.error({ err: error }, 'a sign-in failed');
    return plain(500, 'The sign-in did not work. Try again in a moment.');
  }
}
