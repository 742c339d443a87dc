import { z } from 'zod';
import { AppError } from '../errors/app-error';

/** Who may sign in with GitHub: anybody, the accounts with these numeric ids, or the active members of an organisation. */
export type Admission = { kind: 'everyone' } | { kind: 'accounts'; ids: readonly string[] } | { kind: 'organisation'; name: string };

/** Sign-in with GitHub or with a GitHub Enterprise Server. */
export interface GithubSignIn {
  kind: 'github';
  clientId: string;
  clientSecret: string;
  /** Signs the short-lived cookies of a sign-in under way. */
  secret: string;
  /** Without a slash at the end, e.g. `https://github.com`. */
  web: string;
  /** Without a slash at the end, e.g. `https://api.github.com`. */
  api: string;
  admission: Admission;
  /** Numeric account ids of those who run this place. */
  operators: readonly string[];
}

/** How people sign in. `local`: the person at this machine alone, by a link that the terminal prints. */
export type SignIn = { kind: 'local' } | GithubSignIn;

const SHORTEST_SECRET = 32;
const NUMBERS = /^\d{1,20}(?:\s*,\s*\d{1,20})*$/u;
const numbers = z.string().regex(NUMBERS, { error: 'must be account numbers with commas between them, e.g. 583231, 9919' }).transform((text) => text.split(/\s*,\s*/u));

const admission = z
  .string()
  .transform((text, issues): Admission => {
    if (text === 'everyone') return { kind: 'everyone' };
    const name = /^organisation:([A-Za-z0-9][A-Za-z0-9-]{0,99})$/u.exec(text)?.[1];
    if (name) return { kind: 'organisation', name };
    if (NUMBERS.test(text)) return { kind: 'accounts', ids: text.split(/\s*,\s*/u) };
    issues.addIssue({ code: 'custom', message: 'must be everyone, organisation:NAME, or account numbers with commas between them' });
    return z.NEVER;
  });

const server = z.url({ protocol: /^https?$/u, error: 'must be an address such as https://github.example.org' }).transform((value) => value.replace(/\/+$/u, ''));

/** The variables of sign-in, as written in `.env.example`. */
export const signInVariables = {
  COMMIT_STATS_GITHUB_ID: z.string().optional(),
  COMMIT_STATS_GITHUB_SECRET: z.string().optional(),
  COMMIT_STATS_AUTH_SECRET: z.string().min(SHORTEST_SECRET, { error: `must have at least ${SHORTEST_SECRET} characters; openssl rand -base64 32 makes one` }).optional(),
  COMMIT_STATS_GITHUB_WEB: server.optional(),
  COMMIT_STATS_GITHUB_API: server.optional(),
  COMMIT_STATS_SIGN_IN: admission.optional(),
  COMMIT_STATS_OPERATORS: numbers.optional(),
};

type Variables = z.infer<z.ZodObject<typeof signInVariables>>;

/** The REST address of a GitHub, from the address people open in the browser. */
function apiOf(web: string): string {
  const { protocol, host } = new URL(web);
  if (host === 'github.com') return 'https://api.github.com';
  return host.endsWith('.ghe.com') ? `${protocol}//api.${host}` : `${web}/api/v3`;
}

function missing(name: string, why: string): AppError {
  return new AppError('invalid-settings', `The variable ${name} is missing. ${why}`);
}

/**
 * How people sign in. Any half of GitHub's settings turns it on, so that a forgotten half is no open door.
 * @throws AppError `invalid-settings` where something that sign-in needs is missing.
 */
export function signInOf(variables: Variables): SignIn {
  const { COMMIT_STATS_GITHUB_ID: clientId, COMMIT_STATS_GITHUB_SECRET: clientSecret, COMMIT_STATS_AUTH_SECRET: secret } = variables;
  if (clientId === undefined && clientSecret === undefined) {
    if (variables.COMMIT_STATS_SIGN_IN) throw missing('COMMIT_STATS_GITHUB_ID', 'COMMIT_STATS_SIGN_IN says who may sign in with GitHub, and that is not set up.');
    return { kind: 'local' };
  }
  if (clientId === undefined) throw missing('COMMIT_STATS_GITHUB_ID', 'It is the client id of the OAuth app that COMMIT_STATS_GITHUB_SECRET belongs to.');
  if (clientSecret === undefined) throw missing('COMMIT_STATS_GITHUB_SECRET', 'It is the client secret of the OAuth app named in COMMIT_STATS_GITHUB_ID.');
  if (secret === undefined) throw missing('COMMIT_STATS_AUTH_SECRET', 'Sign-in with GitHub needs it: openssl rand -base64 32 makes one.');
  if (!variables.COMMIT_STATS_SIGN_IN) throw missing('COMMIT_STATS_SIGN_IN', 'Say who may sign in with GitHub: everyone, organisation:NAME, or account numbers.');
  const web = variables.COMMIT_STATS_GITHUB_WEB ?? 'https://github.com';
  return {
    kind: 'github', clientId, clientSecret, secret, web,
    api: variables.COMMIT_STATS_GITHUB_API ?? apiOf(web),
    admission: variables.COMMIT_STATS_SIGN_IN,
    operators: variables.COMMIT_STATS_OPERATORS ?? [],
  };
}
