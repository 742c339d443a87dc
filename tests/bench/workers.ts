// `npm run bench:workers`: how much more four workers collect than one, over the real queue: small repositories, one diff process a worker, a forge that answers after 100 ms.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { collections } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { markAllDue } from '../../lib/repositories/mark-due';
import { startGitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { startMongo } from '../servers/mongo';
import { makeRepository } from '../support/small-repository';
import { startChild } from '../support/start-child';
import type { Child } from '../support/start-child';
import { addAll, openPlace, personWith } from '../workers/site';
import type { Place } from '../workers/site';
import { compare } from './measure';
import { printHeading, printRow } from './report';

const { values } = parseArgs({
  options: {
    repositories: { type: 'string', default: '60' }, people: { type: 'string', default: '4' }, workers: { type: 'string', default: '4' }, runs: { type: 'string', default: '3' }, delay: { type: 'string', default: '100' },
    mongo: { type: 'boolean', default: false },
  },
});
const REPOSITORIES = Number(values.repositories);
const PEOPLE = Number(values.people);
const EMAIL = 'ada@halden.example';
const GOAL = 1.8;

const root = mkdtempSync(path.join(tmpdir(), 'bench-workers-'));
const folders = Array.from({ length: 5 }, (_, number) => makeRepository(root, `small-${number}`, Array.from({ length: 10 + number }, (_commit, place) => ({
  email: EMAIL, file: `src/${place % 4}.${['ts', 'go', 'md', 'py'][place % 4]}`, lines: place + 3, message: `feat: step ${place}`,
}))));

/** People whose repositories are known and not due yet. Gives their ids. */
async function settle({ context }: Place, github: Awaited<ReturnType<typeof startGitHubSimulator>>): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < PEOPLE; number += 1) {
    const account = hub.makeAccount(github.world, `person-${number}`);
    for (let own = number; own < REPOSITORIES; own += PEOPLE) hub.makeRepositoryOf(github.world, account, `repository-${own}`, { folder: folders[own % folders.length] ?? null });
    const user = await personWith(context, `person-${number}`, EMAIL);
    await addAll(context, user, { name: 'hub', forge: 'github', server: github.url, secret: hub.makeToken(github.world, account).secret });
    const later = Date.now() + 3_600_000;
    await context.documents.updateMany(collections, (await listAll(context.documents, collections, 'owner', [user.id])).map((state) => ({ ...state, nextDue: later })));
    ids.push(user.id);
  }
  return ids;
}

/** Resolves when so many repositories are done. */
async function untilDone(children: readonly Child[], amount: number): Promise<void> {
  let done = 0;
  await new Promise<void>((resolve, reject) => {
    const follow = async (child: Child): Promise<void> => {
      for (let line = await child.lines.next(); line.done !== true; line = await child.lines.next()) {
        if (!line.value.startsWith('done ')) throw new Error(`A repository was not collected: ${line.value} ${child.errors()}`);
        done += 1;
        if (done === amount) resolve();
      }
      if (done < amount) throw new Error(`A worker ended: ${child.errors()}`);
    };
    for (const child of children) follow(child).catch(reject);
  });
}

/** Repositories a second that so many workers collect, from when they become due until the last is done. */
async function collectWith(workers: number): Promise<number> {
  const github = await startGitHubSimulator({ root });
  const mongo = values.mongo ? await startMongo() : undefined;
  if (mongo) Object.assign(process.env, { COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: `${mongo.uri}bench` });
  const place = await openPlace([github.url]);
  const people = await settle(place, github);
  github.delayMs = Number(values.delay);
  const children = Array.from({ length: workers }, () => startChild('tests/workers/endless-child.ts', [], { ...place.environment, COMMIT_STATS_DIFF_WORKERS: '1' }));
  try {
    for (const child of children) if ((await child.lines.next()).value !== 'ready') throw new Error(`A worker did not start: ${child.errors()}`);
    const done = untilDone(children, REPOSITORIES);
    const begun = performance.now();
    for (const id of people) await markAllDue(place.context, id);
    await done;
    return REPOSITORIES / ((performance.now() - begun) / 1_000);
  } finally {
    for (const child of children) child.process.kill('SIGKILL');
    await Promise.all(children.map(({ ended }) => ended));
    await place.remove();
    await github.close();
    await mongo?.stop();
  }
}

try {
  printHeading(`${REPOSITORIES} repositories of ${PEOPLE} people, a forge that answers after ${values.delay} ms, ${values.mongo ? 'MongoDB (mongo-java-server)' : 'SQLite'} for documents`);
  const { ours, other, ratio } = await compare(Number(values.runs), () => collectWith(Number(values.workers)), () => collectWith(1));
  printRow({ what: `${values.workers} workers, one diff process each`, ours: `${ours.toFixed(2)}/s`, against: `one worker ${other.toFixed(2)}/s`, ratio, goal: `at least ${GOAL} x` });
} finally {
  rmSync(root, { recursive: true, force: true });
}
