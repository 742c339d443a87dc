import { AppError } from '../../errors/app-error';
import type { CallOptions, ForgeAccount, ForgeProblem, TokenCheck } from '../port';
import { problemOf } from '../problem-of';
import { read } from './client';
import type { Answer, GitHubClient } from './client';
import { contentsMissing, emailsMissing, privateMissing } from './failures';
import { leftOutBySso } from './list-repositories';
import { isProblem, asRepository } from './repository';
import { rowsSchema, userSchema } from './schema';
import type { User } from './schema';

/** Scopes of a classic token that let it change code or settings of repositories or organisations. */
const WRITING = /^(?:repo|public_repo|workflow|delete_repo|gist|user|project|codespace|delete:packages|(?:write|admin|manage_runners|manage_billing):.+)$/u;
/** Kinds by the beginning of a token; older ones have none. */
const KINDS: readonly [string, string][] = [['github_pat_', 'fine-grained'], ['ghp_', 'classic'], ['gho_', 'OAuth app'], ['ghu_', 'GitHub App'], ['ghs_', 'installation']];

/** Whose token it is. */
export function accountOf(user: User): ForgeAccount {
  return { id: String(user.id), login: user.login, name: user.name ?? null, person: user.type === 'User', created: user.created_at ?? null };
}

/** Scopes of a classic or OAuth token; null for the others, which have permissions that nobody can read. */
export function scopesOf(headers: Headers): string[] | null {
  const header = headers.get('x-oauth-scopes');
  return header === null ? null : header.split(',').map((scope) => scope.trim()).filter((scope) => scope !== '');
}

/** `2027-10-12 09:00:00 UTC` or `2027-03-31 00:00:00 +0900` as ISO 8601; null where there is none. */
export function expiryOf(header: string | null): string | null {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d) ?(?:UTC|Z|([+-]\d\d):?(\d\d))$/u.exec(header?.trim() ?? '');
  if (!parts) return null;
  const at = Date.parse(`${parts[1]}T${parts[2]}${parts[3] === undefined ? 'Z' : `${parts[3]}:${parts[4]}`}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Runs a step that may be forbidden; what forbids it is a problem, everything else a failure. */
async function allowed(step: () => Promise<ForgeProblem[]>): Promise<ForgeProblem[]> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof AppError && ['scope-missing', 'sso-required', 'forge-refused'].includes(cause.code)) return [problemOf(cause)];
    throw cause;
  }
}

async function checkEmails(client: GitHubClient, fineGrained: boolean, options?: CallOptions): Promise<ForgeProblem[]> {
  try {
    const answer = await client.get('/user/emails?per_page=1', { ...options, accept: [404] });
    return answer.status === 404 ? [problemOf(emailsMissing(client.place, fineGrained))] : [];
  } catch (cause) {
    if (cause instanceof AppError && (cause.code === 'scope-missing' || cause.code === 'forge-refused')) return [problemOf(emailsMissing(client.place, fineGrained))];
    throw cause;
  }
}

/** Looks at the newest private repository: that it is listed says nothing of whether it may be read. */
async function checkReading(client: GitHubClient, fineGrained: boolean, options?: CallOptions): Promise<ForgeProblem[]> {
  const answer = await client.get('/user/repos?visibility=private&affiliation=owner,collaborator,organization_member&sort=pushed&per_page=1', options);
  const left = leftOutBySso(answer, client.place);
  const problems = left ? [left] : [];
  const [row] = read(answer, rowsSchema);
  const found = row === undefined ? undefined : asRepository(row, client.place);
  if (!fineGrained || found === undefined || isProblem(found)) return problems;
  try {
    // 409: empty, so there is nothing that could be forbidden.
    const heads = await client.get(`/repos/${found.path}/git/matching-refs/heads/`, { ...options, accept: [404, 409] });
    return heads.status === 404 ? [...problems, problemOf(contentsMissing(client.place))] : problems;
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'scope-missing') return [...problems, problemOf(contentsMissing(client.place))];
    throw cause;
  }
}

function refused(failure: AppError, kind: string): TokenCheck {
  return { state: 'refused', account: null, kind, scopes: null, expires: null, expiryKnown: false, canWrite: null, problems: [problemOf(failure)] };
}

/**
 * What a token is, from `GET /user` and its headers, the e-mails, and a look at private repositories: four requests at most.
 */
export async function checkToken(client: GitHubClient, options?: CallOptions): Promise<TokenCheck> {
  const named = KINDS.find(([start]) => client.connection.token.startsWith(start))?.[1];
  let answer: Answer;
  try {
    answer = await client.get('/user', options);
  } catch (cause) {
    if (cause instanceof AppError && ['token-refused', 'scope-missing', 'sso-required', 'forge-refused'].includes(cause.code)) return refused(cause, named ?? 'token');
    throw cause;
  }
  const scopes = scopesOf(answer.headers);
  const fineGrained = scopes === null;
  const expires = expiryOf(answer.headers.get('github-authentication-token-expiration'));
  const check: TokenCheck = {
    state: 'good',
    account: accountOf(read(answer, userSchema)),
    kind: named ?? (fineGrained ? 'token' : 'classic'),
    scopes,
    expires,
    expiryKnown: expires !== null || answer.headers.get('github-authentication-token-expiration') === null,
    canWrite: scopes === null ? null : scopes.some((scope) => WRITING.test(scope)),
    problems: [],
  };
  if (expires !== null && Date.parse(expires) <= client.now()) return { ...check, state: 'expired' };
  if (scopes !== null && !scopes.includes('repo')) check.problems.push(problemOf(privateMissing(client.place)));
  check.problems.push(...(await allowed(() => checkEmails(client, fineGrained, options))));
  check.problems.push(...(await allowed(() => checkReading(client, fineGrained, options))));
  return check.problems.length > 0 ? { ...check, state: 'limited' } : check;
}
