import { NEVER } from '../documents/collections';
import type { Token, TokenState } from '../documents/collections';
import { dayOf } from './day-of';

/** What its owner may see of a token: never its secret. Every field that leaves is named here. */
export interface TokenView {
  id: string;
  name: string;
  forge: Token['forge'];
  server: string;
  organization: string | null;
  /** The last four characters of the secret. */
  lastFour: string;
  /** "classic", "fine-grained", … */
  kind: string;
  /** Whose it is at the forge. */
  account: { login: string; name: string | null } | null;
  scopes: string[] | null;
  canWrite: boolean | null;
  status: TokenState | 'expires-soon';
  /** ISO time; null: never, or nobody knows. */
  expires: string | null;
  /** Who says so; `nobody`: its owner should be asked. */
  expiryFrom: Token['expiryFrom'];
  /** One sentence; empty when there is nothing to say. */
  message: string;
  link: string | null;
  checked: string | null;
  /** Last update of the list of repositories. */
  refreshed: string | null;
  created: string;
}

/** How long before its end a token's owner is warned. */
export const WARNED_BEFORE = 14 * 86_400_000;

/** Whether its owner should be warned now (milliseconds since 1970) that it ends soon. */
export function endsSoon({ status, expiresAt }: Pick<Token, 'status' | 'expiresAt'>, now: number): boolean {
  return (status === 'active' || status === 'limited') && expiresAt > now && expiresAt - now <= WARNED_BEFORE;
}

/** What is said about a token whose end has come near, or has passed without its forge saying so. */
function stateAt(token: Token, now: number): Pick<TokenView, 'status' | 'message' | 'link'> {
  const { status, message, link, expiresAt } = token;
  if (endsSoon(token, now)) {
    const days = Math.max(1, Math.ceil((expiresAt - now) / 86_400_000));
    const when = days === 1 ? 'within a day' : `in ${days} days, on ${dayOf(expiresAt)}`;
    const warning = `It ends ${when}. Create its successor now; paste it under Replace and nothing is read twice.`;
    return { status: 'expires-soon', message: message === '' ? warning : `${warning} ${message}`, link };
  }
  return { status, message, link };
}

/** The token as its owner sees it at this moment (milliseconds since 1970). */
export function viewOf(token: Token, now: number = Date.now()): TokenView {
  const { id, name, forge, server, organization, lastFour, kind, account, scopes, canWrite, expiresAt, expiryFrom, checked, refreshed, created } = token;
  return {
    id, name, forge, server, organization, lastFour, kind, account: account && { login: account.login, name: account.name }, scopes, canWrite, ...stateAt(token, now),
    expires: expiresAt === NEVER ? null : new Date(expiresAt).toISOString(), expiryFrom, checked, refreshed, created,
  };
}
