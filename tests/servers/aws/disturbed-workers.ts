import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings } from '../../../lib/config/settings';
import { createContext } from '../../../lib/context';
import type { Context } from '../../../lib/context';
import { collections, cvs } from '../../../lib/documents/collections';
import type { User } from '../../../lib/documents/collections';
import { listAll } from '../../../lib/documents/list-all';
import { RULES_VERSION } from '../../../lib/facts/types';
import { loadSnapshot } from '../../../lib/publishing/load-published';
import { markAllDue } from '../../../lib/repositories/mark-due';
import { figuresOf } from '../../../lib/snapshots/figures';
import { cvJson } from '../../../lib/snapshots/present-figures';
import { startGitHubSimulator } from '../../forges/github/simulator';
import type { GitHubSimulator } from '../../forges/github/simulator';
import * as hub from '../../forges/github/world';
import { makeRepository } from '../../support/small-repository';
import { startChild } from '../../support/start-child';
import type { Child } from '../../support/start-child';
import { startTcpRelay } from '../../support/tcp-relay';
import type { TcpRelay } from '../../support/tcp-relay';
import { addAll, personWith, workThrough } from '../../workers/site';
import { startElasticMq } from '../elasticmq';
import { startInflux2 } from '../influx2';
import { startMongo } from '../mongo';
import { startMoto } from '../moto';

const ADA = 'ada@halden.example';
const QUEUE = 'work';
const ACCOUNT = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
const BACK_ENDS = ['mongo', 'influx', 'kms', 'sqs'] as const;
type BackEnd = (typeof BACK_ENDS)[number];

const SHORT_PAUSE = 2_500;
/** Where there is time for it, each back end hangs for so long. */
const LONG_PAUSE = 30_000;

/** What is done to a back end while repositories are collected. */
export const DISTURBANCES = ['slow', 'paused', 'stopped', 'restarted'] as const;
type Disturbance = (typeof DISTURBANCES)[number];

interface Server {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

/** The four servers of production, each behind a relay whose address the workers are given. */
class ServersInTheWay {
  readonly #servers = new Map<BackEnd, Server>();
  readonly #relays = new Map<BackEnd, TcpRelay>();
  readonly #starts: Readonly<Record<BackEnd, (port?: number) => Promise<Server>>>;
  /** What the workers are told, and the same without relays. */
  through: Record<string, string> = {};
  direct: Record<string, string> = {};

  constructor(data: string) {
    this.#starts = {
      mongo: (port) => startMongo({ file: path.join(data, 'documents.h2'), port }),
      influx: (port) => startInflux2({ data: path.join(data, 'influx'), port }),
      kms: (port) => startMoto({ keys: path.join(data, 'kms-keys'), port }),
      sqs: (port) => startElasticMq({ port, queues: [QUEUE] }),
    };
  }

