import { LRUCache } from 'lru-cache';

export interface RateLimit {
  /** Takes one; undefined where it is allowed, else whole seconds until the next one is. */
  take(key: string): number | undefined;
}

/**
 * A bucket of `burst` per key that refills with `perMinute`. Forgets the keys not seen for longest beyond `keys`,
 * so that memory is bounded whoever asks. `now` is in milliseconds.
 */
export function createRateLimit({ burst, perMinute, keys = 10_000 }: { burst: number; perMinute: number; keys?: number }, now = () => performance.now()): RateLimit {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: keys });
  return {
    take(key) {
      const time = now();
      const bucket = buckets.get(key) ?? { left: burst, at: time };
      const left = Math.min(burst, bucket.left + ((time - bucket.at) / 60_000) * perMinute);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at: time });
      return left >= 1 ? undefined : Math.max(1, Math.ceil(((1 - left) / perMinute) * 60));
    },
  };
}
