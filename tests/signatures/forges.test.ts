import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cvs, signingKeys } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { loadSnapshot } from '../../lib/publishing/load-published';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import { figuresOf } from '../../lib/snapshots/figures';
import type { Figures } from '../../lib/snapshots/types';
import { checkToken } from '../../lib/tokens/check-token';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import { makeAccount, makeRepositoryOf, makeToken } from '../forges/github/world';
import { addAll, workThrough, openPlace, personWith } from '../workers/site';
import type { Place } from '../workers/site';
import { commitSigned, endAgent, gitAs, makeSigner } from './signers';
import type { Signer } from './signers';

let root: string;
let ada: Signer;
let github: GitHubSimulator;
let place: Place;
beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'sgf-'));
  ada = makeSigner(root, 'ada');
  github = await startGitHubSimulator({ root, checked: true });
  place = await openPlace([github.url]);
});
afterEach(async () => {
  expect(github.drift).toEqual([]);
  await place.remove();
  await github.close();
  endAgent(ada);
  rmSync(root, { recursive: true });
});

it('a token brings keys and pull requests with it: what was signed is verified when it is collected, a key that comes later when it is listed', async () => {
  const work = path.join(root, 'work');
  execFileSync('git', ['init', '-q', '--initial-branch=main', work]);
  for (const [hour, by] of (['openpgp', 'ssh', 'ssh', 'nothing'] as const).entries()) {
    writeFileSync(path.join(work, 'main.go'), `package main // ${hour}\n`);
    gitAs(ada, work, ['add', '-A']);
    const date = `@${1_700_000_000 + hour * 90_000} +0000`;
    commitSigned(ada, work, by, 'work', { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
  }
  const folder = path.join(root, 'work.git');
  execFileSync('git', ['clone', '-q', '--bare', work, folder]);

  const account = makeAccount(github.world, 'ada', { keys: { openpgp: [], ssh: [ada.ssh] } });
  const other = makeAccount(github.world, 'bea');
  const repository = makeRepositoryOf(github.world, account, 'work', { folder });
  github.world.pullRequests.push({ repository, author: account, reviewers: [], opened: '2026-05-01T00:00:00Z', merged: '2026-06-01T00:00:00Z' }, { repository, author: other, reviewers: [account], opened: '2026-05-03T00:00:00Z', merged: null });
  const { context } = place;
  const user = await personWith(context, 'ada', 'ada@elsewhere.example');
  const tokenId = await addAll(context, user, { name: 'Work', forge: 'github', server: github.url, secret: makeToken(github.world, account).secret });
  const seen = async (): Promise<Figures> => {
    const [cv] = await listAll(context.documents, cvs, 'owner', [user.id]);
    const loaded = cv && (await loadSnapshot(context, cv.slug));
    if (!loaded) throw new Error('it is published');
    return figuresOf(loaded.snapshot, {}, '2026-11-21');
  };

  await workThrough(context);
  expect((await seen()).trust.map(({ trust, commits }) => [trust, commits])).toEqual([['signed', 2], ['verified', 2]]);
  expect((await seen()).traits.signed).toBe(3);
  await scheduleRound(context);
  expect((await seen()).pullRequests).toEqual({ opened: 1, merged: 1, reviewed: 1, repositories: 1, byMonth: [{ month: '2026-05', opened: 1, merged: 0, reviewed: 1 }, { month: '2026-06', opened: 0, merged: 1, reviewed: 0 }] });

  account.keys?.openpgp.push({ armored: ada.openpgp, revoked: false });
  await checkToken(context, user, { tokenId });
  expect(await listAll(context.documents, signingKeys, 'owner', [user.id])).toHaveLength(2);
  await workThrough(context);
  expect((await seen()).trust.map(({ trust, commits }) => [trust, commits])).toEqual([['signed', 3], ['verified', 1]]);
});
