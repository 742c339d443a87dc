import type { Budget } from '../core/budget';

export interface SimulatedAccount {
  id: number;
  login: string;
  name: string | null;
  type: 'User' | 'Organization' | 'Bot';
  created: string;
  emails: { email: string; primary: boolean; verified: boolean; visibility: string | null }[];
  /** Public keys that it is known to sign with. */
  keys?: { openpgp: { armored: string; revoked: boolean }[]; ssh: string[] };
  /** State of the membership by organisation: `active`, `pending`. */
  memberships: Record<string, string>;
}

/** A pull request, as far as anybody asks about it. */
export interface SimulatedPullRequest {
  repository: SimulatedRepository;
  author: SimulatedAccount;
  reviewers: SimulatedAccount[];
  opened: string;
  merged: string | null;
}

/** Requests until `reset` (epoch seconds). */
export interface Rate extends Budget {
  reset: number;
}

export interface SimulatedToken {
  secret: string;
  account: SimulatedAccount;
  kind: 'classic' | 'fine-grained';
  state: 'valid' | 'revoked';
  /** Of a classic token. */
  scopes: string[];
  /** Of a fine-grained token. */
  contents: boolean;
  emails: boolean;
  /** As the header says it; null: never. After that moment the token is refused. */
  expires: string | null;
  /** Logins of organisations that want it to be authorised for single sign-on first. */
  withoutSso: string[];
  /** Logins of organisations that forbid this kind of token. */
  barredBy: string[];
  /** Requests of its own; null: it shares those of all. */
  rate: Rate | null;
}

export interface SimulatedRepository {
  id: number;
  owner: SimulatedAccount;
  name: string;
  visibility: 'public' | 'private' | 'internal';
  fork: boolean;
  archived: boolean;
  disabled: boolean;
  stars: number;
  licence: string | null;
  created: string;
  /** Null: nothing was ever pushed. */
  pushed: string | null;
  /** Git folder below the simulator's root; null for one that has no git behind it. */
  folder: string | null;
  /** Who may read it besides its owner; members of its organisation. */
  readers: SimulatedAccount[];
  /** Paths it had before. */
  formerly: string[];
  state: 'there' | 'deleted' | 'blocked';
  /** Where git is said to be; its own server unless a test lies. */
  cloneUrl: string | null;
}

export interface World {
  pullRequests: SimulatedPullRequest[];
  /** Searches, which have a budget of their own. */
  searches: Rate;
  accounts: SimulatedAccount[];
  tokens: SimulatedToken[];
  repositories: SimulatedRepository[];
  /** Requests shared by all. */
  rate: Rate;
  /** Registered OAuth apps. */
  apps: { id: string; secret: string; callback: string }[];
  /** Who signs in when a browser comes to the sign-in page; null: he declines; `asks`: a page asks. */
  signsIn: SimulatedAccount | 'asks' | null;
  /** Codes that were given out and not yet taken. */
  codes: Map<string, { account: SimulatedAccount; app: string; scope: string; challenge: string | null }>;
}

/** An account with an address of its own. */
export function makeAccount(world: World, login: string, more: Partial<SimulatedAccount> = {}): SimulatedAccount {
  const account: SimulatedAccount = {
    id: 1_000 + world.accounts.length, login, name: `${login} of Example`, type: 'User', created: '2020-01-02T03:04:05Z',
    emails: [{ email: `${login}@example.org`, primary: true, verified: true, visibility: 'private' }], memberships: {}, ...more,
  };
  world.accounts.push(account);
  return account;
}

/** A token that may all it should; its secret looks like a real one. */
export function makeToken(world: World, account: SimulatedAccount, more: Partial<SimulatedToken> = {}): SimulatedToken {
  const kind = more.kind ?? 'fine-grained';
  const number = String(world.tokens.length).padStart(6, '0');
  const secret = kind === 'classic' ? `ghp_${'x'.repeat(30)}${number}` : `github_pat_${'x'.repeat(22)}_${'y'.repeat(53)}${number}`;
  const token: SimulatedToken = { secret, account, kind, state: 'valid', scopes: ['repo', 'user:email'], contents: true, emails: true, expires: null, withoutSso: [], barredBy: [], rate: null, ...more };
  world.tokens.push(token);
  return token;
}

/** A repository; each is pushed to an hour after the one before. */
export function makeRepositoryOf(world: World, owner: SimulatedAccount, name: string, more: Partial<SimulatedRepository> = {}): SimulatedRepository {
  const number = world.repositories.length;
  const at = new Date(Date.UTC(2026, 0, 1, number)).toISOString().replace('.000', '');
  const repository: SimulatedRepository = {
    id: 50_000 + number, owner, name, visibility: 'private', fork: false, archived: false, disabled: false, stars: 0, licence: null, created: at, pushed: at, folder: null,
    readers: [], formerly: [], state: 'there', cloneUrl: null, ...more,
  };
  world.repositories.push(repository);
  return repository;
}

/** A world with nothing in it. */
export function emptyWorld(): World {
  const reset = Math.ceil(Date.now() / 1000);
  return { accounts: [], tokens: [], repositories: [], pullRequests: [], searches: { limit: 30, left: 30, reset: reset + 60 }, rate: { limit: 5_000, left: 5_000, reset: Math.ceil(Date.now() / 1000) + 3_600 }, apps: [], signsIn: null, codes: new Map() };
}

/** Whether the account may read it at all. */
export function mayRead(account: SimulatedAccount, repository: SimulatedRepository): boolean {
  return repository.visibility === 'public' || repository.owner === account || repository.readers.includes(account);
}
