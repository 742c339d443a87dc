import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collectRepositories } from '../../lib/collections/collect';
import { repositories, signingKeys } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { RULES_VERSION } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { commitId } from '../../lib/facts/keyed-ids';
import type { Context } from '../../lib/context';
import type { User } from '../../lib/documents/collections';
import type { AccountKeys } from '../../lib/forges/port';
import { loadSnapshot } from '../../lib/publishing/load-published';
import { dropSigningKeys, keepSigningKeys } from '../../lib/signatures/keep-keys';
import { figuresOf } from '../../lib/snapshots/figures';
import { FakeForge, GOOD_CHECK, verbContext } from '../support/fake-forge';
import { startGitServer } from '../support/git-server';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { commitSigned, endAgent, gitAs, makeSigner, verifiedByGit } from './signers';
import type { Signer } from './signers';

let root: string;
let ada: Signer;
let eve: Signer;
let temp: TempContext;
let context: Context;
let folder: string;
let forge: FakeForge;
let hour = 0;
const TOKEN = { id: 't', name: 'Work', forge: 'github', server: 'https://github.com', account: { id: '583231', login: 'ada', name: null, person: true } } as const;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sgc-'));
  ada = makeSigner(root, 'ada');
  eve = makeSigner(root, 'eve');
});
afterAll(() => {
  for (const signer of [ada, eve]) endAgent(signer);
  rmSync(root, { recursive: true });
});
beforeEach(async () => {
  temp = await tempContext();
  context = temp.context;
  folder = mkdtempSync(path.join(root, 'r'));
  execFileSync('git', ['init', '-q', '--initial-branch=main', folder]);
  forge = new FakeForge();
});
afterEach(() => temp.remove());

const listed = (...signers: Signer[]): AccountKeys => ({
  told: ['openpgp', 'ssh'],
  keys: signers.flatMap(({ openpgp, ssh }) => [{ kind: 'openpgp' as const, text: openpgp, revoked: false, expires: null }, { kind: 'ssh' as const, text: ssh, revoked: false, expires: null }]),
});

/** A commit that changes a line, in one of the ways of signing; `as` writes another author into it. */
function work(signer: Signer, by: 'openpgp' | 'ssh' | 'nothing', more: Record<string, string> = {}): string {
  writeFileSync(path.join(folder, 'work.go'), `package main // ${Math.random()}\n`);
  gitAs(signer, folder, ['add', '-A']);
  // Two changes of one line within a second would be the same work twice.
  const date = `@${1_700_000_000 + 3_600 * ++hour} +0000`;
  return commitSigned(signer, folder, by, 'work', { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, ...more });
}

async function keep(user: User, keys: AccountKeys, server: string = TOKEN.server): Promise<void> {
  forge.keys = keys;
  await keepSigningKeys(context, user, { ...TOKEN, server }, await verbContext(context, forge).forge({ id: 't', forge: 'github', server, organization: null, token: 'x' }));
}

const collect = () => collectRepositories(context, { sources: [{ kind: 'path', path: folder }], emails: [ada.email] });

async function facts(user: User): Promise<CommitFact[]> {
  const found: CommitFact[] = [];
  for await (const fact of context.stats.read(user.id, RULES_VERSION)) found.push(fact);
  return found;
}

/** Which of these commits are verified, by what is stored. */
async function verified(user: User, commits: readonly string[]): Promise<boolean[]> {
  const stored = new Map((await facts(user)).map((fact) => [fact.commit, fact.signatureVerified]));
  return commits.map((sha) => stored.get(commitId(Buffer.from(user.hashKey, 'hex'), sha)) ?? false);
}

async function trustOnPage(slug: string): Promise<Record<string, number>> {
  const loaded = await loadSnapshot(context, slug);
  return Object.fromEntries(loaded === undefined ? [] : figuresOf(loaded.snapshot, {}, '2026-11-21').trust.map(({ trust, commits }) => [trust, commits]));
}

