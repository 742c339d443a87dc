import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../context';
import { pullRequestCounts } from '../documents/collections';
import type { PullRequestCount, Repository, Token } from '../documents/collections';
import { newId } from '../documents/new-id';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import type { Forge } from '../forges/port';
import { monthOfMoment } from './months';
import { withFound } from './tally';
import { PULL_REQUEST_ACTS } from './types';
import type { PullRequestAct, PullRequestAnswer } from './types';

/** Requests to the forge that one round may spend; GitHub's search allows 30 a minute. */
const BUDGET = 20;
const DAY = 86_400_000;
/** January 2008: GitHub opened that spring, the others later. */
const FIRST_MONTH = 456;
/** Months before the last count that are counted again: what was opened then may have been reviewed since. */
const AGAIN = 3;
/** Everything is counted again after so many days: what was reviewed late, or went, is found then. */
const WHOLE_EVERY = 30 * DAY;

type Asking = Pick<Context, 'documents'> & { signal?: AbortSignal };
type Account = NonNullable<Token['account']>;
type Under = NonNullable<PullRequestCount['under']>;

/** Failures that say that this token may not read them, while all else works. */
const NOT_ALLOWED: readonly AppError['code'][] = ['scope-missing', 'forge-refused', 'sso-required', 'not-found', 'forge-failed'];

async function storedFor({ documents }: Asking, token: Token, account: Account): Promise<PullRequestCount> {
  const key = [token.ownerId, token.server, token.organization ?? '', account.id];
  const [found] = (await documents.list(pullRequestCounts, 'account', key)).documents;
  if (found) return found;
  return documents.insert(pullRequestCounts, {
    id: newId(), ownerId: token.ownerId, forge: token.forge, server: token.server, organization: token.organization ?? '', accountId: account.id,
    nextCount: 0, counted: null, whole: null, covered: [], under: null, message: '', repositories: [],
  });
}

/** A new count: from the first month where everything is to be counted, else from some months before the last one. */
function begun({ counted, whole, covered }: PullRequestCount, repositories: readonly Repository[], now: number): Under {
  const before = new Set(covered ?? []);
  const all = whole === null || counted === null || repositories.some(({ id }) => !before.has(id)) || now - Date.parse(whole) > WHOLE_EVERY;
  const from = all ? FIRST_MONTH : Math.max(FIRST_MONTH, (monthOfMoment(counted) ?? FIRST_MONTH) - AGAIN);
  return { act: PULL_REQUEST_ACTS[0], next: from, span: 0, from, began: new Date(now).toISOString(), whole: all, covers: all ? repositories.map(({ id }) => id) : [] };
}

/** The repositories of an answer by our own ids; those that are not the person's are left out. */
function known(found: Exclude<PullRequestAnswer['found'], string>, repositories: readonly Repository[]): { repository: string; month: number }[] {
  const byId = new Map(repositories.map(({ forgeId, id }) => [forgeId.toLowerCase(), id]));
  const byPath = new Map(repositories.map(({ path, id }) => [path.toLowerCase(), id]));
  return found.flatMap(({ repository, month }) => {
    const id = 'id' in repository ? byId.get(repository.id.toLowerCase()) : byPath.get(repository.path.toLowerCase());
    return id === undefined ? [] : [{ repository: id, month }];
  });
}

/** What comes after a question that was answered up to `to`; null at the end. */
function after({ act, from, ...under }: Under, to: number, last: number): Under | null {
  if (to < last) return { ...under, act, from, next: to + 1 };
  const following: PullRequestAct | undefined = PULL_REQUEST_ACTS[PULL_REQUEST_ACTS.indexOf(act) + 1];
  return following === undefined ? null : { ...under, act: following, from, next: from, span: 0 };
}

/** Asks question after question until the count has come to its end or the round's part is used up. */
async function goOn(context: Asking, stored: PullRequestCount, asked: { forge: Forge; account: Account; repositories: readonly Repository[]; now: number }): Promise<PullRequestCount> {
  const { forge, account, repositories, now } = asked;
  const places = repositories.map(({ forgeId, path, owner }) => ({ id: forgeId, path, ownerId: owner?.id ?? null }));
  const last = monthOfMoment(new Date(now)) ?? FIRST_MONTH;
  let count = stored;
  for (let spent = 0; spent < BUDGET && count.under !== null && context.signal?.aborted !== true; ) {
    const { act, next, span } = count.under;
    const to = span === 0 ? last : Math.min(last, next + span - 1);
    const answer = await forge.pullRequests(account, { act, from: next, to, repositories: places }, { signal: context.signal });
    spent += answer.asked;
    if (answer.found === 'too-many' && to > next) {
      count = await context.documents.update(pullRequestCounts, { ...count, under: { ...count.under, span: Math.ceil((to - next + 1) / 2) } });
      continue;
    }
    // More in a single month than a forge tells: no person does that, and no number would be true.
    const found = answer.found === 'too-many' ? [] : known(answer.found, repositories);
    const under = after(count.under, to, last);
    const done = under === null && { counted: count.under.began, nextCount: now + DAY, ...(count.under.whole && { whole: count.under.began, covered: count.under.covers }) };
    count = await context.documents.update(pullRequestCounts, { ...count, under, message: '', repositories: withFound(count.repositories, { act, from: next, to }, found), ...done });
  }
  return count;
}

/**
 * Counts the pull or merge requests that the account of a token opened, merged and reviewed, by month, in those of the given repositories that are collected: once a day what is new, everything the
 * first time, after a month, and when repositories came. A round spends a part of the token's requests only and goes on with the next one. Only numbers are kept. Gives whether any
 * number changed. A token that may not read them is asked again after a day, and a sentence says so.
 * @throws AppError `rate-limited`, `token-refused`, `forge-unreachable` and the like: what was counted stays.
 */
export async function countPullRequests(context: Asking, token: Token, forge: Forge, given: { repositories: readonly Repository[]; now: number }): Promise<boolean> {
  const { account } = token;
  const { now } = given;
  const repositories = given.repositories.filter(({ forge: name, host, active }) => active && name === token.forge && host === token.server);
  if (account?.person !== true || repositories.length === 0) return false;
  let stored: PullRequestCount | undefined;
  try {
    stored = await storedFor(context, token, account);
    if (stored.under === null && stored.nextCount > now) return false;
    const before = stored.repositories;
    const ready = stored.under === null ? await context.documents.update(pullRequestCounts, { ...stored, under: begun(stored, repositories, now) }) : stored;
    const counted = await goOn(context, ready, { forge, account, repositories, now });
    return !isDeepStrictEqual(counted.repositories, before);
  } catch (error) {
    // Another process counts for the same account.
    if (isConflict(error)) return false;
    if (!(error instanceof AppError) || !NOT_ALLOWED.includes(error.code) || stored === undefined) throw error;
    await noteNotAllowed(context, stored.id, now);
    return false;
  }
}

const MESSAGE = 'Pull and merge requests are not counted: this token may not read them, or its forge did not answer. It is tried again tomorrow; nothing else needs them.';

async function noteNotAllowed({ documents }: Asking, id: string, now: number): Promise<void> {
  const found = await documents.get(pullRequestCounts, id);
  try {
    if (found) await documents.update(pullRequestCounts, { ...found, under: null, nextCount: now + DAY, message: MESSAGE });
  } catch (error) {
    // Another process noted it, or got further.
    if (!isConflict(error)) throw error;
  }
}
