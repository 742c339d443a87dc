import type { AuthOptions } from 'next-auth';
import GithubProvider from 'next-auth/providers/github';
import { recordEvent } from '../audit/record-event';
import type { GithubSignIn } from '../config/sign-in';
import type { Context } from '../context';
import { identities, users } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { tunnelFor } from '../net/tunnel';
import { markAllDue } from '../repositories/mark-due';
import { displaceClaims } from './counting-emails';
import { forgeAccountKey } from './forge-account';
import type { GithubProfile } from './github-profile';
import { readGithubProfile } from './github-profile';
import { maySignIn } from './may-sign-in';
import { createNextAuthAdapter } from './next-auth-adapter';
import type { SignInProfile } from './next-auth-adapter';
import { newSecret } from './secrets';
import { cookieOptions, isSecure, sessionCookieName } from './session-cookie';
import { SESSION_MS } from './sessions';
import { verifyIdentities } from './verified-identities';

const EXCHANGE_MS = 10_000;

type Asked = Pick<Context, 'documents' | 'settings' | 'log'>;

/** The default export, also where a bundler hands over the whole module of a CommonJS package. */
export function defaultOf<T>(module: T): T {
  return (module as { default?: T }).default ?? module;
}

/** GitHub as the settings name it: all of the provider's addresses are replaced, since its own ones are fixed to github.com. */
function githubProvider(signIn: GithubSignIn): AuthOptions['providers'][number] {
  const { clientId, clientSecret, web, api, admission } = signIn;
  const scope = admission.kind === 'organisation' ? 'read:user user:email read:org' : 'read:user user:email';
  return defaultOf(GithubProvider)({
    clientId, clientSecret,
    issuer: `${web}/login/oauth`,
    authorization: { url: `${web}/login/oauth/authorize`, params: { scope } },
    token: `${web}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      request: async ({ tokens }) => (await readGithubProfile(signIn, tokens.access_token ?? '')) as never,
    },
    profile(profile) {
      const { id, name, emails } = profile as unknown as GithubProfile;
      const handed: SignInProfile = { id, account: forgeAccountKey(web, id), name, email: '', verifiedEmails: emails };
      return handed;
    },
    checks: ['pkce', 'state'],
    httpOptions: { timeout: EXCHANGE_MS, agent: tunnelFor(new URL(web)) },
  });
}

/** next-auth's settings: sessions in our store, the operator's word on who may sign in, nothing logged but codes. */
export function nextAuthOptions(context: Asked, signIn: GithubSignIn, agent: string): AuthOptions {
  const { settings, log } = context;
  const adapter = createNextAuthAdapter(context, { web: signIn.web, agent });
  return {
    adapter,
    providers: [githubProvider(signIn)],
    secret: signIn.secret,
    useSecureCookies: isSecure(settings),
    session: { strategy: 'database', maxAge: SESSION_MS / 1_000, generateSessionToken: newSecret },
    cookies: { sessionToken: { name: sessionCookieName(settings), options: cookieOptions(settings) } },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    callbacks: {
      signIn: ({ profile }) => maySignIn(signIn, profile as unknown as GithubProfile) || `/sign-in?error=AccessDenied&account=${(profile as unknown as GithubProfile).id}`,
    },
    events: {
      async signIn({ user: { id }, profile }) {
        const { id: accountId, name, verifiedEmails } = profile as unknown as SignInProfile;
        await adapter.updateUser({ id, name });
        const user = await context.documents.get(users, id);
        if (!user) return;
        await recordEvent(context, id, { action: 'signed-in', subject: new URL(signIn.web).host, from: agent });
        const before = new Set((await listAll(context.documents, identities, 'owner', [id])).filter(({ vouched }) => vouched).map(({ email }) => email));
        const fresh = verifiedEmails.map((email) => email.trim().toLowerCase()).filter((email) => !before.has(email));
        const added = await verifyIdentities(context, user, verifiedEmails, { forge: 'github', server: signIn.web, accountId });
        // His commits under a new address are in repositories that were read already.
        if (added.length > 0) await markAllDue(context, id);
        await displaceClaims(context, id, fresh);
      },
    },
    logger: {
      // Its metadata hold profiles, answers and tokens.
      error: (code) => log.warn({ code }, 'a sign-in failed'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
