import type { GitLabWorld } from './world';

/** Requests that an account has sent in the present minute. */
export interface SpeedLimit {
  /** Null: no limit, as on a server of one's own. */
  perMinute: number | null;
  counts: Map<number, { minute: number; sent: number }>;
}

/** Headers of an answer, and whether it is refused instead. */
export function countRequest(limit: SpeedLimit, world: GitLabWorld, account: number): { headers: Record<string, string>; refused: boolean } {
  if (limit.perMinute === null) return { headers: {}, refused: false };
  const minute = Math.floor(world.now() / 60_000);
  const before = limit.counts.get(account);
  const sent = (before?.minute === minute ? before.sent : 0) + 1;
  limit.counts.set(account, { minute, sent });
  const refused = sent > limit.perMinute;
  const reset = (minute + 1) * 60;
  const headers: Record<string, string> = {
    'ratelimit-limit': String(limit.perMinute), 'ratelimit-name': 'throttle_authenticated_api', 'ratelimit-observed': String(sent),
    'ratelimit-remaining': String(Math.max(0, limit.perMinute - sent)), 'ratelimit-reset': String(reset),
  };
  if (!refused) return { headers, refused };
  const wait = Math.max(1, Math.ceil(reset - world.now() / 1000));
  return { headers: { ...headers, 'retry-after': String(wait), 'ratelimit-resettime': new Date(reset * 1000).toUTCString() }, refused };
}
