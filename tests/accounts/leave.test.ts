import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BELONGINGS, FOUND_OTHERWISE } from '../../lib/accounts/leave/belongings';
import { confirmLeaving } from '../../lib/accounts/leave/confirm-leaving';
import { exportAccount } from '../../lib/accounts/leave/export-account';
import { leaveAccount, resumeLeaving } from '../../lib/accounts/leave/leave-account';
import { zipStream } from '../../lib/accounts/leave/zip-stream';
import { makeApiToken } from '../../lib/accounts/api-tokens';
import { claimIdentity } from '../../lib/accounts/claim-identity';
import { startSession } from '../../lib/accounts/sessions';
import { collectionState, takeLease } from '../../lib/collections/lease';
import { COLLECTIONS, collections, cvs, repositories, users } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { commitId } from '../../lib/facts/keyed-ids';
import { RULES_VERSION } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { publish } from '../../lib/publishing/publish';
import { refreshList } from '../../lib/repositories/refresh-list';
import { setActive } from '../../lib/repositories/set-active';
import { addToken } from '../../lib/tokens/add-token';
import type { VerbContext } from '../../lib/verbs/verb';
import { factOf } from '../contracts/fixtures';
import { failingStore } from '../support/failing-store';
import { FakeForge, listedRepository, person, verbContext } from '../support/fake-forge';
import { filesIn } from '../support/files-in';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

const SECRET = 'github_pat_canary4Fq8Zt1Yv7Kx2_Wm5Rj9Lp3Ns6Hd0Ab';
const ADDRESS = 'ada@halden.example';
const COMMITS = 7;

let temporary: TempContext;
let context: VerbContext;

beforeEach(async () => {
  temporary = await tempContext();
  const forge = new FakeForge();
  forge.pages = [{ repositories: [listedRepository('1'), listedRepository('2')], problems: [] }];
  context = verbContext(temporary.context, forge);
});
afterEach(() => temporary.remove());

/** A person with some of everything. */
async function settled(name: string): Promise<User> {
  const user = await person(context, name);
  await claimIdentity(context, user, { email: name === 'ada' ? ADDRESS : `${name}@other.example` });
  await startSession(context, user, 'Browser');
  await makeApiToken(context, user);
  const { id: tokenId } = await addToken(context, user, { name: 'Work', forge: 'github', secret: SECRET });
  await refreshList(context, user, { tokenId });
  const own = await listAll(context.documents, repositories, 'owner', [user.id]);
  await setActive(context, user, { repositoryIds: own.map(({ id }) => id), active: true });
  for (const repository of own) {
    await context.stats.write(user.id, RULES_VERSION, Array.from({ length: COMMITS }, (_, at) => factOf(`${at}${repository.id}`.slice(0, 32).padEnd(32, '0'), { repository: repository.id, time: 1_700_000_000 + at * 86_400 })));
    const state = await collectionState(context, repository);
    await context.documents.update(collections, { ...state, completed: '2026-11-01T00:00:00.000Z', rules: RULES_VERSION, generation: 1 });
  }
  await publish(context, user);
  return user;
}

async function factsOf(user: User): Promise<number> {
  let found = 0;
  for await (const _ of context.stats.read(user.id, RULES_VERSION)) found += 1;
  return found;
}

/** Documents of every kind that still name a person. */
async function leftOf(user: User): Promise<string[]> {
  const left = (await context.documents.get(users, user.id)) ? ['users'] : [];
  for (const { collection, index } of BELONGINGS) if ((await context.documents.list(collection, index, [user.id])).documents.length > 0) left.push(collection.name);
  return left;
}

