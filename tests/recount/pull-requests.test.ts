import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderCvPage, renderTablePage } from '../../components/cv/render';
import { exportAccount } from '../../lib/accounts/leave/export-account';
import { localOwner } from '../../lib/accounts/local-owner';
import { drawChart } from '../../lib/charts/server/draw-chart';
import { collectionState } from '../../lib/collections/lease';
import { makeCvPage } from '../../lib/cv/page';
import { pageCv } from '../../lib/cv/page-cv';
import { collections, cvs, pullRequestCounts } from '../../lib/documents/collections';
import type { PullRequestCount, Repository, StoredCv, User } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { loadSnapshot } from '../../lib/publishing/load-published';
import { publish } from '../../lib/publishing/publish';
import { publishSettings } from '../../lib/publishing/publish-cv';
import { registerRepository } from '../../lib/repositories/register-repository';
import { figuresOf } from '../../lib/snapshots/figures';
import type { Snapshot } from '../../lib/snapshots/types';
import { factOf } from '../contracts/fixtures';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { recountPullRequests } from './recount-pull-requests';

const TODAY = '2026-11-21';
const ASSETS = { mode: 'file', style: '' } as const;

let temp: TempContext;
let owner: User;
let all: Repository[];
beforeEach(async () => {
  temp = await tempContext();
  owner = await localOwner(temp.context);
  all = [];
  for (const name of ['apps', 'secret-ledger', 'tools']) {
    const repository = await registerRepository(temp.context, owner, { source: { kind: 'url', url: `https://git.example.org/${name}` } });
    await temp.context.stats.write(owner.id, RULES_VERSION, [2016, 2020, 2025].map((year) => factOf(`${name}${year}`, { time: Date.UTC(year, 5, 5) / 1000, repository: repository.id })));
    const state = await collectionState(temp.context, repository);
    await temp.context.documents.update(collections, { ...state, generation: 1, rules: RULES_VERSION, completed: '2026-11-20T21:17:33.123Z' });
    all.push(repository);
  }
});
afterEach(() => temp.remove());

/** Counts of one account, some of them in a repository that nobody knows. */
const account = fc.array(fc.record({
  place: fc.nat(3),
  rows: fc.uniqueArray(fc.record({ month: fc.integer({ min: 590, max: 682 }), opened: fc.nat(20), merged: fc.nat(20), reviewed: fc.nat(20) }), { selector: ({ month }) => month, maxLength: 30 }),
}), { maxLength: 4 });
type Account = typeof account extends fc.Arbitrary<infer T> ? T : never;

async function keep(accounts: readonly Account[]): Promise<void> {
  const old = (await temp.context.documents.list(pullRequestCounts, 'owner', [owner.id])).documents;
  for (const { id } of old) await temp.context.documents.delete(pullRequestCounts, id);
  for (const [index, one] of accounts.entries()) {
    const repositories: PullRequestCount['repositories'] = one.map(({ place, rows }) => {
      const sorted = rows.filter(({ opened, merged, reviewed }) => opened + merged + reviewed > 0).toSorted((a, b) => a.month - b.month);
      const column = (name: 'month' | 'opened' | 'merged' | 'reviewed'): number[] => sorted.map((row) => row[name]);
      return { repository: all[place]?.id ?? 'unknown', months: column('month'), opened: column('opened'), merged: column('merged'), reviewed: column('reviewed') };
    });
    await temp.context.documents.insert(pullRequestCounts, {
      id: `counts-${index}`, ownerId: owner.id, forge: 'github', server: 'https://github.com', organization: '', accountId: String(index), nextCount: 0, counted: null, whole: null, covered: [], under: null, message: '', repositories,
    });
  }
}

async function published(): Promise<{ cv: StoredCv; snapshot: Snapshot }> {
  await publish(temp.context, owner);
  const [cv] = (await temp.context.documents.list(cvs, 'owner', [owner.id])).documents;
  const snapshot = cv && (await loadSnapshot(temp.context, cv.slug))?.snapshot;
  if (!cv || !snapshot) throw new Error('nothing is published');
  return { cv, snapshot };
}

async function exported(): Promise<string> {
  for await (const { name, pieces } of exportAccount(temp.context, owner)) {
    let text = '';
    for await (const piece of pieces) text += typeof piece === 'string' ? piece : Buffer.from(piece).toString();
    if (name === 'pullRequestCounts.json') return text;
  }
  return '[]';
}

