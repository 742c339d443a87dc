import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SignedIn } from '../../lib/accounts/current-user';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { collections, users, wakeUps } from '../../lib/documents/collections';
import { newCollectionState } from '../../lib/collections/lease';
import type { Job } from '../../lib/queue/port';
import { createSqsQueue } from '../../lib/queue/sqs';
import type { SqsSettings } from '../../lib/queue/sqs-client';
import { queueDepth, redriveQueue } from '../../lib/queue/tend-queue';
import { startElasticMq } from '../servers/elasticmq';
import type { RunningServer } from '../servers/start-server';
import { startRelay } from '../support/relay';
import type { Harness } from './harness';
import { jobQueueContract } from './job-queue';

const REGION = 'us-east-1';
const MOST_RECEIVED = 3;

let server: RunningServer;
let sqs: SQSClient;
let made = 0;

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  server = await startElasticMq();
  sqs = new SQSClient({ region: REGION, endpoint: server.endpoint });
});
afterAll(async () => {
  sqs.destroy();
  await server.stop();
  vi.unstubAllEnvs();
});

interface SqsHarness extends Harness {
  url: string;
  deadUrl: string;
}

async function makeQueue(name: string, attributes: Record<string, string>): Promise<{ url: string; arn: string }> {
  const { QueueUrl: url = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }));
  return { url, arn: Attributes?.QueueArn ?? '' };
}

async function createHarness(): Promise<SqsHarness> {
  made += 1;
  const dead = await makeQueue(`dead-${made}`, {});
  const { url } = await makeQueue(`work-${made}`, { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: MOST_RECEIVED }) });
  const data = await mkdtemp(path.join(tmpdir(), 'commit-stats-queue-'));
  const environment = { COMMIT_STATS_DATA: data, COMMIT_STATS_SQS_QUEUE: url, AWS_REGION: REGION, AWS_ENDPOINT_URL_SQS: server.endpoint };
  return {
    url, deadUrl: dead.url, environment,
    open: () => createContext(readSettings({}, environment)),
    remove: () => rm(data, { recursive: true, force: true }),
  };
}

/** A queue that does not wait for messages that are not there. */
function prompt({ documents, settings }: Context, changes: Partial<SqsSettings> = {}): ReturnType<typeof createSqsQueue> {
  if (settings.cloud.sqs === null) throw new Error('No queue is set.');
  return createSqsQueue(documents, { ...settings.cloud.sqs, ...changes }, 0);
}

jobQueueContract('SQS', createHarness, (context) => prompt(context));

async function numberOf(url: string, name: 'ApproximateNumberOfMessages' | 'ApproximateNumberOfMessagesNotVisible'): Promise<number> {
  return Number((await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [name] }))).Attributes?.[name]);
}

async function withPeople(body: (context: Context, harness: SqsHarness) => Promise<void>): Promise<void> {
  const harness = await createHarness();
  const context = await harness.open();
  for (const id of ['ada', 'bo']) await context.documents.insert(users, { id, ownerId: id, account: `example.org/${id}`, hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
  try {
    await body(context, harness);
  } finally {
    await context.close();
    await harness.remove();
  }
}

/** Takes the next message as a function is handed it. */
async function delivered(url: string): Promise<{ receipt: string; body: string }> {
  const [message] = (await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, VisibilityTimeout: 30 }))).Messages ?? [];
  return { receipt: message?.ReceiptHandle ?? '', body: message?.Body ?? '' };
}

