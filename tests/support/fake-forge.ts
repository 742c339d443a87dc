import type { Context } from '../../lib/context';
import { users } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import type { AccountAddresses, AccountKeys, Forge, ForgeConnection, ForgeProblem, ForgeRepository, RepositoryAnswer, Revocation, TokenCheck } from '../../lib/forges/port';
import type { PullRequestAnswer, PullRequestQuestion } from '../../lib/reviews/types';
import type { VerbContext } from '../../lib/verbs/verb';
import { tempContext } from './temp-context';
import type { TempContext } from './temp-context';

/** A repository as a forge describes it. */
export function listedRepository(id: string, differences: Partial<ForgeRepository> = {}): ForgeRepository {
  const name = differences.name ?? `repository-${id}`;
  return {
    id, name, path: `halden/${name}`, owner: { name: 'halden', kind: 'organization', id: '77' }, webUrl: `https://github.com/halden/${name}`, cloneUrl: `https://github.com/halden/${name}.git`,
    visibility: 'private', fork: false, archived: false, disabled: false, stars: 0, licence: { spdx: null }, lastActivity: '2026-11-01T00:00:00Z', defaultBranch: 'main', size: 1, empty: false, marker: 'm1', ...differences,
  };
}

export const GOOD_CHECK: TokenCheck = {
  state: 'good', account: { id: '583231', login: 'ada', name: 'Ada Lindqvist', person: true, created: null }, kind: 'fine-grained', scopes: null, expires: '2999-03-12T00:00:00.000Z', expiryKnown: true, canWrite: false, problems: [],
};

/** A forge that answers what a test says. */
export class FakeForge {
  check: TokenCheck = GOOD_CHECK;
  addresses: AccountAddresses = { addresses: [], noReply: null, problems: [] };
  keys: AccountKeys = { keys: [], told: [] };
  /** Answers to questions about pull requests. */
  pullRequests: (question: PullRequestQuestion) => PullRequestAnswer = () => ({ asked: 1, found: [] });
  pages: { repositories: ForgeRepository[]; problems: ForgeProblem[] }[] = [];
  /** Thrown after the pages. */
  failure: AppError | undefined;
  /** Thrown by whatever is asked. */
  down: AppError | undefined;
  /** What single repositories are, where not as listed. */
  single = new Map<string, RepositoryAnswer>();
  revocation: Revocation = { outcome: 'revoked', sentence: 'Revoked.', link: null };
  /** Secrets that arrived, in order. */
  readonly secrets: string[] = [];
  readonly connections: ForgeConnection[] = [];
  readonly calls: string[] = [];

  #call(name: string): void {
    this.calls.push(name);
    if (this.down) throw this.down;
  }

  #find(matches: (repository: ForgeRepository) => boolean): RepositoryAnswer {
    const repository = this.pages.flatMap((page) => page.repositories).find(matches);
    return repository ? { state: 'present', repository } : { state: 'hidden' };
  }

  connect(connection: ForgeConnection): Forge {
    this.secrets.push(connection.token);
    this.connections.push(connection);
    const call = (name: string): void => this.#call(name);
    const find = (key: { id: string } | { path: string }): RepositoryAnswer => ('id' in key ? (this.single.get(key.id) ?? this.#find(({ id }) => id === key.id)) : this.#find(({ path }) => path === key.path));
    return {
      name: connection.forge,
      checkToken: async () => { call('checkToken'); return this.check; },
      addresses: async () => { call('addresses'); return this.addresses; },
      signingKeys: async () => { call('signingKeys'); return this.keys; },
      repositories: () => this.#list(),
      repository: async (key) => { call('repository'); return find(key); },
      // eslint-disable-next-line require-yield
      changes: async function* changes() { call('changes'); },
      pullRequests: async (_account, question) => { call('pullRequests'); return this.pullRequests(question); },
      credentials: async () => ({ authorization: `Basic ${Buffer.from(`x:${connection.token}`).toString('base64')}`, origin: connection.server }),
      revoke: async () => { call('revoke'); return this.revocation; },
      rateLimit: () => ({ remaining: null, limit: null, resets: null, pausedUntil: null, low: false }),
    };
  }

  async *#list(): AsyncGenerator<{ repositories: ForgeRepository[]; problems: ForgeProblem[] }> {
    this.#call('repositories');
    yield* this.pages;
    if (this.failure) throw this.failure;
  }
}

/** The context of verbs with this forge behind every token, and an outside world in which only `.example` hosts exist. */
export function verbContext(context: Context, forge: FakeForge): VerbContext {
  return {
    ...context,
    forge: async (connection) => forge.connect(connection),
    outbound: async () => ({
      pin: async (url) => {
        if (!new URL(url).hostname.endsWith('.example') && new URL(url).hostname !== 'github.com') throw new AppError('address-refused', 'This address cannot be reached from here.');
        return { url: new URL(url), pinned: { ip: '192.0.2.1', family: 4 } };
      },
    }),
  };
}

/** A person. */
export async function person({ documents }: Pick<Context, 'documents'>, name: string): Promise<User> {
  return documents.insert(users, { id: `user-${name}`, ownerId: `user-${name}`, account: `github.com/${name}`, hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
}

/** A data folder of its own, a forge that lists so many repositories, and a person who asks it; `temporary.remove()` ends it. */
export async function placeWithForge(listed = 0): Promise<{ temporary: TempContext; forge: FakeForge; context: VerbContext; ada: User }> {
  const temporary = await tempContext();
  const forge = new FakeForge();
  forge.pages = listed === 0 ? [] : [{ repositories: Array.from({ length: listed }, (_, number) => listedRepository(`${number + 1}`)), problems: [] }];
  const context = verbContext(temporary.context, forge);
  return { temporary, forge, context, ada: await person(context, 'ada') };
}