const NONE = { opened: 0, merged: 0, reviewed: 0, repositories: 0, byMonth: [] };

describe('pull and merge requests on a page, recounted from the archive by other code', () => {
  it('are the same for any accounts, over all years and in any period', async () => {
    const month = fc.integer({ min: 590, max: 682 }).map((value) => new Date(Date.UTC(1970, value, 1)).toISOString().slice(0, 7));
    await fc.assert(fc.asyncProperty(fc.array(account, { maxLength: 3 }), month, month, async (accounts, from, to) => {
      await keep(accounts);
      const { snapshot } = await published();
      const json = await exported();
      const shown = new Set(all.map(({ id }) => id));
      expect(figuresOf(snapshot, {}, TODAY).pullRequests ?? NONE).toEqual(recountPullRequests(json, shown));
      // Whatever day of a month a period begins or ends with, the month counts whole.
      expect(figuresOf(snapshot, { from: `${from}-01`, to: `${to}-28`, language: 'Go' }, TODAY).pullRequests ?? NONE).toEqual(recountPullRequests(json, shown, from, to));
    }), { numRuns: 25 });
  });

  it('are in no number of a page that hides their repository, and nowhere on it', async () => {
    const rows = [{ month: 600, opened: 5, merged: 4, reviewed: 3 }, { month: 640, opened: 7, merged: 6, reviewed: 0 }];
    await keep([[{ place: 0, rows }, { place: 1, rows: [{ month: 605, opened: 4_321, merged: 0, reviewed: 0 }] }]]);
    const before = await published();
    expect(figuresOf(before.snapshot, {}, TODAY).pullRequests?.opened).toBe(4_333);
    const hidden = all[1]?.id ?? '';
    await publishSettings(temp.context, owner, before.cv.id, { ...before.cv, repositories: [{ repository: hidden, shown: 'hidden', alias: '' }] }, () => ({}));
    const { cv, snapshot } = await published();
    const json = await exported();
    expect(figuresOf(snapshot, {}, TODAY).pullRequests).toEqual(recountPullRequests(json, new Set(all.map(({ id }) => id).filter((id) => id !== hidden))));
    const page = makeCvPage({ cv: pageCv(cv, cv), snapshot, view: { measure: 'commits' }, today: TODAY, trust: 'forge', highchartsLicence: false, draw: drawChart });
    const text = [JSON.stringify(snapshot), await renderCvPage(page, ASSETS), await renderTablePage(page, 'pull-requests', '/cv/ada', ASSETS), JSON.stringify(page.specs)].join('\n');
    for (const said of ['Pull and merge requests', 'opened 12 requests, 10 were merged']) expect(text.includes(said), said).toBe(true);
    for (const secret of ['4321', '4,321', hidden]) expect(text.includes(secret), secret).toBe(false);
    await publishSettings(temp.context, owner, cv.id, { ...cv, period: { from: '2023-01', to: null } }, () => ({}));
    expect(figuresOf((await published()).snapshot, {}, TODAY).pullRequests).toEqual(recountPullRequests(json, new Set(all.map(({ id }) => id).filter((id) => id !== hidden)), '2023-01'));
  });

  it('have no section where there are none, or where its owner switched it off', async () => {
    await keep([]);
    const none = await published();
    const draw = async ({ cv, snapshot }: { cv: StoredCv; snapshot: Snapshot }): Promise<string> => {
      const page = makeCvPage({ cv: pageCv(cv, cv), snapshot, view: { measure: 'commits' }, today: TODAY, trust: 'forge', highchartsLicence: false, draw: drawChart });
      return `${await renderCvPage(page, ASSETS)}${page.specs.map(({ id }) => id).join(' ')}`;
    };
    expect((await draw(none)).includes('pull-requests')).toBe(false);
    await keep([[{ place: 0, rows: [{ month: 600, opened: 5, merged: 4, reviewed: 3 }] }]]);
    expect((await draw(await published())).includes('pull-requests-opened-wide')).toBe(true);
    await publishSettings(temp.context, owner, none.cv.id, { ...none.cv, sections: [{ id: 'pull-requests', shown: false }] }, () => ({}));
    expect((await draw(await published())).includes('pull-requests')).toBe(false);
  });
});
