import { InfluxDB, chunksToLinesIterable, setLogger } from '@influxdata/influxdb-client';
import type { InfluxPlace } from '../config/influx';
import { AppError } from '../errors/app-error';
import { tunnelFor } from '../net/tunnel';
import { noSuchBucket, saysNoBucket, statusOf, unreadableBucket } from './influx-errors';
import { withRetries } from './influx-retry';
import type { Tags } from './influx-assemble';

/** Nobody waits longer for an answer to begin or go on, in milliseconds. */
const TIMEOUT = 30_000;
/** Rows a line of an answer. */
const ROWS = 10_000;
/** A year without a leap day in whole weeks: with the usual seven days, twenty years of history make a thousand files and the write fails. */
const SHARD_SECONDS = 364 * 86_400;

/** A row: the time of the point, then what was asked for. */
export type Row = readonly [time: string, ...values: (string | number | null)[]];
interface Series { name: string; tags?: Tags; values: Row[] }
interface Answer { error?: string; results?: { error?: string; series?: Series[]; partial?: boolean }[] }

// Its default prints every refused write with a stack.
setLogger({ error() {}, warn() {} });

function literal(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Conditions of a query: the tags have these values. */
export function where(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags).map(([name, value]) => `"${name}" = ${literal(value)}`).join(' AND ');
}

/** Takes the rows of a series. */
type OnSeries = (tags: Tags) => (row: Row) => void;

/** One bucket of an InfluxDB server of any version, asked in the ways that all of them know. */
export class InfluxServer {
  readonly #place: InfluxPlace;
  readonly #client: InfluxDB;
  /** On this machine: packing answers would only take time. */
  readonly #isNear: boolean;
  #made: Promise<void> | undefined;

  constructor(place: InfluxPlace) {
    this.#place = place;
    this.#isNear = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(place.url).hostname);
    // Who asks stands in a header, never in an address.
    const headers: Record<string, string> = place.authorization === undefined ? {} : { authorization: place.authorization };
    this.#client = new InfluxDB({ url: place.url, timeout: TIMEOUT, headers, transportOptions: { agent: tunnelFor(new URL(place.url)) } });
  }

