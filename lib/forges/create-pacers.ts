import { LRUCache } from 'lru-cache';
import { AppError } from '../errors/app-error';
import type { LimitNotice, Pacer, Pacers, RateLimitState } from './pacers';
import { FORGES } from './port';
import type { ForgeName } from './port';
import { rateLimitedUntil } from './rate-limited';
import type { Attributes } from '../telemetry/instruments';
import { telemetry } from '../telemetry/telemetry';
import type { Reading } from '../telemetry/telemetry';

/** Limiters that are remembered: more tokens than one process works on within an hour. */
const MOST = 10_000;
/** Below this part of the limit, work that can wait should wait. */
const RESERVE = 0.1;

class TurnTaker implements Pacer {
  readonly #concurrency: number;
  readonly #now: () => number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #known: { limit: number | null; remaining: number | null; resets: number | null; pausedUntil: number } = { limit: null, remaining: null, resets: null, pausedUntil: 0 };

  constructor(private readonly forge: ForgeName, concurrency: number, now: () => number) {
    this.#concurrency = concurrency;
    this.#now = now;
  }

  async run<T>(request: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#running >= this.#concurrency) {
      await new Promise<void>((go) => {
        this.#waiting.push(go);
      });
    } else {
      this.#running += 1;
    }
    try {
      if (signal?.aborted) throw new AppError('cancelled', 'The request was cancelled.');
      const until = this.#known.pausedUntil;
      if (this.#now() < until) throw rateLimitedUntil(this.forge, until);
      return await request();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  note(notice: LimitNotice): void {
    const { pauseUntil, ...rest } = notice;
    this.#known = { ...this.#known, ...rest, pausedUntil: Math.max(this.#known.pausedUntil, pauseUntil ?? 0) };
  }

  state(): RateLimitState {
    const now = this.#now();
    const { limit, pausedUntil } = this.#known;
    const over = this.#known.resets !== null && this.#known.resets <= now;
    const remaining = over ? null : this.#known.remaining;
    return {
      limit,
      remaining,
      resets: over ? null : this.#known.resets,
      pausedUntil: pausedUntil > now ? pausedUntil : null,
      low: remaining !== null && limit !== null && remaining < limit * RESERVE,
    };
  }
}

/** What the forges still allow: for each server the token that has least left. Keys name forge, server and token; the token is not told. */
function quotaReadings(known: LRUCache<string, Pacer>): Reading[] {
  const least = new Map<string, { attributes: Attributes; remaining: number; limit: number | null }>();
  for (const [key, pacer] of known.entries()) {
    const [forge = '', server = ''] = key.split(' ');
    const { remaining, limit } = pacer.state();
    const before = least.get(`${forge} ${server}`);
    if (remaining === null || (before && before.remaining <= remaining)) continue;
    least.set(`${forge} ${server}`, { attributes: { forge, server: URL.canParse(server) ? new URL(server).host : '' }, remaining, limit });
  }
  return [...least.values()].flatMap(({ attributes, remaining, limit }) => [
    { name: 'commit_stats.forge.quota.remaining' as const, value: remaining, attributes },
    ...(limit === null ? [] : [{ name: 'commit_stats.forge.quota.limit' as const, value: limit, attributes }]),
  ]);
}

/** The limiters of this process. `now` gives milliseconds since 1970. */
export function createPacers(now: () => number): Pacers {
  const known = new LRUCache<string, Pacer>({ max: MOST });
  const unobserve = telemetry().observe(async () => quotaReadings(known));
  return {
    close: unobserve,
    get: (key, concurrency) => {
      const forge = FORGES.find((name) => key.startsWith(`${name} `));
      if (forge === undefined) throw new AppError('internal', 'A limiter is asked for whose key does not begin with the name of a forge.');
      const found = known.get(key) ?? new TurnTaker(forge, concurrency, now);
      known.set(key, found);
      return found;
    },
  };
}
