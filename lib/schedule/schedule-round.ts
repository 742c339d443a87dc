import { tokenRounds, tokens, users, USABLE_STATES } from '../documents/collections';
import type { Repository, Token, TokenRound, User } from '../documents/collections';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { partOfServer } from '../health/history/parts';
import { noteHealth, noteLooked } from '../health/history/pending';
import type { ChangePage, Forge, ForgeRepository } from '../forges/port';
import { refreshPublishedSoon } from '../publishing/refresh-published';
import { markDue } from '../repositories/mark-due';
import { refreshList } from '../repositories/refresh-list';
import { upsertPage } from '../repositories/upsert-listed';
import { measure } from '../telemetry/measure';
import { countPullRequests } from '../reviews/count-pull-requests';
import { checkToken, noteRefusal } from '../tokens/check-token';
import { connect } from '../tokens/connect';
import { repositoriesOf } from '../tokens/repositories-of';
import type { VerbContext } from '../verbs/verb';
import { DAY, HELD, ROUND, nextTry } from './due-rules';
import { createLanes, limitsFor } from './lanes';
import type { LaneLimits } from './lanes';
import { ensureRounds } from './make-rounds';
import { noteChanged } from './note-changed';

/** What one round did. */
export interface Round {
  /** Tokens whose forge was asked. */
  asked: number;
  /** Repositories that may have something new. */
  changed: number;
  /** Tokens whose forge could not be asked. */
  failed: number;
  /** Tokens put off for some minutes, because their server answers slowly and as many of it were being asked as may be at once. */
  deferred: number;
}

const HOUR = 3_600_000;
/** A server whose answers take longer than this, for all that is asked for one token, is not waited for; all such servers together have half of what runs at the same time. */
const SLOW_MS = 3_000;
/** A token that such a server has no room for waits so long, and longer the more of them wait. */
const DEFERRED = { least: 5_000, most: ROUND / 3 };

type Asking = VerbContext & { signal?: AbortSignal };

async function storeRound({ documents }: VerbContext, round: TokenRound, changes: Partial<TokenRound>): Promise<TokenRound> {
  try {
    return await documents.update(tokenRounds, { ...round, ...changes });
  } catch (error) {
    // Gone with its token.
    if (isConflict(error)) return round;
    throw error;
  }
}

/** What the forge described on the way: renamed and moved ones are followed. New ones come with the daily list. */
async function follow(context: VerbContext, token: Token, known: ReadonlyMap<string, Repository>, seen: readonly ForgeRepository[]): Promise<void> {
  const once = [...new Map(seen.filter(({ id }) => known.has(id)).map((one) => [one.id, one])).values()];
  const fresh = await upsertPage(context, token, once, known);
  await markDue(context, fresh.filter(({ active }) => active));
}

async function notePage(context: VerbContext, token: Token, known: Map<string, Repository>, page: ChangePage): Promise<number> {
  await follow(context, token, known, page.seen);
  for (const { id, marker } of page.changed) {
    const repository = known.get(id);
    if (repository) await noteChanged(context, repository, marker);
  }
  return page.changed.length;
}

function isAsked(repository: Repository, token: Token): boolean {
  return repository.active && repository.status === 'present' && repository.forge === token.forge && repository.host === token.server && repository.tokenIds[0] === token.id;
}

async function askChanges(context: Asking, token: Token, { round, forge, own }: { round: TokenRound; forge: Forge; own: readonly Repository[] }): Promise<{ changed: number; unavailable: number; looked: number; round: TokenRound }> {
  const read = own.filter((repository) => isAsked(repository, token));
  const known = new Map(read.map((repository) => [repository.forgeId, repository]));
  let stored = round;
  let changed = 0;
  let unavailable = 0;
  if (read.length === 0) return { changed, unavailable, looked: 0, round };
  const before = round.secretVersion === token.secretVersion ? round.state : null;
  for await (const page of forge.changes(read.map(({ forgeId, marker }) => ({ id: forgeId, marker })), before, { signal: context.signal })) {
    changed += await notePage(context, token, known, page);
    unavailable += page.unavailable.length;
    // Only now: the forge does not tell of these again.
    const isNews = page.state !== stored.state || token.secretVersion !== stored.secretVersion;
    if (page.state !== null && isNews) stored = await storeRound(context, stored, { state: page.state, secretVersion: token.secretVersion });
  }
  return { changed, unavailable, looked: read.length, round: stored };
}

/** Failures that concern this question alone, or that pass: the next round goes on where this one ended. */
const LATER: readonly AppError['code'][] = ['rate-limited', 'forge-unreachable', 'cancelled'];

/** Pull and merge requests are asked for last: nothing waits for them, and where they cannot be had nothing else fails. Gives whether a number changed. */
async function askPullRequests(context: Asking, token: Token, { forge, own, now }: { forge: Forge; own: readonly Repository[]; now: number }): Promise<boolean> {
  try {
    return await countPullRequests(context, token, forge, { repositories: own, now });
  } catch (error) {
    if (!(error instanceof AppError) || !LATER.includes(error.code)) throw error;
    context.log.info({ code: error.code }, 'pull requests are counted later');
    return false;
  }
}

