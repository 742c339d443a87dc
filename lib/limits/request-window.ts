import type { Context } from '../context';
import { requestWindows } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';

export interface WindowLimit {
  /** Requests within one window. */
  most: number;
  windowMs: number;
}

/**
 * Counts a request for all processes together: undefined where it is allowed, else whole seconds until one is. The window begins with
 * the first request after the last one ended. Each step is one conditional change, so that of many at once exactly `most` get through.
 */
export async function takeRequest({ documents }: Pick<Context, 'documents'>, ownerId: string, key: string, { most, windowMs }: WindowLimit, now = Date.now()): Promise<number | undefined> {
  const renewed = await documents.claim(requestWindows, 'since', [key], { atMost: now - windowMs, set: { since: now, count: 1 } });
  if (renewed) return undefined;
  const counted = await documents.claim(requestWindows, 'count', [key], { atMost: most - 1, set: {}, increment: 'count' });
  if (counted) return undefined;
  const window = await documents.get(requestWindows, key);
  if (window) return Math.max(1, Math.ceil((window.since + windowMs - now) / 1_000));
  try {
    await documents.insert(requestWindows, { id: key, ownerId, key, since: now, count: 1 });
    return undefined;
  } catch (error) {
    if (isConflict(error)) return takeRequest({ documents }, ownerId, key, { most, windowMs }, now);
    throw error;
  }
}
