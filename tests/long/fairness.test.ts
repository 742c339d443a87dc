import { expect, it } from 'vitest';
import * as hub from '../forges/github/world';
import { makeRepository } from '../support/small-repository';
import { addAll, personWith, workThrough } from '../workers/site';
import { withGitHub } from '../workers/with-github';

const MANY = 5_000;
const FEW = 10;
const LANES = 2;

const site = withGitHub('fairness');

it(`one person with ${MANY.toLocaleString('en')} repositories does not make another with ${FEW} wait for more than one round`, async () => {
  const folder = makeRepository(site.root, 'one', [{ email: 'ada@halden.example' }, { email: 'bo@halden.example' }]);
  site.github.world.rate.left = 1_000_000;
  const people = await Promise.all(['ada', 'bo'].map((name) => personWith(site.place.context, name, `${name}@halden.example`)));
  const [ada, bo] = people;
  if (!ada || !bo) throw new Error('Nobody is there.');
  const accounts = ['ada', 'bo'].map((login) => hub.makeAccount(site.github.world, login));
  for (const [number, account] of accounts.entries()) {
    for (let index = 0; index < (number === 0 ? MANY : FEW); index += 1) hub.makeRepositoryOf(site.github.world, account, `repository-${index}`, { folder });
  }
  const add = async (number: number): Promise<void> => {
    const [user, account] = [people[number], accounts[number]];
    if (user && account) await addAll(site.place.context, user, { name: 'hub', forge: 'github', server: site.github.url, secret: hub.makeToken(site.github.world, account).secret });
  };
  await add(0);

  // The work of the one is well under way when the other comes.
  const enough = new AbortController();
  const order: string[] = [];
  let came = { at: 0, after: 0 };
  let joined: Promise<void> | undefined;
  await workThrough(site.place.context, {
    lanes: LANES, untilIdle: false, signal: enough.signal,
    onJob({ ownerId }, result) {
      if (result !== 'done') return;
      order.push(ownerId);
      if (order.length === 50) joined = add(1).then(() => { came = { at: performance.now(), after: order.length }; });
      if (order.filter((owner) => owner === bo.id).length === FEW) enough.abort();
    },
  });
  await joined;
  const waited = (performance.now() - came.at) / 1000;
  const between = order.slice(came.after).filter((owner) => owner === ada.id).length;
  process.stdout.write(`${FEW} repositories beside ${MANY.toLocaleString('en')}: read after ${waited.toFixed(1)} s, with ${between} of the others between them\n`);
  expect(order.filter((owner) => owner === bo.id)).toHaveLength(FEW);
  // One turn each, and what each lane had in its hands at the beginning and at the end.
  expect(between).toBeLessThanOrEqual(FEW + 2 * LANES);
}, 3_600_000);
