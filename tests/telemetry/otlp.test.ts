import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { queueReadings } from '../../lib/queue/queue-readings';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import { INSTRUMENTS } from '../../lib/telemetry/instruments';
import { telemetry } from '../../lib/telemetry/telemetry';
import { startBackground } from '../../workers/collect/background';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { ownBackEnds } from '../support/back-ends';
import { makeRepository } from '../support/small-repository';
import { addAll, personWith, workThrough } from '../workers/site';
import { startOtlpReceiver } from './receiver';

const ADA = 'ada@canary-halden.example';
let root: string;
let github: GitHubSimulator;
let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'telemetry-'));
  github = await startGitHubSimulator({ root });
  receiver = await startOtlpReceiver();
});
afterAll(async () => {
  await github.close();
  await receiver.close();
  rmSync(root, { recursive: true, force: true });
});

function open(name: string, more: Record<string, string> = {}): Promise<Context> {
  return createContext(readSettings({}, { ...ownBackEnds(), COMMIT_STATS_DATA: path.join(root, name), COMMIT_STATS_FORGE_SERVERS: github.url, COMMIT_STATS_LOG: 'silent', ...more }));
}

const values = (name: keyof typeof INSTRUMENTS) => receiver.points.filter((point) => point.name === name);

describe('traces and metrics', () => {
  it('go nowhere and load nothing where no collector is named', async () => {
    const context = await open('silent');
    const before = telemetry();
    expect(await telemetry().span('a', {}, async () => 7)).toBe(7);
    await context.close();
    expect(telemetry()).toBe(before);
    expect(receiver.bodies).toEqual([]);
  });

  it('reach a collector with their names and units: collections, rounds, the queue, what a forge still allows, errors by code', async () => {
    const account = hub.makeAccount(github.world, 'canary-ada');
    const { secret } = hub.makeToken(github.world, account);
    const folder = makeRepository(root, 'canary-engine', Array.from({ length: 5 }, (_, number) => ({ email: ADA, file: `src/canary-${number}.ts`, message: 'canary message' })));
    hub.makeRepositoryOf(github.world, account, 'canary-engine', { folder });
    const broken = hub.makeRepositoryOf(github.world, account, 'canary-broken', { folder: makeRepository(root, 'canary-broken', [{ email: ADA }]) });
    const context = await open('told', { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_EXPORTER_OTLP_HEADERS: 'x-login=canary-login%21', OTEL_SERVICE_NAME: 'stats of the tests', OTEL_METRIC_EXPORT_INTERVAL: '3600000' });
    const user = await personWith(context, 'canary-ada', ADA);
    await addAll(context, user, { name: 'canary-token', forge: 'github', server: github.url, secret });
    broken.folder = path.join(root, 'nowhere');
    const ending = telemetry().observe(() => queueReadings(context, Date.now() + 90_000));
    await telemetry().flush();
    ending();
    expect(values('commit_stats.queue.due').map(({ value }) => value)).toEqual([2]);
    expect(values('commit_stats.queue.age')[0]?.value).toBeGreaterThanOrEqual(90);

    await workThrough(context);
    await scheduleRound(context);
    receiver.points.length = 0;
    await context.close();

    expect([...receiver.services]).toEqual(['stats of the tests']);
    expect(receiver.headers.every((headers) => headers['x-login'] === 'canary-login!')).toBe(true);
    for (const { name, unit, kind } of receiver.points) {
      const instrument = INSTRUMENTS[name as keyof typeof INSTRUMENTS];
      expect({ name, unit, kind }).toEqual({ name, unit: instrument.unit, kind: { counter: 'sum', histogram: 'histogram', gauge: 'gauge' }[instrument.kind] });
    }
    const durations = values('commit_stats.collection.duration');
    expect(durations.map(({ value, attributes }) => ({ value, ...attributes }))).toEqual(expect.arrayContaining([
      { 'value': 1, 'commit_stats.forge': 'github', 'commit_stats.result': 'done' },
      { 'value': 1, 'commit_stats.forge': 'github', 'commit_stats.result': 'failed', 'error.type': expect.any(String) as string },
    ]));
    expect(durations.every(({ sum }) => sum !== undefined && sum > 0 && sum < 60)).toBe(true);
    expect(values('commit_stats.collection.commits').map(({ value, attributes }) => ({ value, ...attributes }))).toEqual([{ 'value': 5, 'commit_stats.forge': 'github' }]);
    expect(values('commit_stats.errors').filter(({ attributes }) => attributes['commit_stats.where'] === 'collection').map(({ value }) => value)).toEqual([1]);
    expect(values('commit_stats.round.duration').map(({ value, attributes }) => ({ value, ...attributes }))).toEqual([{ 'value': 1, 'commit_stats.forge': 'github', 'commit_stats.result': 'done' }]);
    expect(values('commit_stats.publish.duration').length).toBeGreaterThan(0);
    const [left] = values('commit_stats.forge.quota.remaining');
    const [limit] = values('commit_stats.forge.quota.limit');
    expect(left?.attributes).toEqual({ 'commit_stats.forge': 'github', 'server.address': new URL(github.url).host });
    expect(left?.value).toBeLessThan(limit?.value ?? 0);

    const collected = receiver.spans.filter(({ name }) => name === 'collect repository');
    expect(collected.map(({ attributes }) => attributes['commit_stats.result']).sort((a, b) => String(a).localeCompare(String(b)))).toEqual(['done', 'failed']);
    expect(receiver.spans.map(({ name }) => name)).toEqual(expect.arrayContaining(['ask forge', 'publish', 'read commits']));
    const read = receiver.spans.find(({ name }) => name === 'read commits');
    expect(collected.map(({ spanId }) => spanId)).toContain(read?.parentSpanId);

    const told = receiver.bodies.join('\n');
    for (const canary of ['canary', secret, user.id, ADA]) expect(told.includes(canary), canary).toBe(false);
  });

  it('are no reason for anything to fail or wait: the collector may refuse, or not be there', async () => {
    receiver.answer(400);
    const context = await open('refused', { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
    expect(await telemetry().span('a', {}, async () => 7)).toBe(7);
    await expect(telemetry().span('b', {}, () => Promise.reject(new Error('as it was')))).rejects.toThrow('as it was');
    await context.close();
    const nobody = await open('nobody', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
    telemetry().add('commit_stats.errors', 1, { code: 'internal', where: 'daily' });
    await nobody.close();
  });

  it('are one for the whole process, however many parts of it open the stores, and end with the last', async () => {
    receiver.answer(200);
    const more = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
    const [one, other] = [await open('one', more), await open('other', more)];
    const used = telemetry();
    await one.close();
    expect(telemetry()).toBe(used);
    const background = startBackground(other, async () => undefined);
    await background.stop();
    await other.close();
    expect(telemetry()).not.toBe(used);
  });

  it('are listed with their units where operators read of them', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8');
    for (const [name, { unit, kind }] of Object.entries(INSTRUMENTS)) expect(page).toContain(`| \`${name}\` | ${kind}, ${unit} |`);
  });
});