async function archiveOf(user: User): Promise<Record<string, string>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipStream(exportAccount(context, user))) chunks.push(chunk);
  return Object.fromEntries(Object.entries(unzipSync(Buffer.concat(chunks))).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

it('every kind of document is found by its owner, so that none is forgotten', () => {
  const found = BELONGINGS.map(({ collection }) => collection.name);
  expect([...found, ...FOUND_OTHERWISE].toSorted()).toEqual(COLLECTIONS.map(({ name }) => name).toSorted());
});

describe('the archive', () => {
  it('holds every document and every fact, and the facts add up again', async () => {
    const ada = await settled('ada');
    await settled('bo');
    const files = await archiveOf(ada);
    for (const { collection, index } of BELONGINGS) {
      const stored = await listAll(context.documents, collection, index, [ada.id]);
      expect([collection.name, (JSON.parse(files[`${collection.name}.json`] ?? '[]') as unknown[]).length]).toEqual([collection.name, stored.length]);
    }
    const [head = '', ...rows] = (files['facts.csv'] ?? '').trimEnd().split('\r\n').map((line) => line.split(','));
    const sum = (name: string): number => rows.reduce((total, row) => total + Number(row[head.indexOf(name)]), 0);
    expect([rows.length, sum('files'), sum('additions'), sum('deletions')]).toEqual([2 * COMMITS, 2 * COMMITS, 20 * COMMITS, 4 * COMMITS]);
    expect((files['facts.ndjson'] ?? '').trimEnd().split('\n')).toHaveLength(2 * COMMITS);
  });

  it('marks the commits that their owner left out, as the figures have it', async () => {
    const ada = await settled('ada');
    const [first] = await listAll(context.documents, repositories, 'owner', [ada.id]);
    if (!first) throw new Error('no repository');
    const sha = 'a'.repeat(40);
    await context.stats.write(ada.id, RULES_VERSION, [factOf(commitId(Buffer.from(ada.hashKey, 'hex'), sha), { repository: first.id, time: 1_700_000_000 })]);
    await context.documents.update(repositories, { ...first, exclusions: { ...first.exclusions, commits: [sha] } });
    const facts = ((await archiveOf(ada))['facts.ndjson'] ?? '').trimEnd().split('\n').map((line) => JSON.parse(line) as CommitFact);
    expect(facts.filter(({ excludedByOwner }) => excludedByOwner).map(({ commit }) => commit)).toEqual([commitId(Buffer.from(ada.hashKey, 'hex'), sha)]);
  });

  it('holds no secret, and nothing of anybody else', async () => {
    const ada = await settled('ada');
    const bo = await settled('bo');
    const text = Object.values(await archiveOf(ada)).join('\n');
    expect(text).toContain(ADDRESS);
    for (const secret of [SECRET.slice(11, 40), ada.hashKey, bo.id, 'bo@other.example']) expect(text).not.toContain(secret);
  });
});

describe('leaving', () => {
  it('removes everything of the person from every store and says what it was; others keep theirs', async () => {
    const ada = await settled('ada');
    const bo = await settled('bo');
    const receipt = await leaveAccount(context, ada);
    expect(receipt.removed).toEqual(expect.arrayContaining([
      { store: 'facts', kind: 'commits', count: 2 * COMMITS }, { store: 'documents', kind: 'repositories', count: 2 }, { store: 'documents', kind: 'cvs', count: 1 }, { store: 'documents', kind: 'users', count: 1 },
    ]));
    expect(receipt.tokens).toEqual([{ name: 'Work', outcome: 'revoked' }]);
    expect([await leftOf(ada), await factsOf(ada)]).toEqual([[], 0]);
    expect([(await listAll(context.documents, cvs, 'owner', [bo.id])).length, await factsOf(bo)]).toEqual([1, 2 * COMMITS]);
  });

  it('leaves neither the id nor the address in the rows of the database', async () => {
    const ada = await settled('ada');
    await leaveAccount(context, ada);
    const dump = JSON.stringify(await Promise.all(COLLECTIONS.map(async (collection) => ('all' in collection.indexes ? context.documents.list(collection as never, 'all' as never, []) : []))));
    expect(dump).not.toContain(ada.id);
    await temporary.context.close();
    for (const [name, content] of await filesIn(temporary.data)) {
      if (name.endsWith('.key')) continue;
      const text = content.toString('latin1');
      expect([name, text.includes(SECRET.slice(11, 40))]).toEqual([name, false]);
    }
    context = verbContext(await temporary.again(), new FakeForge());
  });

  it('interrupted at any step goes on where it stopped', async () => {
    for (let step = 0; ; step += 3) {
      const user = await settled(`ada-${step}`);
      const failing: VerbContext = { ...context, documents: failingStore(context.documents, 'delete', step) };
      const failed = await leaveAccount(failing, user).then(() => false, () => true);
      if (failed) expect(await resumeLeaving(context)).toBe(1);
      expect([await leftOf(user), await factsOf(user)]).toEqual([[], 0]);
      if (!failed) break;
      expect(step).toBeLessThan(120);
    }
  });

  it('a collector that is at work when its person leaves is stopped, and writes nothing afterwards', async () => {
    const ada = await settled('ada');
    const [repository] = await listAll(context.documents, repositories, 'owner', [ada.id]);
    if (!repository) throw new Error('no repository');
    const lease = await takeLease(context, repository);
    await leaveAccount(context, ada);
    expect(lease.signal.aborted).toBe(true);
    await expect(lease.update({ progress: 5 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await leftOf(ada)).toEqual([]);
  });

  it('asks for the typed words first', async () => {
    const ada = await settled('ada');
    await expect(confirmLeaving(context, ada, { confirmation: 'delete' })).rejects.toMatchObject({ code: 'wrong-use', message: expect.stringContaining('Nothing was deleted') as string });
    expect(await factsOf(ada)).toBe(2 * COMMITS);
    expect((await confirmLeaving(context, ada, { confirmation: ' Delete everything ' })).removed.length).toBeGreaterThan(5);
  });
});
