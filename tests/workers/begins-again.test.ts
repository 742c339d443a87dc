import { expect, it } from 'vitest';
import { collections } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import { startBackground } from '../../workers/collect/background';
import * as hub from '../forges/github/world';
import { makeRepository } from '../support/small-repository';
import { addAll, personWith, repositoriesOfUser } from './site';
import { withGitHub } from './with-github';

const ADA = 'ada@halden.example';
const site = withGitHub('worker-begins-again');

it('a collector that something ended begins again by itself', async () => {
  const ada = hub.makeAccount(site.github.world, 'ada');
  hub.makeRepositoryOf(site.github.world, ada, 'one', { folder: makeRepository(site.root, 'one', [{ email: ADA }]) });
  const { context } = site.place;
  const user = await personWith(context, 'ada', ADA);
  await addAll(context, user, { name: 'hub', forge: 'github', server: site.github.url, secret: hub.makeToken(site.github.world, ada).secret });
  let begun = 0;
  const queue: typeof context.queue = async () => {
    begun += 1;
    if (begun < 3) throw new AppError('store-failed', 'not now');
    return context.queue();
  };
  const background = startBackground({ ...context, queue }, async () => undefined, { againMs: 5 });
  const [repository] = await repositoriesOfUser(context, user);
  while ((await context.documents.get(collections, repository?.id ?? ''))?.completed == null) await new Promise((later) => { setTimeout(later, 20); });
  await background.stop();
  expect(begun).toBe(3);
});
