import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context as LambdaContext, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimIdentities } from '../../lib/accounts/identities';
import { localOwner } from '../../lib/accounts/local-owner';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { collections, repositories } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { addExtra } from '../../lib/repositories/add-extra';
import { startElasticMq } from '../servers/elasticmq';
import type { RunningServer } from '../servers/start-server';
import { startGitServer } from '../support/git-server';
import type { GitServer } from '../support/git-server';
import { addCommits, makeRepository } from '../support/small-repository';

const EMAIL = 'ada@example.org';
const COMMITS = 4_500;
const REGION = 'us-east-1';

let root: string;
let server: RunningServer;
let sqs: SQSClient;
let queue: string;
let git: GitServer;
let context: Context;
let user: User;
/** Whether the server answers a request for objects of commits. The first `free` ones of a call it does. */
let free = Infinity;
let asked = 0;
let held = false;

/** Requests for the folders of commits, one a slice. */
function asksForTrees(body: Buffer): boolean {
  const text = body[0] === 0x1f ? gunzipSync(body) : body;
  return text.includes('filter blob:none');
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'commit-stats-long-'));
  server = await startElasticMq();
  git = await startGitServer({
    root,
    fault: ({ body }) => {
      if (!asksForTrees(body)) return undefined;
      asked += 1;
      held ||= asked > free;
      return asked > free ? { kind: 'stall', after: 0 } : undefined;
    },
  });
  for (const [name, value] of Object.entries({
    AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: REGION, AWS_ENDPOINT_URL_SQS: server.endpoint, COMMIT_STATS_DATA: path.join(root, 'data'),
    COMMIT_STATS_TEMP: path.join(root, 'temp'), COMMIT_STATS_LOG: 'silent', COMMIT_STATS_FORGE_SERVERS: new URL(git.url('')).origin,
  })) vi.stubEnv(name, value);
  sqs = new SQSClient({ region: REGION, endpoint: server.endpoint });
  queue = (await sqs.send(new CreateQueueCommand({ QueueName: 'work' }))).QueueUrl ?? '';
  vi.stubEnv('COMMIT_STATS_SQS_QUEUE', queue);
  context = await createContext(readSettings());
  user = await localOwner(context);
  await claimIdentities(context, user, [EMAIL]);
});
afterAll(async () => {
  await context.close();
  sqs.destroy();
  await git.close();
  await server.stop();
  rmSync(root, { recursive: true, force: true });
  vi.unstubAllEnvs();
});
beforeEach(() => {
  free = Infinity;
});

/** The message that waits, as the service hands it to a function, and how often it was handed out. */
async function deliver(): Promise<{ event: SQSEvent; times: string | undefined }> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['ApproximateReceiveCount'] }));
  const recorded = JSON.parse(readFileSync(path.join(import.meta.dirname, 'events/sqs.json'), 'utf8')) as SQSEvent;
  const [message] = Messages;
  expect(Messages).toHaveLength(1);
  const record: SQSRecord = { ...(recorded.Records[0] as SQSRecord), messageId: message?.MessageId ?? '', receiptHandle: message?.ReceiptHandle ?? '', body: message?.Body ?? '' };
  return { event: { Records: [record] }, times: message?.Attributes?.ApproximateReceiveCount };
}

/** Calls the function with all the time in the world until the condition holds: then its time is over. */
async function call(event: SQSEvent, until: () => Promise<boolean>): Promise<SQSBatchResponse> {
  const { handler } = await import('../../workers/lambda/collect');
  let over = false;
  asked = 0;
  held = false;
  const answer = handler(event, { getRemainingTimeInMillis: () => (over ? 0 : 900_000) } as LambdaContext);
  const ended = new AbortController();
  const watching = (async () => {
    while (!ended.signal.aborted) {
      over ||= await until();
      await sleep(50);
    }
  })();
  try {
    return await answer;
  } finally {
    ended.abort();
    await watching;
  }
}

const stored = async (repositoryId: string): Promise<number> => (await context.stats.commitIds(user.id, RULES_VERSION, repositoryId)).size;

describe('a repository that takes longer than a call of a function may', () => {
  it('is read over several calls, each of which goes on where the one before stopped; no message is ever handed out twice', async () => {
    makeRepository(root, 'long', Array.from({ length: COMMITS }, (_, number) => ({ email: EMAIL, file: `src/${number % 700}.ts`, lines: 1 + (number % 3) })));
    const { repositoryId: id } = await addExtra(context, user, { url: git.url('long.git') });
    const steps: number[] = [0];
    free = 1;
    for (let calls = 0; calls < 2; calls += 1) {
      const { event, times } = await deliver();
      expect(times).toBe('1');
      const before = await stored(id);
      expect(await call(event, async () => held && (await stored(id)) >= before + 1_000)).toEqual({ batchItemFailures: [] });
      steps.push(await stored(id));
      expect(await context.documents.get(collections, id)).toMatchObject({ completed: null, holder: null, attempts: 0 });
    }
    free = Infinity;
    const { event, times } = await deliver();
    expect(times).toBe('1');
    expect(await call(event, async () => false)).toEqual({ batchItemFailures: [] });
    steps.push(await stored(id));
    expect(steps.every((many, place) => place === 0 || many > (steps[place - 1] ?? 0))).toBe(true);
    expect(steps.at(-1)).toBe(COMMITS);
    expect(await context.documents.get(collections, id)).toMatchObject({ holder: null, attempts: 0, completed: expect.any(String) as string });
    let additions = 0;
    for await (const { changes } of context.stats.read(user.id, RULES_VERSION, id)) for (const change of changes) additions += change.additions;
    // Every file is overwritten, so that each commit adds all the lines of its file.
    expect(additions).toBe(Array.from({ length: COMMITS }, (_, number) => 1 + (number % 3)).reduce((sum, lines) => sum + lines, 0));
  });

  it('of which nothing can be stored in a whole call fails, says so to its owner, and waits longer each time', async () => {
    makeRepository(root, 'endless', []);
    addCommits(path.join(root, 'endless.git'), [{ email: EMAIL }]);
    const { repositoryId: id } = await addExtra(context, user, { url: git.url('endless.git') });
    free = 0;
    const { event } = await deliver();
    expect(await call(event, async () => held)).toEqual({ batchItemFailures: [] });
    const state = await context.documents.get(collections, id);
    expect(state).toMatchObject({ completed: null, holder: null, attempts: 1 });
    expect(state?.nextDue).toBeGreaterThan(Date.now());
    expect((await context.documents.get(repositories, id))?.message).toMatch(/longer than one run may take on this site/u);
  });
});