  /** One try. The client's own batches and retries are off: they end after `flush` has said that all is well. */
  async #send(lines: readonly string[]): Promise<void> {
    const { org, bucket, version } = this.#place;
    const api = this.#client.getWriteApi(org, bucket, 'ns', { batchSize: lines.length + 1, maxBatchBytes: Number.MAX_SAFE_INTEGER, flushInterval: 0, maxRetries: 0, gzipThreshold: 1_000 });
    if (version === 1) (api as unknown as { path: string }).path = `/write?db=${encodeURIComponent(bucket)}&precision=n`;
    api.writeRecords([...lines]);
    await api.flush();
  }

  /** Resolves when every line is durable. What is too large for the server goes in halves; a bucket that is not there is made, unless `mayMake` says no. */
  async write(lines: readonly string[], mayMake = true): Promise<void> {
    try {
      await withRetries(() => this.#send(lines));
    } catch (error) {
      if (statusOf(error) === 413 && lines.length > 1) {
        const half = Math.ceil(lines.length / 2);
        await this.write(lines.slice(0, half), mayMake);
        await this.write(lines.slice(half), mayMake);
        return;
      }
      if (statusOf(error) !== 404 || !mayMake) throw error;
      await this.#make();
      await this.write(lines, false);
    }
  }

  /** Makes the bucket, once for all who find it missing at the same time. */
  async #make(): Promise<void> {
    this.#made ??= this.#makeBucket().finally(() => { this.#made = undefined; });
    await this.#made;
  }

  /** Endless, and a year a shard. Somebody else may make it at the same moment. */
  async #makeBucket(): Promise<void> {
    const { org, bucket, version } = this.#place;
    if (version === 1) return this.query(`CREATE DATABASE "${bucket}" WITH DURATION INF SHARD DURATION ${SHARD_SECONDS}s`);
    const found = (await this.#api('GET', `/api/v2/orgs?org=${encodeURIComponent(org)}`)) as { orgs?: { id: string }[] };
    const orgID = found.orgs?.[0]?.id;
    if (orgID === undefined) throw noSuchBucket();
    const retention = { type: 'expire', everySeconds: 0, ...(version === 2 ? { shardGroupDurationSeconds: SHARD_SECONDS } : {}) };
    await this.#api('POST', '/api/v2/buckets', { orgID, name: bucket, retentionRules: [retention] }).catch((error: unknown) => {
      if (statusOf(error) !== 422) throw error;
    });
  }

  #api(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    return withRetries(async () => (await this.#client.transport.request(path, body ?? '', { method, headers: { 'content-type': 'application/json' } })) as unknown);
  }

  /** Removes every point with these tags, of whatever time. Not in version 3. */
  async deletePoints(measurement: string, tags: Readonly<Record<string, string>>): Promise<void> {
    const { org, bucket, version } = this.#place;
    if (version === 1) return this.query(`DELETE FROM "${measurement}" WHERE ${where(tags)}`);
    const predicate = [['_measurement', measurement], ...Object.entries(tags)].map(([name, value]) => `"${name}"="${value}"`).join(' AND ');
    const path = `/api/v2/delete?org=${encodeURIComponent(org)}&bucket=${encodeURIComponent(bucket)}`;
    await this.#api('POST', path, { start: '1970-01-01T00:00:00Z', stop: '2200-01-01T00:00:00Z', predicate }).catch(async (error: unknown) => {
      if (statusOf(error) !== 404) throw error;
      // Without the bucket there is nothing to remove; where there is one, nothing was removed.
      await this.query(`SELECT * FROM "${measurement}" WHERE ${where(tags)} LIMIT 1`, () => () => { throw error; });
    });
  }

  /**
   * Asks in InfluxQL and tells of each series, which gives what takes its rows. Times are in the form of RFC 3339 with nanoseconds, which no number holds. Asked
   * again from the start when the connection breaks: then `onStart` is called again. A bucket that is not there is made, and has no rows.
   * @throws where there is one that this login may not read: version 2 says of it what it says of none.
   */
  async query(question: string, onStart: () => OnSeries = () => () => () => undefined): Promise<void> {
    // Version 1 tells rights apart from what is not there.
    if ((await this.#ask(question, onStart)) || this.#place.version === 1) return;
    const canMake = await this.#make().then(() => true, (error: unknown) => {
      // A server of version 3 without such an interface makes its databases itself.
      if (this.#place.version === 3 && statusOf(error) === 404) return false;
      throw error;
    });
    if (canMake && !(await this.#ask(question, onStart))) throw unreadableBucket();
  }

  /** Asks once; false where the server says that there is no such bucket. */
  async #ask(question: string, onStart: () => OnSeries): Promise<boolean> {
    return withRetries(async () => {
      const onSeries = onStart();
      const body = new URLSearchParams({ db: this.#place.bucket, q: question, chunked: 'true', chunk_size: String(ROWS) }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept': 'application/json', 'accept-encoding': this.#isNear ? 'identity' : 'gzip' };
      let isPartial = false;
      try {
        for await (const line of chunksToLinesIterable(this.#client.transport.iterate('/query', body, { method: 'POST', headers }))) {
          if (line.trim() === '') continue;
          const answer = JSON.parse(line) as Answer;
          if ([answer, ...(answer.results ?? [])].some(({ error }) => error?.startsWith('database not found'))) return false;
          isPartial = this.#take(answer, onSeries);
        }
      } catch (error) {
        if (saysNoBucket(error)) return false;
        throw error;
      }
      if (isPartial) throw new Error('The answer of InfluxDB ended too early.');
      return true;
    });
  }

  /** Whether more is to come. */
  #take({ error, results = [] }: Answer, onSeries: OnSeries): boolean {
    let isPartial = false;
    for (const result of [{ error }, ...results]) {
      if (result.error !== undefined) throw new AppError('store-failed', 'InfluxDB could not answer. What was acknowledged before still holds; it is tried again.', { cause: new Error(result.error) });
      if (!('series' in result)) continue;
      isPartial ||= result.partial === true;
      for (const series of result.series ?? []) {
        const onRow = onSeries(series.tags ?? {});
        for (const row of series.values) onRow(row);
      }
    }
    return isPartial;
  }
}
