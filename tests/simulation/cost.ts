import { ASSUMED, MEASURED, PRICES, atlasPriceOf } from '../../infra/scripts/cost-model.mjs';
import type { Quarter } from './simulate';

const QUARTERS_A_MONTH = 30.4 * 96;
const SCHEDULE_GB = 0.5;
const COLLECT_GB = 3_538 / 1_024;
const DISK_GB = 6_144 / 1_024 - 0.5;

/** Dollars of one quarter of an hour, line by line, by the prices and measured sizes of the cost estimate. */
export function costOfQuarter(quarter: Quarter, { people, schedulers, collectors }: { people: number; schedulers: number; collectors: number }): Record<'schedule' | 'collect' | 'queue' | 'keys' | 'documents' | 'facts', number> {
  const lambda = (seconds: number, gigabytes: number, calls: number): number => seconds * gigabytes * PRICES.lambdaGbSecond + calls * PRICES.lambdaRequest;
  const bytes = MEASURED.lineBytes.value;
  const commits = (ASSUMED.commitsADay.value / ASSUMED.changedADay.value) * quarter.collectedNew;
  return {
    schedule: lambda(quarter.scheduleSeconds, SCHEDULE_GB, schedulers),
    collect: lambda(quarter.collectSeconds, COLLECT_GB, quarter.collectedNew + quarter.collectedQuiet) + quarter.collectSeconds * DISK_GB * PRICES.diskGbSecond,
    queue: quarter.queueCalls * PRICES.sqsRequest,
    keys: ((schedulers + collectors) / 4) * PRICES.kmsRequest + PRICES.kmsKey / QUARTERS_A_MONTH,
    documents: Number(atlasPriceOf(people)) / QUARTERS_A_MONTH,
    facts: (commits * (bytes / MEASURED.commits.value) / 1e6) * PRICES.influxWriteMb + quarter.collectedNew * (2 * PRICES.influxQuery + (bytes * (1 + 1 / ASSUMED.repositories.value) / 1e9) * PRICES.influxOutGb)
      + ((people * bytes) / 1e9) * PRICES.influxGbHour / 4,
  };
}
