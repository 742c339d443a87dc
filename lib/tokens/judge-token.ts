import type { TokenPolicy } from '../config/tokens';
import { NEVER } from '../documents/collections';
import type { Token } from '../documents/collections';
import { AppError } from '../errors/app-error';
import type { TokenCheck } from '../forges/port';
import { FORGE_NAMES } from './recognise-token';

/** Where a token that only reads is made, and what it needs. */
const SMALLER: Readonly<Record<Token['forge'], { path: string; sentence: string }>> = {
  'github': { path: '/settings/personal-access-tokens/new', sentence: 'a fine-grained one with Contents: read is enough' },
  'gitlab': { path: '/-/user_settings/personal_access_tokens', sentence: 'one with read_api and read_repository is enough' },
  'azure-devops': { path: '/_usersSettings/tokens', sentence: 'one with Code: read is enough' },
};

/** Page on which a token with the smallest rights is made. */
export function newTokenPage({ forge, server, organization }: Pick<Token, 'forge' | 'server' | 'organization'>): string {
  return `${server}${organization === null ? '' : `/${organization}`}${SMALLER[forge].path}`;
}

type Judged = Pick<Token, 'kind' | 'account' | 'scopes' | 'canWrite' | 'expiresAt' | 'expiryFrom' | 'status' | 'message' | 'link'>;

function expiryOf(check: TokenCheck, before: Pick<Token, 'expiresAt' | 'expiryFrom'>): Pick<Token, 'expiresAt' | 'expiryFrom'> {
  if (check.expires !== null) return { expiresAt: Date.parse(check.expires), expiryFrom: 'forge' };
  if (check.expiryKnown) return { expiresAt: NEVER, expiryFrom: 'forge' };
  // A token that works after the day its owner named has another end, which nobody knows.
  const stands = before.expiryFrom === 'owner' && (before.expiresAt > Date.now() || (check.state !== 'good' && check.state !== 'limited'));
  return stands ? { expiresAt: before.expiresAt, expiryFrom: 'owner' } : { expiresAt: NEVER, expiryFrom: 'nobody' };
}

/** What a forge's answer about a token means for its document: state, one sentence for its owner, and where it is mended. */
export function judgeToken(token: Pick<Token, 'forge' | 'server' | 'organization' | 'expiresAt' | 'expiryFrom' | 'account'>, check: TokenCheck): Judged {
  const problem = check.problems[0];
  const known = { kind: check.kind, account: check.account ?? token.account, scopes: check.scopes, canWrite: check.canWrite, ...expiryOf(check, token) };
  const account = known.account && { id: known.account.id, login: known.account.login, name: known.account.name, person: known.account.person };
  const result = { ...known, account };
  if (check.state === 'refused' || check.state === 'expired') {
    const message = problem?.sentence ?? `${FORGE_NAMES[token.forge]} refused this token. The numbers stay. Make a new token, then choose Replace.`;
    return { ...result, status: check.state === 'expired' ? 'expired' : 'reconnect', message, link: problem?.link ?? newTokenPage(token) };
  }
  const status = check.state === 'limited' ? 'limited' : 'active';
  if (problem) return { ...result, status, message: check.problems.map(({ sentence }) => sentence).join(' '), link: problem.link };
  if (check.canWrite) return { ...result, status, message: `This token can also write. It works, but ${SMALLER[token.forge].sentence}; here is how to make it.`, link: newTokenPage(token) };
  return { ...result, status, message: '', link: null };
}

/**
 * Refuses a token that is about to be kept and cannot be used. What is thrown says nothing of what is kept.
 * @throws AppError `token-refused`, `token-expired` or what the forge's problem says, with the page where it is mended.
 */
export function requireUsable(token: Pick<Token, 'forge' | 'server' | 'organization'>, check: TokenCheck): void {
  const problem = check.problems[0];
  const said = problem?.bare ?? problem?.sentence;
  const link = problem?.link ?? newTokenPage(token);
  const name = FORGE_NAMES[token.forge];
  if (check.state === 'expired') throw new AppError('token-expired', said ?? `${name} refused this token: it has expired.`, { link });
  if (check.state === 'refused') throw new AppError(problem?.code ?? 'token-refused', said ?? `${name} refused this token.`, { link });
}

/**
 * Refuses a token that can write, where the operator wants that.
 * @throws AppError `token-refused` with the page on which a smaller one is made.
 */
export function requireAllowed(token: Pick<Token, 'forge' | 'server' | 'organization'>, check: TokenCheck, policy: TokenPolicy): void {
  if (!check.canWrite || !policy.refuseWriting) return;
  throw new AppError('token-refused', `This token can also write, and tokens that can are not taken here. Nothing was kept. Make one that only reads: ${SMALLER[token.forge].sentence}.`, { link: newTokenPage(token) });
}
