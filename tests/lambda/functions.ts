import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { claimIdentities } from '../../lib/accounts/identities';
import { localOwner } from '../../lib/accounts/local-owner';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { collections } from '../../lib/documents/collections';
import { addExtra } from '../../lib/repositories/add-extra';
import { startElasticMq } from '../servers/elasticmq';
import type { RunningServer } from '../servers/start-server';
import { makeRepository } from '../support/small-repository';

const REGION = 'us-east-1';
const EMAIL = 'ada@example.org';

/** An event as AWS Lambda recorded it. */
function recorded(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, 'events', `${name}.json`), 'utf8')) as Record<string, unknown>;
}

interface Told { answer?: unknown; failed?: string; took?: number; ready?: number }

/** Starts one of the functions in a process of its own and gives what it answers to each event. */
export async function invoke(folder: string, name: string, events: readonly unknown[], environment: Record<string, string>, time = 300_000): Promise<Told[]> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'invoke.mjs'), folder, name, String(time)], { cwd: folder, env: { PATH, HOME, ...environment } as Record<string, string> as NodeJS.ProcessEnv, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text: Buffer) => { errors += text.toString(); });
  child.stdin.end(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const told: Told[] = [];
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('{')) told.push(JSON.parse(line) as Told);
  if (told.length !== events.length + 1) throw new Error(`${name} ended too early: ${errors}`);
  return told;
}

/** What the functions in the folder of an image do with recorded events. */
export function functionTests(what: string, folderOf: () => string): void {
  describe(`the functions of ${what}`, () => {
    let server: RunningServer;
    let sqs: SQSClient;
    let root: string;
    let url: string;
    let environment: Record<string, string>;

    beforeAll(async () => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
      server = await startElasticMq();
      sqs = new SQSClient({ region: REGION, endpoint: server.endpoint });
      url = (await sqs.send(new CreateQueueCommand({ QueueName: 'work' }))).QueueUrl ?? '';
      root = mkdtempSync(path.join(tmpdir(), 'commit-stats-functions-'));
      environment = {
        COMMIT_STATS_DATA: path.join(root, 'data'), COMMIT_STATS_TEMP: path.join(root, 'temp'), COMMIT_STATS_SQS_QUEUE: url, COMMIT_STATS_LOG: 'error', COMMIT_STATS_BASE_URL: 'https://stats.example.org',
        COMMIT_STATS_PROXIES: '1', HOST: '127.0.0.1', PORT: '0', AWS_REGION: REGION, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_ENDPOINT_URL_SQS: server.endpoint,
      };
    }, 300_000);
    afterAll(async () => {
      sqs.destroy();
      await server.stop();
      rmSync(root, { recursive: true, force: true });
      vi.unstubAllEnvs();
    });

    /** Adds repositories of a person with commits, and gives the messages that woke for them, as SQS hands them to a function. */
    async function due(...names: string[]): Promise<Record<string, unknown>> {
      const context = await createContext(readSettings({}, environment));
      const user = await localOwner(context);
      await claimIdentities(context, user, [EMAIL]);
      for (const name of names) await addExtra(context, user, { folder: makeRepository(root, name, [{ email: EMAIL }, { email: EMAIL, lines: 9 }]) });
      await context.close();
      return deliver();
    }

    async function deliver(): Promise<Record<string, unknown>> {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }));
      const [record] = recorded('sqs').Records as Record<string, unknown>[];
      return { Records: Messages.map(({ MessageId, ReceiptHandle, Body }) => ({ ...record, messageId: MessageId, receiptHandle: ReceiptHandle, body: Body })) };
    }

    async function states(): Promise<{ completed: string | null; holder: string | null; nextDue: number }[]> {
      const context = await createContext(readSettings({}, environment));
      try {
        return (await context.documents.list(collections, 'due', [])).documents;
      } finally {
        await context.close();
      }
    }

    it('collects what a message wakes for, wakes for the next, and names only the message that failed', async () => {
      const event = await due('one', 'two');
      const broken = { ...(recorded('sqs').Records as object[])[0], messageId: 'broken', body: 'not json' };
      expect(event.Records).toHaveLength(1);
      const told = await invoke(folderOf(), 'lambda-collect', [{ Records: [broken, ...(event.Records as object[])] }], environment);
      expect(told[1]).toMatchObject({ answer: { batchItemFailures: [{ itemIdentifier: 'broken' }] } });
      expect((await states()).filter(({ completed }) => completed !== null)).toHaveLength(1);
      const next = await deliver();
      expect(next.Records).toHaveLength(1);
      expect((await invoke(folderOf(), 'lambda-collect', [next, recorded('sqs')], environment)).slice(1)).toMatchObject([{ answer: { batchItemFailures: [] } }, { answer: { batchItemFailures: [] } }]);
      expect((await states()).filter(({ completed, holder }) => completed !== null && holder === null)).toHaveLength(2);
    });

    it('stops before its time is over: the message comes again, and the repository is free', async () => {
      const event = await due('three');
      const [message] = event.Records as { messageId: string }[];
      const [, told] = await invoke(folderOf(), 'lambda-collect', [event], environment, 45_000);
      expect(told?.answer).toEqual({ batchItemFailures: [{ itemIdentifier: message?.messageId }] });
      const [state] = await states();
      expect(state).toMatchObject({ completed: null, holder: null });
      expect(state?.nextDue).toBeLessThan(Date.now());
    });

    it('wakes workers for what is due, on schedule, and does what is to be done from time to time', async () => {
      const told = await invoke(folderOf(), 'lambda-schedule', [{ task: 'round' }, { task: 'chores' }], environment);
      expect(told.slice(1)).toMatchObject([{ answer: { asked: 0, failed: 0, woken: 1 } }, { answer: { woken: 1 } }]);
      const depth = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }));
      expect(Number(depth.Attributes?.ApproximateNumberOfMessages) + Number(depth.Attributes?.ApproximateNumberOfMessagesNotVisible)).toBeGreaterThan(0);
    });

    it('answers requests to the function’s address as the server does', async () => {
      const request = recorded('function-url');
      const asking = (rawPath: string, changes: object = {}): object => ({ ...request, rawPath, ...changes });
      const told = await invoke(folderOf(), 'lambda-web', [asking('/'), asking('/cv/nobody'), asking('/api/v1/me'), asking('/assets/none.js')], environment);
      const answers = told.slice(1).map(({ answer }) => answer as { statusCode: number; headers: Record<string, string>; body: string });
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 401, 404]);
      expect(answers[0]?.headers['content-type']).toMatch(/^text\/html/u);
      expect(answers[1]?.headers['cache-control']).toContain('no-store');
      expect(Buffer.from(answers[0]?.body ?? '', 'base64').length).toBeGreaterThan(500);
    });
  });
}
