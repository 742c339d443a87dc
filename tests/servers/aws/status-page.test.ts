import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startChromium } from '../../support/chromium';
import { startSite } from '../../support/program';
import type { Site } from '../../support/program';
import { startElasticMq } from '../elasticmq';
import type { RunningServer } from '../start-server';

const REGION = 'us-east-1';
let folder: string;
let server: RunningServer;
let sqs: SQSClient;
let dead: string;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'status-page-'));
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  server = await startElasticMq();
  sqs = new SQSClient({ region: REGION, endpoint: server.endpoint });
  dead = (await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }))).QueueUrl ?? '';
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ['QueueArn'] }));
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: '5' });
  const queue = (await sqs.send(new CreateQueueCommand({ QueueName: 'work', Attributes: { RedrivePolicy } }))).QueueUrl ?? '';
  for (let number = 0; number < 3; number += 1) await sqs.send(new SendMessageCommand({ QueueUrl: dead, MessageBody: JSON.stringify({ format: 1, person: 'nobody' }) }));
  site = await startSite({ COMMIT_STATS_DATA: path.join(folder, 'data'), COMMIT_STATS_SQS_QUEUE: queue, AWS_REGION: REGION, AWS_ENDPOINT_URL_SQS: server.endpoint });
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  sqs.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

async function signInLink(): Promise<string> {
  for (;;) {
    const link = /^Sign in .*?(http:\/\/\S+)$/mu.exec(site.output())?.[1];
    if (link !== undefined) return link;
    await sleep(100);
  }
}

async function statusPage(options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${site.address}/status`);
  return page;
}

async function putAside(): Promise<number> {
  return Number((await sqs.send(new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ['All'] }))).Attributes?.ApproximateNumberOfMessages);
}

describe('the status page of a site with a queue of messages', () => {
  it('shows every part to everybody, and the queue to who runs the place alone, who has it tried again with one press', async () => {
    const visitor = await statusPage({});
    expect(await visitor.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Everything works/u);
    for (const part of ['Accounts and pages', 'Store of commits', 'Keys of tokens', 'Queue of the workers']) expect(await visitor.getByText(part, { exact: true }).count()).toBe(1);
    expect(await visitor.getByRole('heading', { name: 'The queue' }).count()).toBe(0);

    const operator = await statusPage({});
    await operator.goto(await signInLink());
    await operator.goto(`${site.address}/status`);
    expect(await operator.getByText(/put aside$/u).innerText()).toMatch(/^3/u);
    const storageState = await operator.context().storageState();
    for (const colorScheme of ['light', 'dark'] as const) {
      const phone = await statusPage({ storageState, colorScheme, viewport: { width: 360, height: 760 } });
      expect(await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
    await operator.getByRole('button', { name: 'Try them again' }).click();
    await vi.waitFor(async () => expect(await putAside()).toBe(0), { timeout: 120_000, interval: 500 });
    await operator.reload();
    expect(await operator.getByRole('button', { name: 'Try them again' }).count()).toBe(0);
  });
});
