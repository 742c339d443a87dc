import type { Context } from '../../context';
import { healthDays } from '../../documents/collections';
import type { HealthDay } from '../../documents/collections';
import { failingSince } from '../outages';
import { withPatience } from '../patience';
import { pendingHealth } from './pending';
import type { Pending } from './pending';
import { DAYS, dayName, dayOfSlot, slotAt } from './slots';
import { HEALTH_OWNER, emptyDay, withPending } from './store-health';

/** A day as it is read: what is stored of it, and what waits to be. */
export type KnownDay = Pick<HealthDay, 'id' | 'parts' | 'looked' | 'waits'>;

/** The last 90 days by their number since 1970, the present one last; those of which nothing is known are left out. */
export interface Known {
  days: Map<number, KnownDay>;
  /** Whether the store could be asked; else the days are those that were read before. */
  fresh: boolean;
}

/** However many look at the page, the store is asked once in this time. */
const KEPT_MS = 60_000;
const PATIENCE_MS = 3_000;

async function readStored({ documents }: Pick<Context, 'documents'>, today: number): Promise<Map<string, KnownDay>> {
  const found = new Map<string, KnownDay>();
  let after: string | undefined;
  do {
    const page = await documents.list(healthDays, 'owner', [HEALTH_OWNER], { after });
    for (const day of page.documents) found.set(day.id, day);
    after = page.next;
  } while (after !== undefined);
  const shown = new Set(Array.from({ length: DAYS }, (_, ago) => dayName(today - ago)));
  return new Map([...found].filter(([id]) => shown.has(id)));
}

/** Reads what is kept of how the service answered; where the store does not answer, what was read before stands, with what this process learned itself. Waits for the store no longer than `patienceMs`. Never throws. */
export function createHealthReader(context: Pick<Context, 'documents'>, { pending = pendingHealth, patienceMs = PATIENCE_MS }: { pending?: () => Pending; patienceMs?: number } = {}): (now: number) => Promise<Known> {
  let kept: { stored: Map<string, KnownDay>; at: number; times: number } = { stored: new Map(), at: -Infinity, times: 0 };
  return async (now) => {
    const today = dayOfSlot(slotAt(now));
    const learned = pending();
    const { stored: times } = learned;
    let fresh = now - kept.at < KEPT_MS && times === kept.times;
    if (!fresh && failingSince('documents') === undefined) {
      const stored = await withPatience(readStored(context, today), patienceMs).catch(() => undefined);
      if (stored) kept = { stored, at: now, times };
      fresh = stored !== undefined;
    }
    const days = new Map<number, KnownDay>();
    for (let day = today - DAYS + 1; day <= today; day += 1) {
      const known = withPending({ ...emptyDay(day), ...kept.stored.get(dayName(day)) }, day, learned, Infinity);
      if (known.parts.length + known.looked.length + known.waits.length > 0) days.set(day, known);
    }
    return { days, fresh };
  };
}