describe('signatures of collected commits', () => {
  it('are verified where they are by a key of the author’s account, as git has it, and by nobody else', async () => {
    const commits = [work(ada, 'openpgp'), work(ada, 'ssh'), work(ada, 'nothing'), work(eve, 'ssh', { GIT_AUTHOR_EMAIL: ada.email }), work(eve, 'openpgp', { GIT_AUTHOR_EMAIL: ada.email })];
    const { user } = await collect();
    expect(await verified(user, commits)).toEqual([false, false, false, false, false]);
    await keep(user, listed(ada));
    const { published } = await collect();
    const mine = await verified(user, commits);
    expect(mine).toEqual([true, true, false, false, false]);
    // git knows Eve's keys in her own folder only.
    expect(commits.map((commit) => verifiedByGit(ada, folder, commit, [ada]))).toEqual(mine);
    expect((await facts(user)).filter(({ signed }) => signed)).toHaveLength(4);
    expect(await trustOnPage(published?.slug ?? '')).toEqual({ signed: 2, access: 3 });
    const later = work(ada, 'ssh');
    await collect();
    expect(await verified(user, [...commits, later])).toEqual([...mine, true]);
  });

  it('follow the list of the forge: a new key, one that was revoked, one that went', async () => {
    const commits = [work(ada, 'openpgp'), work(ada, 'ssh')];
    const { user } = await collect();
    const seen = async (keys: AccountKeys): Promise<boolean[]> => {
      await keep(user, keys);
      const { outcomes } = await collect();
      const states = await verified(user, commits);
      // Lines stay what they were, however often signatures are looked at.
      expect((await facts(user)).map(({ changes }) => changes.length)).toEqual([1, 1]);
      expect(outcomes[0]?.added).toBe(0);
      return states;
    };
    const all = listed(ada);
    expect(await seen({ told: ['ssh'], keys: all.keys.filter(({ kind }) => kind === 'ssh') })).toEqual([false, true]);
    expect(await seen(all)).toEqual([true, true]);
    expect(await seen({ ...all, keys: all.keys.map((key) => ({ ...key, revoked: key.kind === 'openpgp' })) })).toEqual([false, true]);
    expect(await seen(all)).toEqual([true, true]);
    // What was committed while the keys were listed stays verified when they go.
    expect(await seen({ told: ['openpgp', 'ssh'], keys: [] })).toEqual([true, true]);
    const late = work(ada, 'ssh', { GIT_COMMITTER_DATE: '@4102444800 +0000' });
    await collect();
    expect(await verified(user, [...commits, late])).toEqual([true, true, false]);
    // A forge that tells nothing changes nothing.
    await keep(user, { told: [], keys: [] });
    expect((await listAll(context.documents, signingKeys, 'owner', [user.id])).every(({ gone }) => gone !== null)).toBe(true);
  });

  it('count for nothing by a key that was revoked at one forge, though another lists it still', async () => {
    const commits = [work(ada, 'openpgp'), work(ada, 'ssh')];
    const { user } = await collect();
    const all = listed(ada);
    await keep(user, all);
    await keep(user, { ...all, keys: all.keys.map((key) => ({ ...key, revoked: key.kind === 'openpgp' })) }, 'https://github.example.org');
    await collect();
    expect(await verified(user, commits)).toEqual([false, true]);
  });

  it('are checked against a bounded number of keys, whatever a server lists', async () => {
    const { user } = await collect();
    const key = listed(ada).keys.find(({ kind }) => kind === 'ssh');
    const [type = '', base64 = ''] = (key?.text ?? '').split(' ');
    // The last bytes are the key itself: each of these is another one.
    const many = Array.from({ length: 600 }, (_, number) => {
      const bytes = Buffer.from(base64, 'base64');
      bytes.writeUInt32BE(number, bytes.length - 4);
      return { kind: 'ssh' as const, text: `${type} ${bytes.toString('base64')}`, revoked: false, expires: null };
    });
    await keep(user, { told: ['ssh'], keys: many });
    expect(await listAll(context.documents, signingKeys, 'owner', [user.id])).toHaveLength(500);
  });

  it('are read over the network too, and a second look at them brings no trees', async () => {
    const commits = [work(ada, 'openpgp'), work(ada, 'ssh'), work(ada, 'nothing')];
    const server = await startGitServer({ root });
    try {
      const source = { kind: 'url' as const, url: server.url(`${path.basename(folder)}/.git`) };
      const run = () => collectRepositories(context, { sources: [source], emails: [ada.email] });
      const { user } = await run();
      await keep(user, listed(ada));
      await run();
      expect(await verified(user, commits)).toEqual([true, true, false]);
      const before = server.requests.length;
      await run();
      expect(server.requests.length - before).toBe(1);
    } finally {
      await server.close();
    }
  });

  it('go with an account whose numbers are erased', async () => {
    const commits = [work(ada, 'ssh')];
    const { user } = await collect();
    await keep(user, listed(ada));
    await collect();
    await dropSigningKeys(context, user, { ...TOKEN, account: { ...TOKEN.account, ...GOOD_CHECK.account }, deletion: 'erased' });
    expect(await listAll(context.documents, signingKeys, 'owner', [user.id])).toEqual([]);
    await collect();
    expect(await verified(user, commits)).toEqual([false]);
    expect(await listAll(context.documents, repositories, 'owner', [user.id])).toHaveLength(1);
  });
});