async function askForge(context: Asking, user: User, token: Token, round: TokenRound, now: number): Promise<{ changed: number; looked: number; round: TokenRound }> {
  const age = (moment: string | null): number => (moment === null ? Infinity : now - Date.parse(moment));
  if (age(token.checked) > DAY) await checkToken(context, user, { tokenId: token.id });
  if (age(token.refreshed) > DAY) await refreshList(context, user, { tokenId: token.id });
  const forge = await connect(context, token.id, { action: 'changes-asked' });
  const own = await repositoriesOf(context.documents, token);
  const { unavailable, ...rest } = await askChanges(context, token, { round, forge, own });
  // What became of them is told by the list; not more than once an hour, as it is long.
  if (unavailable > 0 && age(token.refreshed) > HOUR) await refreshList(context, user, { tokenId: token.id });
  const counted = await askPullRequests(context, token, { forge, own, now });
  // Readers see them without a new commit.
  if (counted) await refreshPublishedSoon(context, user);
  return rest;
}

/** The round of one token that was claimed. Whatever goes wrong with it stays with it. */
async function runRound(context: Asking, token: Token, round: TokenRound, now: number, result: Round): Promise<void> {
  const user = await context.documents.get(users, round.ownerId);
  if (!user) {
    await context.documents.delete(tokenRounds, round.id);
    return;
  }
  try {
    const done = await measure('ask forge', { duration: 'commit_stats.round.duration', where: 'round', forge: token.forge }, () => askForge(context, user, token, round, now));
    result.asked += 1;
    result.changed += done.changed;
    noteHealth(partOfServer(token.server), 'ok', now);
    noteLooked(done.looked, now);
    if (done.round.failures > 0) await storeRound(context, done.round, { failures: 0 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    result.failed += 1;
    if (error.code === 'forge-unreachable') noteHealth(partOfServer(token.server), 'failing', now);
    await noteRefusal(context.documents, token, error);
    context.log.info({ code: error.code }, 'a forge could not be asked for something new');
    const failures = round.failures + 1;
    const stored = await context.documents.get(tokenRounds, round.id);
    const nextAsk = Math.max(now + (error.retryAt === undefined ? ROUND / 3 : 0), nextTry({ now, failures, retryAt: error.retryAt }));
    if (stored) await storeRound(context, stored, { failures, nextAsk });
  }
}

/** The token of a round that was claimed; undefined where there is nothing to ask: the token is gone, or may not be used now. */
async function tokenOf({ documents }: Asking, round: TokenRound): Promise<Token | undefined> {
  const token = await documents.get(tokens, round.id);
  if (!token) await documents.delete(tokenRounds, round.id);
  return token && USABLE_STATES.includes(token.status) ? token : undefined;
}

/**
 * Asks the forge of every token whose turn it is (every 15 minutes) for something new and makes what has it due. Many are asked at the same time, of one server no more than its
 * part; of several processes one asks for each token. Once a day the token is checked and its list read. Nothing that a forge or a token does stops the round of another one.
 * `now` in milliseconds since 1970.
 */
export async function scheduleRound(context: Asking, now: number = Date.now(), limits: LaneLimits = limitsFor(context.settings.roundsAtOnce)): Promise<Round> {
  await ensureRounds(context);
  const began = Date.now();
  const clock = (): number => now + (Date.now() - began);
  const result: Round = { asked: 0, changed: 0, failed: 0, deferred: 0 };
  const lanes = createLanes(limits);
  const waiting = new Map<string, number>();
  const defer = async (round: TokenRound, server: string): Promise<void> => {
    const place = (waiting.get(server) ?? 0) + 1;
    waiting.set(server, place);
    result.deferred += 1;
    noteHealth(partOfServer(server), 'slow', clock());
    const wait = (place * lanes.durationOf(server)) / limits.perKey;
    await storeRound(context, round, { nextAsk: Math.round(clock() + Math.min(DEFERRED.most, Math.max(DEFERRED.least, wait))) });
  };
  while (context.signal?.aborted !== true) {
    await lanes.room();
    const at = clock();
    const round = await context.documents.claim(tokenRounds, 'next', ['all'], { atMost: at, set: { nextAsk: at + HELD } });
    if (!round && !lanes.isBusy()) break;
    if (!round) {
      // Some more turns may have come by then.
      await lanes.oneEnded();
      continue;
    }
    const token = await tokenOf(context, round);
    if (!token) continue;
    while (!lanes.hasRoomFor(token.server) && lanes.durationOf(token.server) <= SLOW_MS) await lanes.oneEnded();
    const hasSlowRoom = lanes.durationOf(token.server) <= SLOW_MS || lanes.slowOnes(SLOW_MS) < Math.ceil(limits.atOnce / 2);
    if (!lanes.hasRoomFor(token.server) || !hasSlowRoom) {
      await defer(round, token.server);
      continue;
    }
    lanes.start(token.server, () => runRound(context, token, round, at, result).catch((error: unknown) => {
      result.failed += 1;
      context.log.error({ err: error }, 'the round of a token failed');
    }));
  }
  await lanes.idle();
  return result;
}
