import { newCollectionState } from '../../lib/collections/lease';
import { NEVER, collections, identities, pullRequestCounts, repositories, tokenRounds, tokens, users } from '../../lib/documents/collections';
import type { CollectionState, Repository, Token } from '../../lib/documents/collections';
import type { NewDocument } from '../../lib/documents/port';
import type { ForgeRepository } from '../../lib/forges/port';
import { newRepository } from '../../lib/repositories/new-repository';
import { createRandom } from '../generator/random';
import type { SimulatedStore } from './simulated-store';

const DAY = 86_400_000;
const ROUND = 900_000;

/** People, what they have and how they work. Everything follows from the seed. */
export interface PopulationPlan {
  seed: number;
  people: number;
  /** Repositories altogether; shares of a person are log-normal with sigma 1, at least one. */
  repositories: number;
  /** Tokens a person, 1 to 2. */
  tokensEach: number;
  /** Repositories with something new a person and day, on average; a person's own average is log-normal with sigma 1.2. */
  pushesADay: number;
}

/** A person's working day by the clock of his place: share of his pushes in each hour. */
const HOURS = [1, 0.6, 0.4, 0.3, 0.3, 0.4, 0.8, 1.5, 3.5, 6.5, 8, 8, 6.5, 7, 8, 8, 7.5, 6.5, 5, 4.5, 4.5, 4.5, 3.5, 2.2];
/** Hours east of UTC, and how many of a hundred people live there. */
const PLACES: readonly [number, number][] = [[-8, 14], [-5, 20], [-3, 5], [0, 10], [1, 26], [3, 6], [5.5, 11], [8, 8]];
/** Servers, and how many of a hundred tokens are theirs; what is left is spread over fifty of people's own. */
const SERVERS: readonly [Token['forge'], string, number][] = [['github', 'https://github.com', 78], ['gitlab', 'https://gitlab.com', 10], ['azure-devops', 'https://dev.azure.com', 5]];
const OWN_SERVERS = 50;

/** Whether a server is none that everybody uses. */
export function isOwnServer(server: string): boolean {
  return server.startsWith('https://git-');
}

/** What happens in a person's repositories of one token. */
export interface Activity {
  repositories: readonly Repository[];
  /** When each was pushed to since this was last asked, in milliseconds since 1970; `until` is the moment of asking. */
  pushesUntil(until: number): Map<string, number>;
}

export interface Population {
  tokens: number;
  repositories: number;
  /** By token's id. */
  activities: ReadonlyMap<string, Activity>;
}

/** From 0 to below 1, by a seed of its own: what a person does depends on nobody else. */
function createDraw(seed: number): () => number {
  const random = createRandom(seed);
  return () => random.below(1 << 24) / (1 << 24);
}

function logNormal(draw: () => number, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return Math.exp(sigma * normal - (sigma * sigma) / 2);
}

/** Ids without any order among them, as real ones are. */
function idOf(kind: string, number: number): string {
  let mixed = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0;
  return `${mixed.toString(36)}${kind}${number.toString(36)}`;
}

function placeOf(draw: () => number): number {
  let left = draw() * 100;
  return PLACES.find(([, share]) => (left -= share) < 0)?.[0] ?? 1;
}

function serverOf(draw: () => number): { forge: Token['forge']; server: string } {
  let left = draw() * 100;
  const found = SERVERS.find(([, , share]) => (left -= share) < 0);
  if (found) return { forge: found[0], server: found[1] };
  return { forge: 'gitlab', server: `https://git-${Math.floor(draw() * OWN_SERVERS)}.example.org` };
}

function activityOf(read: readonly Repository[], perDay: number, begin: number, seed: number): Activity {
  const draw = createDraw(seed);
  const zone = placeOf(draw) * 3_600_000;
  const busiest = Math.max(...HOURS);
  const total = HOURS.reduce((sum, one) => sum + one, 0);
  // Candidates come at the pace of the busiest hour; others are taken out by the hour's share.
  const pace = (perDay * busiest * 24) / total / DAY;
  const weights = read.map((_, place) => 1 / (place + 1));
  const all = weights.reduce((sum, one) => sum + one, 0);
  const wait = (): number => (pace === 0 ? Infinity : -Math.log(1 - draw()) / pace);
  let next = begin + wait();
  const chosen = (): Repository | undefined => {
    let left = draw() * all;
    return read[weights.findIndex((weight) => (left -= weight) < 0)] ?? read.at(-1);
  };
  return {
    repositories: read,
    pushesUntil(until) {
      const pushed = new Map<string, number>();
      for (; next <= until; next += wait()) {
        const hour = Math.floor((((next + zone) % DAY) + DAY) % DAY / 3_600_000);
        const repository = draw() * busiest < (HOURS[hour] ?? 0) ? chosen() : undefined;
        if (repository && !pushed.has(repository.id)) pushed.set(repository.id, next);
      }
      return pushed;
    },
  };
}

