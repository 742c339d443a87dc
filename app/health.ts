import { createHealthReader } from '../lib/health/history/read-health';
import { reportOf } from '../lib/health/history/report';
import type { HealthReport } from '../lib/health/history/report';
import { siteContext } from './site';

/** However many look, it is put together once in this time. */
const KEPT_MS = 10_000;

let reader: ReturnType<typeof createHealthReader> | undefined;
let kept: { report: HealthReport; until: number } | undefined;

/** What is known of how everything answered in the last 90 days, asked of the store once a minute at most. Never throws. `now` in milliseconds since 1970. */
export async function siteHealth(now: number = Date.now()): Promise<HealthReport> {
  try {
    reader ??= createHealthReader(await siteContext());
    if (!kept || kept.until <= now) kept = { report: reportOf(await reader(now), now), until: now + KEPT_MS };
    return kept.report;
  } catch {
    return reportOf({ days: new Map(), fresh: false }, now);
  }
}