  async start(): Promise<void> {
    await Promise.all(BACK_ENDS.map(async (name) => {
      const server = await this.#starts[name]();
      this.#servers.set(name, server);
      this.#relays.set(name, await startTcpRelay(server.port));
    }));
    const kms = new KMSClient({ region: ACCOUNT.AWS_REGION, endpoint: `http://127.0.0.1:${this.#server('kms').port}`, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    const key = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? '';
    kms.destroy();
    const environment = (portOf: (name: BackEnd) => number, patience: string): Record<string, string> => ({
      ...ACCOUNT, COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: `mongodb://127.0.0.1:${portOf('mongo')}/disturbed${patience}`,
      COMMIT_STATS_STATS: 'influxdb', INFLUX_URL: `http://127.0.0.1:${portOf('influx')}`, INFLUX_TOKEN: 'token-of-the-tests', INFLUX_ORG: 'tests', INFLUX_BUCKET: 'disturbed',
      COMMIT_STATS_KMS_KEY: key, AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${portOf('kms')}`,
      COMMIT_STATS_SQS_QUEUE: `http://127.0.0.1:${portOf('sqs')}/123456789012/${QUEUE}`, AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${portOf('sqs')}`,
    });
    this.through = environment((name) => this.#relay(name).port, '?serverSelectionTimeoutMS=1500&socketTimeoutMS=1500');
    this.direct = environment((name) => this.#server(name).port, '?socketTimeoutMS=120000');
  }

  #server(name: BackEnd): Server {
    const server = this.#servers.get(name);
    if (!server) throw new Error(`${name} is not there.`);
    return server;
  }

  #relay(name: BackEnd): TcpRelay {
    const relay = this.#relays.get(name);
    if (!relay) throw new Error(`${name} has no relay.`);
    return relay;
  }

  async disturb(name: BackEnd, how: Disturbance, ms: number): Promise<void> {
    const relay = this.#relay(name);
    if (how === 'slow') {
      relay.delay(60);
      await sleep(ms);
      relay.delay(0);
    } else if (how === 'paused') {
      process.kill(this.#server(name).pid, 'SIGSTOP');
      await sleep(ms);
      process.kill(this.#server(name).pid, 'SIGCONT');
    } else {
      const { port } = this.#server(name);
      await this.#server(name).stop();
      if (how === 'stopped') await sleep(ms);
      this.#servers.set(name, await this.#starts[name](port));
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#relays.values(), ...this.#servers.values()].map((one) => one.stop()));
  }
}

/** Repositories that are equal in everything come in the order of their ids, which are made anew in every run: by their names instead. */
function byName(value: unknown): unknown {
  if (Array.isArray(value)) {
    const nameOf = (one: unknown): string => (typeof one === 'object' && one !== null && 'repository' in one ? String(one.repository) : '');
    const all = value.map(byName);
    return all.every((one) => nameOf(one) !== '') ? all.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) : all;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, byName(one)]));
}

/** What readers see of a person, and the facts behind it, without ids and moments that differ between any two runs. */
async function outcome(context: Context, user: User): Promise<unknown> {
  const facts: string[] = [];
  for await (const fact of context.stats.read(user.id, RULES_VERSION)) facts.push(JSON.stringify({ ...fact, repository: '', identity: null }));
  const [cv, ...others] = (await context.documents.list(cvs, 'owner', [user.id])).documents;
  const shown = cv && (await loadSnapshot(context, cv.slug));
  if (!shown) throw new Error('Nothing was published.');
  const figures: unknown = JSON.parse(JSON.stringify(cvJson(figuresOf(shown.snapshot, {}, '2026-11-21'))).replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/gu, '""'));
  return { facts: facts.sort(), figures: byName(figures), cvs: others.length + 1 };
}

/** Two people with so many repositories between them, whose tokens are known and whose repositories are due. */
async function addPeople(context: Context, github: GitHubSimulator, folders: readonly string[]): Promise<User[]> {
  const users: User[] = [];
  for (const [number, name] of ['ada', 'bo'].entries()) {
    const account = github.world.accounts.find(({ login }) => login === name) ?? hub.makeAccount(github.world, name);
    if (!github.world.repositories.some(({ owner }) => owner === account)) {
      for (const [place, folder] of folders.entries()) if (place % 2 === number) hub.makeRepositoryOf(github.world, account, `repository-${place}`, { folder });
    }
    const user = await personWith(context, name, ADA);
    await addAll(context, user, { name: 'hub', forge: 'github', server: github.url, secret: hub.makeToken(github.world, account).secret });
    users.push(user);
  }
  return users;
}

async function isBusy({ documents }: Context, users: readonly User[]): Promise<boolean> {
  for (const { id } of users) {
    const states = await listAll(documents, collections, 'owner', [id]);
    if (states.some(({ nextDue, leaseUntil, completed }) => nextDue <= Date.now() || leaseUntil > Date.now() || completed === null)) return true;
  }
  return false;
}

export interface DisturbedRun {
  expected: unknown[];
  found: unknown[];
  /** Back ends that were disturbed, and how. */
  disturbed: string[];
  /** Repositories that failed on the way, of those that ended. */
  ended: { done: number; failed: number };
}

/**
 * Collects repositories of a simulated forge with two workers in processes of their own over MongoDB, InfluxDB, KMS and SQS, each of which is made slow, paused, stopped and
 * restarted on the way, `together` or one after the other; one worker is killed while KMS is away and another takes its place. Gives what readers see afterwards, and of a run
 * that nobody disturbed.
 */
export async function collectDisturbed(amount: number, together: boolean): Promise<DisturbedRun> {
  const root = mkdtempSync(path.join(tmpdir(), 'disturbed-workers-'));
  const folders = Array.from({ length: amount }, (_, number) => makeRepository(root, `r${number}`, Array.from({ length: 1 + (number % 4) }, (_commit, place) => ({
    email: ADA, file: `src/${place}.${place % 2 === 0 ? 'ts' : 'go'}`, lines: number + place + 1, message: `feat: ${number}-${place}`,
  }))));
  const github = await startGitHubSimulator({ root });
  const open = (environment: Record<string, string>): Promise<Context> => createContext(readSettings({}, { COMMIT_STATS_FORGE_SERVERS: github.url, COMMIT_STATS_LOG: 'silent', ...environment }));
  const calm = await open({ COMMIT_STATS_DATA: path.join(root, 'calm') });
  const expected: unknown[] = [];
  const calmUsers = await addPeople(calm, github, folders);
  await workThrough(calm, { lanes: 2 });
  for (const user of calmUsers) expected.push(await outcome(calm, user));
  await calm.close();

  const servers = new ServersInTheWay(mkdtempSync(path.join(root, 'servers-')));
  await servers.start();
  Object.assign(process.env, ACCOUNT);
  const base = { COMMIT_STATS_FORGE_SERVERS: github.url, COMMIT_STATS_LOG: 'silent', COMMIT_STATS_DATA: path.join(root, 'unused') };
  const context = await open({ ...base, ...servers.direct });
  const users = await addPeople(context, github, folders);
  const ended = { done: 0, failed: 0 };
  const children = new Set<Child>();
  const follow = async (child: Child): Promise<void> => {
    for (let line = await child.lines.next(); line.done !== true; line = await child.lines.next()) {
      if (line.value.startsWith('done ')) ended.done += 1;
      if (line.value.startsWith('failed ')) ended.failed += 1;
    }
  };
  const startWorker = (): Child => {
    const child = startChild('tests/workers/endless-child.ts', [], { ...base, ...servers.through });
    children.add(child);
    void follow(child);
    return child;
  };
  const first = startWorker();
  startWorker();
  const disturbed: string[] = [];
  const plan = DISTURBANCES.flatMap((how) => (together ? [BACK_ENDS.map((name) => [name, how] as const)] : BACK_ENDS.map((name) => [[name, how] as const])));
  for (const [number, step] of plan.entries()) {
    // The next one when that part of the work is done; what fails comes later, so the rest is not waited for for ever.
    for (const until = Date.now() + 60_000; ended.done < ((number + 1) * amount * 0.8) / plan.length && Date.now() < until;) await sleep(50);
    const killing = step.some(([name, how]) => name === 'kms' && how === 'stopped');
    const under = step.map(async ([name, how]) => {
      await servers.disturb(name, how, how === 'paused' && !together ? LONG_PAUSE : SHORT_PAUSE);
      disturbed.push(`${name} ${how}`);
    });
    if (killing) {
      first.process.kill('SIGKILL');
      startWorker();
    }
    await Promise.all(under);
  }
  // As a person does who sees that something failed, instead of waiting for the next try.
  for (const { id } of users) await markAllDue(context, id);
  // This server of SQS forgets its messages when it is restarted; those that wait for one that is lost are worked through below.
  for (const until = Date.now() + 90_000; (await isBusy(context, users)) && Date.now() < until;) await sleep(250);
  for (const child of children) child.process.kill('SIGTERM');
  await Promise.all([...children].map(({ ended: end }) => end));
  const after = await open({ ...base, ...servers.direct });
  await workThrough(after);
  const found: unknown[] = [];
  for (const user of users) found.push(await outcome(after, user));
  await after.close();
  await context.close();
  await servers.stop();
  await github.close();
  rmSync(root, { recursive: true, force: true });
  return { expected, found, disturbed, ended };
}