/** What a forge tells of a repository that is as it was. */
export function asListed(repository: Repository): ForgeRepository {
  const { forgeId: id, name, path, owner, webUrl, cloneUrl, visibility, fork, archived, stars, licence, lastActivity, defaultBranch, size, empty } = repository;
  return {
    id, name, path, owner: owner ?? { name: 'x', kind: 'person', id: '1' }, webUrl: webUrl ?? '', cloneUrl, visibility: visibility ?? 'private', fork, archived, disabled: false, stars, licence, lastActivity, defaultBranch, size, empty, marker: null,
  };
}

const LISTED = { name: 'work', path: 'somebody/work', webUrl: 'https://forge.example.org/somebody/work', cloneUrl: 'https://forge.example.org/somebody/work.git', visibility: 'private', openSource: false, openSourceFrom: 'forge', stars: 0, licence: { spdx: null }, lastActivity: null, defaultBranch: 'main', size: 1, empty: false, owner: { name: 'somebody', kind: 'person', id: '1' } } as const;
/** One for all: millions of empty lists would be most of what is held. */
const NOTHING: never[] = [];
const NO_EXCLUSIONS = { paths: NOTHING, commits: NOTHING };

/** Fills a store with people as they are after some weeks: everything was collected once, and is looked at again at some moment of the next day. */
export function settle(store: SimulatedStore, plan: PopulationPlan, begin: number, due: (draw: () => number) => number = (draw) => begin + draw() * DAY): Population {
  const draw = createDraw(plan.seed);
  const shares = Array.from({ length: plan.people }, () => logNormal(draw, 1));
  const sum = shares.reduce((all, one) => all + one, 0);
  const created = new Date(begin - 20 * DAY).toISOString();
  const activities = new Map<string, Activity>();
  let made = 0;
  let owed = 0;
  for (const [number, share] of shares.entries()) {
    const userId = idOf('u', number);
    owed += (share / sum) * plan.repositories;
    const amount = Math.max(1, Math.round(owed - made));
    const own = serverOf(draw);
    const hasTwo = draw() < plan.tokensEach - 1;
    const both = hasTwo && amount > 1 ? [own, serverOf(draw)] : [own];
    const ids = both.map((_, place) => idOf(`t${place}`, number));
    const lists = ids.map((id) => [id]);
    const first = made;
    const read = Array.from({ length: amount }, (_, place): NewDocument<Repository> => {
      const which = place % ids.length;
      const { forge, server } = both[which] ?? own;
      const forgeId = idOf('f', first + place);
      return newRepository({ ownerId: userId, forge, host: server, forgeId, kind: 'url', name: LISTED.name }, { ...LISTED, tokenIds: lists[which] ?? [], created, exclusions: NO_EXCLUSIONS, id: idOf('r', first + place) });
    });
    made += amount;
    store.seed(users, [{ id: userId, ownerId: userId, account: `github.com/${number}`, hashKey: 'ab'.repeat(32), created }]);
    store.seed(identities, [{ id: idOf('i', number), ownerId: userId, email: `person-${number}@example.org`, verified: { forge: 'github', at: created }, vouched: true, noReply: false, created }]);
    const stored = store.seed(repositories, read);
    store.seed(collections, read.map(({ id }): NewDocument<CollectionState> => ({ ...newCollectionState({ id, ownerId: userId }), nextDue: Math.floor(due(draw)), completed: created, checked: created, generation: 1, lastHead: '0', rules: 1, collectedFor: NOTHING, collectedWithout: NOTHING, incomplete: NOTHING, names: NOTHING })));
    store.seed(pullRequestCounts, [...new Map(both.map((one) => [one.server, one])).values()].map(({ forge, server }, place) => ({
      id: idOf(`p${place}`, number), ownerId: userId, forge, server, organization: '', accountId: '1', nextCount: Math.floor(begin + draw() * DAY), counted: created, whole: created, under: null, message: '', repositories: NOTHING,
    })));
    for (const [place, { forge, server }] of both.entries()) {
      const id = ids[place] ?? '';
      const asked = new Date(begin - draw() * DAY).toISOString();
      store.seed(tokens, [{
        id, ownerId: userId, name: `token-${place}`, forge, server, organization: null, sealed: new Uint8Array(), sealedWith: 'k', secretVersion: 1, lastFour: '', kind: 'fine-grained', account: { id: '1', login: 'somebody', name: null, person: true }, scopes: null, canWrite: false,
        expiresAt: NEVER, expiryFrom: 'forge', status: 'active', message: '', link: null, noReply: null, activeOwners: [], checked: asked, refreshed: asked, warnedOf: null, leavingSince: null, deletion: null, scheduled: true, created,
      }]);
      store.seed(tokenRounds, [{ id, ownerId: userId, kind: 'all', nextAsk: Math.floor(begin - draw() * ROUND), failures: 0, secretVersion: 1, state: '0' }]);
      const perDay = (plan.pushesADay * logNormal(draw, 1.2)) / ids.length;
      const its = stored.filter(({ tokenIds }) => tokenIds[0] === id);
      activities.set(id, activityOf(its, its.length === 0 ? 0 : perDay, begin, plan.seed + number * 2 + place));
    }
  }
  return { tokens: activities.size, repositories: made, activities };
}
