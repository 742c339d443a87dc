import { expect, it } from 'vitest';
import { collections } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import * as hub from '../forges/github/world';
import { makeRepository } from '../support/small-repository';
import { startChild } from '../support/start-child';
import { addAll, personWith, repositoriesOfUser, workThrough } from '../workers/site';
import { withGitHub } from '../workers/with-github';

const ADA = 'ada@halden.example';
const REPOSITORIES = 200;
const KILLS = 10;

const site = withGitHub('many-repositories');

it(`${REPOSITORIES} repositories, a worker killed ${KILLS} times: all up to date in the end, nothing twice, nothing lost`, async () => {
  const ada = hub.makeAccount(site.github.world, 'ada');
  const sizes = new Map<string, number>();
  for (let number = 0; number < REPOSITORIES; number += 1) {
    const size = 2 + (number % 7);
    const commits = Array.from({ length: size * 2 }, (_, at) => ({ email: at % 2 === 0 ? ADA : 'bo@halden.example', lines: at + 1, message: `feat: ${number}-${at}` }));
    hub.makeRepositoryOf(site.github.world, ada, `repository-${number}`, { folder: makeRepository(site.root, `repository-${number}`, commits) });
    sizes.set(`ada/repository-${number}`, size);
  }
  const user = await personWith(site.place.context, 'ada', ADA);
  await addAll(site.place.context, user, { name: 'hub', forge: 'github', server: site.github.url, secret: hub.makeToken(site.github.world, ada).secret });
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = startChild('tests/workers/child.ts', [], site.place.environment);
    // Somewhere within the work: after some repositories and a piece of the next.
    for (let ended = 0; ended < 5 + kill;) {
      const line = await child.lines.next();
      if (line.done === true) break;
      if (line.value.startsWith('done ')) ended += 1;
    }
    await new Promise((later) => { setTimeout(later, 17 * kill); });
    child.process.kill('SIGKILL');
    await child.ended;
  }
  await workThrough(site.place.context, { lanes: 2 });
  const own = await repositoriesOfUser(site.place.context, user);
  expect(own).toHaveLength(REPOSITORIES);
  for (const { id, path: name } of own) {
    const state = await site.place.context.documents.get(collections, id);
    expect([name, state?.holder, state?.attempts, state?.completed === null]).toEqual([name, null, 0, false]);
    expect([name, (await site.place.context.stats.commitIds(user.id, RULES_VERSION, id)).size]).toEqual([name, sizes.get(name)]);
  }
  expect(await workThrough(site.place.context)).toEqual([]);
});