describe('a queue on SQS', () => {
  it('wakes a worker once for a person, whoever makes how much of his due', () => withPeople(async ({ documents }, { url }) => {
    await documents.insertMany(collections, ['a', 'b', 'c'].map((id) => newCollectionState({ id, ownerId: 'ada' })));
    await documents.insert(collections, newCollectionState({ id: 'd', ownerId: 'bo' }));
    const [state] = (await documents.list(collections, 'dueOf', ['ada'])).documents;
    if (state) await documents.update(collections, { ...state, attempts: 1 });
    expect(await numberOf(url, 'ApproximateNumberOfMessages')).toBe(2);
  }));

  it('does a job once although its message is delivered three times at once', () => withPeople(async (context, { url }) => {
    const queue = prompt(context);
    await queue.enqueue({ repositoryId: 'one', ownerId: 'ada' });
    const message = await delivered(url);
    const jobs = (await Promise.all([queue.accept(message), prompt(context).accept(message), queue.accept(message)])).filter((job) => job !== undefined);
    expect(jobs.map(({ repositoryId }) => repositoryId)).toEqual(['one']);
    await queue.complete(jobs[0] as Job, Date.now() + 3_600_000);
    expect(await queue.accept(message)).toBeUndefined();
    expect(await queue.counts('ada')).toEqual({ due: 0, running: 0, waiting: 1, setAside: 0 });
  }));

  it('makes up for messages that were lost', () => withPeople(async (context, { url }) => {
    const queue = prompt(context);
    await queue.enqueue({ repositoryId: 'one', ownerId: 'ada' });
    await delivered(url);
    const mark = await context.documents.get(wakeUps, 'ada');
    if (!mark) throw new Error('There is no mark.');
    expect((await queue.depth())).toMatchObject({ waiting: 0, running: 1 });
    await context.documents.update(wakeUps, { ...mark, sent: Date.now() - 2 * 3_600_000 });
    expect(await queue.wakeAll()).toBe(1);
    const job = await queue.claim();
    expect(job?.repositoryId).toBe('one');
    await job?.lease.abandon();
  }));

  it('finds what is due although its worker ended between noting that it sends a message and sending it', () => withPeople(async (context, { url }) => {
    await context.documents.insert(wakeUps, { id: 'ada', ownerId: 'ada', sent: Date.now() });
    await context.documents.insert(collections, newCollectionState({ id: 'one', ownerId: 'ada' }));
    expect(await numberOf(url, 'ApproximateNumberOfMessages')).toBe(0);
    const queue = prompt(context);
    const job = await queue.claim();
    expect(job?.repositoryId).toBe('one');
    if (job) await queue.complete(job, Date.now() + 3_600_000);
    expect(await queue.claim()).toBeUndefined();
  }));

  it('stores what is due while SQS cannot be reached, and sends its message later', () => withPeople(async (context, { url }) => {
    const relay = await startRelay(server.endpoint);
    const cut = await createContext({ ...context.settings, logLevel: 'silent', cloud: { ...context.settings.cloud, sqs: { url: url.replace(server.endpoint, relay.endpoint), region: REGION, endpoint: relay.endpoint } } });
    relay.behave('cut');
    await cut.documents.insert(collections, newCollectionState({ id: 'one', ownerId: 'ada' }));
    await expect((await cut.queue()).claim()).rejects.toMatchObject({ code: 'store-failed', message: expect.not.stringContaining('127.0.0.1') });
    relay.behave('through');
    expect(await numberOf(url, 'ApproximateNumberOfMessages')).toBe(0);
    const job = await (await cut.queue()).claim();
    expect(job?.repositoryId).toBe('one');
    await job?.lease.abandon();
    await cut.close();
    await relay.stop();
  }));

  it('puts a message aside that brings its worker down each time, shows it, and tries it again when asked to', () => withPeople(async (context, { url, deadUrl }) => {
    const queue = prompt(context);
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '{"format":9}' }));
    for (let round = 0; round < MOST_RECEIVED + 1; round += 1) {
      await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, VisibilityTimeout: 0 }));
      await sleep(50);
    }
    expect(await queue.depth()).toMatchObject({ waiting: 0, dead: 1 });
    await queue.redrive();
    for (const until = Date.now() + 120_000; (await numberOf(deadUrl, 'ApproximateNumberOfMessages')) > 0 && Date.now() < until;) await sleep(100);
    expect(await queue.depth()).toMatchObject({ waiting: 1, dead: 0 });
  }));

  it('is shown to who runs the place alone, who alone can have it tried again', () => withPeople(async (context) => {
    const asker = (operator: boolean): SignedIn => ({ operator }) as SignedIn;
    expect(await queueDepth(context, undefined)).toBeUndefined();
    expect(await queueDepth(context, asker(false))).toBeUndefined();
    expect(await queueDepth(context, asker(true))).toEqual({ waiting: 0, running: 0, delayed: 0, dead: 0 });
    await expect(redriveQueue(context, asker(false))).rejects.toMatchObject({ code: 'forbidden' });
    await redriveQueue(context, asker(true));
  }));

  it('leaves a message alone that is not its own, and goes on with the next', () => withPeople(async (context, { url }) => {
    const queue = prompt(context);
    for (const text of ['', 'not json', '{"format":2,"person":"ada"}', `{"format":1,"person":"${'x'.repeat(200)}"}`]) {
      await expect(queue.accept({ receipt: 'none', body: text })).rejects.toMatchObject({ code: 'wrong-use' });
    }
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'not json' }));
    await queue.enqueue({ repositoryId: 'one', ownerId: 'ada' });
    const job = await queue.claim();
    expect(job?.repositoryId).toBe('one');
    await job?.lease.abandon();
    expect(await numberOf(url, 'ApproximateNumberOfMessagesNotVisible')).toBe(2);
  }));

  it('gives the message of a released job to the next at once, and removes that of a finished one', () => withPeople(async (context, { url }) => {
    const queue = prompt(context);
    await queue.enqueue({ repositoryId: 'one', ownerId: 'ada' });
    const job = await queue.claim();
    if (!job) throw new Error('Nothing was claimed.');
    expect(await numberOf(url, 'ApproximateNumberOfMessages')).toBe(0);
    await queue.release(job);
    expect(await numberOf(url, 'ApproximateNumberOfMessages')).toBe(1);
    const again = await queue.claim();
    if (!again) throw new Error('Nothing was claimed.');
    await queue.complete(again, Date.now() + 3_600_000);
    expect(await queue.depth()).toEqual({ waiting: 0, running: 0, delayed: 0, dead: 0 });
  }));

  it('holds the message of a job for as long as the job runs', () => withPeople(async (context, { url }) => {
    const relay = await startRelay(server.endpoint);
    const queue = prompt(context, { url: url.replace(server.endpoint, relay.endpoint), endpoint: relay.endpoint });
    const held = (): number => relay.asked.filter((operation) => operation === 'ChangeMessageVisibility').length;
    await queue.enqueue({ repositoryId: 'one', ownerId: 'ada' });
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const job = await queue.claim();
    vi.advanceTimersByTime(130_000);
    for (const until = Date.now() + 120_000; held() < 4 && Date.now() < until;) await sleep(50);
    if (job) await queue.complete(job, Date.now() + 3_600_000);
    vi.advanceTimersByTime(130_000);
    vi.useRealTimers();
    await sleep(200);
    expect(held()).toBe(4);
    await queue.close();
    await relay.stop();
  }));
});
