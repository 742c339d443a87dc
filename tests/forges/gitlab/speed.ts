import { figures, spend } from '../core/budget';
import type { Budget } from '../core/budget';
import type { GitLabWorld } from './world';

/** How fast accounts may ask. */
export interface SpeedLimit {
  /** Requests a minute of one account; null: no limit, as on a server of one's own. */
  perMinute: number | null;
  /** What each account has left of the present minute. */
  left: Map<number, Budget & { minute: number }>;
}

/** Headers of an answer, and whether it is refused instead. */
export function countRequest(limit: SpeedLimit, world: GitLabWorld, account: number): { headers: Record<string, string>; refused: boolean } {
  const { perMinute } = limit;
  if (perMinute === null) return { headers: {}, refused: false };
  const minute = Math.floor(world.now() / 60_000);
  const before = limit.left.get(account);
  const used = before?.minute === minute ? before.limit - before.left : 0;
  const budget = { minute, limit: perMinute, left: perMinute - used };
  limit.left.set(account, budget);
  const refused = !spend(budget);
  const reset = (minute + 1) * 60;
  const headers: Record<string, string> = {
    'ratelimit-limit': String(perMinute), 'ratelimit-name': 'throttle_authenticated_api', 'ratelimit-observed': String(used + 1), 'ratelimit-remaining': figures(budget).left, 'ratelimit-reset': String(reset),
  };
  if (!refused) return { headers, refused };
  const wait = Math.max(1, Math.ceil(reset - world.now() / 1000));
  return { headers: { ...headers, 'retry-after': String(wait), 'ratelimit-resettime': new Date(reset * 1000).toUTCString() }, refused };
}
