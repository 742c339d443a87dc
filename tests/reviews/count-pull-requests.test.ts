import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeWithForge } from '../support/fake-forge';
import type { FakeForge } from '../support/fake-forge';
import type { TempContext } from '../support/temp-context';
import { pullRequestCounts, repositories } from '../../lib/documents/collections';
import type { Repository, Token, User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { AppError } from '../../lib/errors/app-error';
import { refreshList } from '../../lib/repositories/refresh-list';
import { setActive } from '../../lib/repositories/set-active';
import { deleteToken } from '../../lib/tokens/delete-token';
import { deleteRepository } from '../../lib/repositories/delete-repository';
import { addToken } from '../../lib/tokens/add-token';
import type { VerbContext } from '../../lib/verbs/verb';
import { tokens } from '../../lib/documents/collections';
import { countPullRequests } from '../../lib/reviews/count-pull-requests';
import { pullRequestsOf } from '../../lib/reviews/counts-of';
import { monthOfMoment } from '../../lib/reviews/months';
import { columnsOf, rowsOf, withFound } from '../../lib/reviews/tally';
import type { PullRequestAct, PullRequestQuestion } from '../../lib/reviews/types';
import { PULL_REQUEST_ACTS } from '../../lib/reviews/types';

const DAY = 86_400_000;
/** After everything that a test makes before its first round. */
const NOW = Date.now() + 60_000;
const THIS = monthOfMoment(new Date(NOW)) ?? 0;
const month = (text: string): number => monthOfMoment(`${text}-15T00:00:00Z`) ?? 0;

let temporary: TempContext;
let forge: FakeForge;
let context: VerbContext;
let ada: User;
let token: Token;
/** What there is at the forge. */
let world: { path: string; act: PullRequestAct; month: number }[];
let questions: PullRequestQuestion[];

beforeEach(async () => {
  ({ temporary, forge, context, ada } = await placeWithForge(2));
  const { id } = await addToken(context, ada, { name: 'Work', forge: 'github', secret: `github_pat_${'x'.repeat(40)}` });
  await refreshList(context, ada, { tokenId: id });
  await setActive(context, ada, { repositoryIds: (await own()).map((one) => one.id), active: true });
  token = (await context.documents.get(tokens, id)) as Token;
  [world, questions] = [[], []];
  forge.pullRequests = (question) => {
    questions.push(question);
    const all = world.filter((one) => one.act === question.act && one.month >= question.from && one.month <= question.to);
    return all.length > 10 ? { asked: 1, found: 'too-many' } : { asked: Math.max(1, Math.ceil(all.length / 5)), found: all.map((one) => ({ repository: { path: one.path }, month: one.month })) };
  };
});
afterEach(() => temporary.remove());

const own = (): Promise<Repository[]> => listAll(context.documents, repositories, 'owner', [ada.id]);

async function round(now = NOW): Promise<boolean> {
  return countPullRequests(context, token, forge.connect({ forge: 'github', id: token.id, server: token.server, organization: null, token: 'x' }), { repositories: await own(), now });
}

/** What is counted, by path. */
async function counted(): Promise<Record<string, unknown>> {
  const paths = new Map((await own()).map(({ id, path }) => [id, path]));
  return Object.fromEntries([...(await pullRequestsOf(context, ada))].map(([id, columns]) => [paths.get(id), columns]));
}

describe('pull and merge requests', () => {
  it('are counted by month and repository, in three questions; those in other repositories are left out', async () => {
    world = [
      { path: 'halden/repository-1', act: 'opened', month: month('2026-03') }, { path: 'Halden/Repository-1', act: 'opened', month: month('2026-03') }, { path: 'halden/repository-1', act: 'merged', month: month('2026-04') },
      { path: 'halden/repository-2', act: 'reviewed', month: month('2020-01') }, { path: 'halden/unknown', act: 'opened', month: month('2026-03') },
    ];
    expect(await round()).toBe(true);
    expect(await counted()).toEqual({
      'halden/repository-1': { months: [month('2026-03'), month('2026-04')], opened: [2, 0], merged: [0, 1], reviewed: [0, 0] },
      'halden/repository-2': { months: [month('2020-01')], opened: [0], merged: [0], reviewed: [1] },
    });
    expect(questions.map(({ act }) => act)).toEqual([...PULL_REQUEST_ACTS]);
  });

  it('are asked for once a day, from some months before the last time; the same answer changes nothing, and what changed is taken over', async () => {
    world = [{ path: 'halden/repository-1', act: 'opened', month: THIS - 1 }, { path: 'halden/repository-1', act: 'opened', month: month('2021-05') }];
    await round();
    expect([await round(NOW + DAY / 2), questions.length]).toEqual([false, 3]);
    expect([await round(NOW + DAY), questions.length]).toEqual([false, 6]);
    // The second day may lie in the next month.
    expect(questions.at(-1)?.from).toBe(THIS - 3);
    // Merged now, and one of those that were opened went with its branch.
    world = [{ path: 'halden/repository-1', act: 'merged', month: THIS }];
    expect(await round(NOW + 2 * DAY)).toBe(true);
    expect(await counted()).toEqual({ 'halden/repository-1': { months: [month('2021-05'), THIS], opened: [1, 0], merged: [0, 1], reviewed: [0, 0] } });
    // After a month all of it again, and so when repositories came.
    await round(NOW + 40 * DAY);
    expect(await counted()).toEqual({ 'halden/repository-1': { months: [THIS], opened: [0], merged: [1], reviewed: [0] } });
  });

  it('are many questions where they are many, a part of them a round, and end with all of them', async () => {
    for (let index = 0; index < 240; index += 1) world.push({ path: `halden/repository-${(index % 2) + 1}`, act: PULL_REQUEST_ACTS[index % 3] ?? 'opened', month: THIS - 100 + Math.floor(index / 3) });
    let rounds = 0;
    for (; rounds < 50; rounds += 1) {
      const before = questions.length;
      await round(NOW + rounds * 900_000);
      expect(questions.length - before).toBeLessThanOrEqual(20);
      const [stored] = await listAll(context.documents, pullRequestCounts, 'owner', [ada.id]);
      if (stored?.under === null) break;
    }
    expect(rounds).toBeGreaterThan(1);
    const all = [...(await pullRequestsOf(context, ada)).values()];
    for (const act of PULL_REQUEST_ACTS) expect(all.flatMap((columns) => columns[act]).reduce((sum, one) => sum + one, 0), act).toBe(80);
  });

  it.each(['scope-missing', 'forge-refused'] as const)('that the token may not read (%s) are off for a day, with a sentence, and stop nothing', async (code) => {
    world = [{ path: 'halden/repository-1', act: 'opened', month: THIS }];
    await round();
    const answer = forge.pullRequests;
    forge.pullRequests = () => { throw new AppError(code, 'Not with this token.'); };
    expect(await round(NOW + DAY)).toBe(false);
    const [stored] = await listAll(context.documents, pullRequestCounts, 'owner', [ada.id]);
    expect(stored).toMatchObject({ under: null, nextCount: NOW + 2 * DAY, message: expect.stringContaining('nothing else needs them') as string });
    expect(Object.keys(await counted())).toEqual(['halden/repository-1']);
    forge.pullRequests = answer;
    await round(NOW + 2 * DAY);
    expect((await listAll(context.documents, pullRequestCounts, 'owner', [ada.id]))[0]?.message).toBe('');
  });

  it('that the forge tells later go on where they ended', async () => {
    const answer = forge.pullRequests;
    forge.pullRequests = (question) => {
      if (question.act === 'merged') throw new AppError('rate-limited', 'Later.', { retryAt: NOW + 60_000 });
      return answer(question);
    };
    await expect(round()).rejects.toMatchObject({ code: 'rate-limited' });
    forge.pullRequests = answer;
    await round(NOW + 900_000);
    expect(questions.map(({ act }) => act)).toEqual(['opened', 'merged', 'reviewed']);
  });

  it('are counted of repositories that are collected, all of them again when one is switched on, and go with what is erased', async () => {
    const [one, two] = (await own()).toSorted((a, b) => (a.forgeId < b.forgeId ? -1 : 1));
    if (!one || !two) throw new Error('they were listed');
    await setActive(context, ada, { repositoryIds: [two.id], active: false });
    world = [{ path: one.path, act: 'opened', month: THIS - 40 }, { path: two.path, act: 'opened', month: THIS - 50 }];
    await round();
    expect(Object.keys(await counted())).toEqual([one.path]);
    await setActive(context, ada, { repositoryIds: [two.id], active: true });
    expect(await round(NOW + DAY)).toBe(true);
    expect(Object.keys(await counted()).toSorted()).toEqual([one.path, two.path]);
    await deleteRepository(context, ada, { repositoryId: one.id });
    expect(Object.values(await counted())).toHaveLength(1);
    await deleteToken(context, ada, { tokenId: token.id, facts: 'erased', revoke: false });
    expect(await listAll(context.documents, pullRequestCounts, 'owner', [ada.id])).toEqual([]);
  });

  it('keep nothing but numbers', async () => {
    world = [{ path: 'halden/repository-1', act: 'opened', month: THIS }];
    await round();
    const [stored] = await listAll(context.documents, pullRequestCounts, 'owner', [ada.id]);
    expect(Object.keys(stored ?? {}).sort()).toEqual(['accountId', 'counted', 'covered', 'forge', 'id', 'message', 'nextCount', 'organization', 'ownerId', 'repositories', 'server', 'under', 'version', 'whole']);
  });
});

describe('counts', () => {
  const found = fc.array(fc.record({ repository: fc.constantFrom('a', 'b', 'c'), month: fc.integer({ min: 0, max: 30 }) }), { maxLength: 40 });

  it('of a question replace what was known of it, and are the same when asked twice', () => {
    fc.assert(fc.property(found, found, fc.constantFrom(...PULL_REQUEST_ACTS), fc.integer({ min: 0, max: 30 }), fc.nat(30), (before, after, act, from, more) => {
      const known = withFound([], { act, from: 0, to: 30 }, before);
      const question = { act, from, to: from + more };
      const once = withFound(known, question, after);
      expect(withFound(once, question, after)).toEqual(once);
      const inside = (one: { month: number }): boolean => one.month >= question.from && one.month <= question.to;
      const expected = [...before.filter((one) => !inside(one)), ...after.filter(inside)];
      for (const repository of ['a', 'b', 'c']) {
        const columns = once.find((one) => one.repository === repository);
        for (let at = 0; at <= 30; at += 1) {
          const place = columns?.months.indexOf(at) ?? -1;
          expect(columns?.[act][place] ?? 0).toBe(expected.filter((one) => one.repository === repository && one.month === at).length);
        }
        if (columns) expect(columnsOf(rowsOf(columns))).toEqual({ months: columns.months, opened: columns.opened, merged: columns.merged, reviewed: columns.reviewed });
      }
    }));
  });
});
