import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveAccount } from '../../lib/accounts/leave/leave-account';
import type { User } from '../../lib/documents/collections';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { git, makeRepository } from '../support/small-repository';
import { addAll, openPlace, personWith, workThrough } from '../workers/site';
import type { Place } from '../workers/site';
import { startProductionStores } from './production-stores';
import type { ProductionStores } from './production-stores';

const ADA = 'ada@halden.example';
let root: string;
let stores: ProductionStores;
let github: GitHubSimulator;
let place: Place;
let user: User;
let secret: string;
let shas: string[];

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'dumps-'));
  stores = await startProductionStores();
  Object.assign(process.env, stores.environment);
  github = await startGitHubSimulator({ root });
  const ada = hub.makeAccount(github.world, 'ada');
  secret = hub.makeToken(github.world, ada).secret;
  const folder = makeRepository(root, 'classified-project', Array.from({ length: 6 }, (_, number) => ({ email: ADA, file: `src/hidden-${number}.ts`, message: `fix: canary message ${number}` })));
  shas = git(folder, 'rev-list', 'main').split('\n');
  hub.makeRepositoryOf(github.world, ada, 'classified-project', { folder });
  place = await openPlace([github.url]);
  user = await personWith(place.context, 'ada', ADA);
  await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret });
  const done = await workThrough(place.context);
  expect(done.map(({ result }) => result)).toEqual(['done']);
});
afterAll(async () => {
  await place.remove();
  await github.close();
  await stores.stop();
  rmSync(root, { recursive: true, force: true });
});

/** All of MongoDB, as it is kept. */
async function documentsDump(): Promise<string> {
  const uri = place.environment.MONGODB_URI ?? '';
  const client = await new MongoClient(uri).connect();
  const database = client.db(uri.split('/').at(-1));
  const parts: string[] = [];
  for (const { name } of await database.listCollections().toArray()) {
    for await (const raw of database.collection(name).find({}, { raw: true })) parts.push(Buffer.from(raw as unknown as Uint8Array).toString('latin1'));
  }
  await client.close();
  return parts.join('\n');
}

/** All of InfluxDB's bucket. */
async function factsDump(): Promise<string> {
  const { INFLUX_BUCKET: db = '' } = place.environment;
  const { endpoint, token } = stores.influx;
  const ask = async (q: string): Promise<string> => (await fetch(`${endpoint}/query`, { method: 'POST', body: new URLSearchParams({ db, q }), headers: { authorization: `Token ${token}` } })).text();
  return `${await ask('SELECT * FROM facts')}\n${await ask('SHOW SERIES')}`;
}

/** How a secret may have been written. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  return [text, encodeURIComponent(text), bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')];
}

describe('a dump of both stores', () => {
  it('holds no token in any form; the facts name nobody and nothing', async () => {
    const [documents, facts] = [await documentsDump(), await factsDump()];
    expect(documents).toContain(ADA);
    expect(facts).toContain(user.id);
    for (const form of formsOf(secret)) expect([documents.includes(form), facts.includes(form)], form).toEqual([false, false]);
    for (const word of [ADA, 'halden', 'classified', 'hidden-', 'canary message', ...shas]) expect(facts, word).not.toContain(word);
    for (const sha of shas.slice(1)) expect(documents).not.toContain(sha);
    for (const word of ['hidden-', 'canary message']) expect(documents, word).not.toContain(word);
  });

  it('holds nothing of a person who left', async () => {
    await leaveAccount(place.context, user);
    const [documents, facts] = [await documentsDump(), await factsDump()];
    for (const word of [ADA, user.id, 'classified-project']) expect([documents.includes(word), facts.includes(word)], word).toEqual([false, false]);
  });
});
