import type { TelemetryPlace } from '../config/telemetry';
import { setTelemetry, telemetry } from './telemetry';

/** How many contexts of this process use it; the last one that closes ends it. */
const USERS = Symbol.for('commit-stats.telemetry.users');
type Shared = typeof globalThis & { [USERS]?: { count: number; close: () => Promise<void> } };

/** Starts traces and metrics for this process, once however often it is asked for. Gives what ends them: what has gathered is sent then. Without a place nothing is loaded. */
export async function startTelemetry(place: TelemetryPlace | null): Promise<() => Promise<void>> {
  if (place === null) return async () => undefined;
  const { OpenTelemetry } = await import('./open-telemetry');
  const shared = globalThis as Shared;
  if (!shared[USERS]) {
    const used = new OpenTelemetry(place);
    setTelemetry(used);
    shared[USERS] = { count: 0, close: () => used.close() };
  }
  const users = shared[USERS];
  users.count += 1;
  let isOpen = true;
  return async () => {
    if (!isOpen) return;
    isOpen = false;
    users.count -= 1;
    if (users.count > 0) {
      await telemetry().flush();
      return;
    }
    delete shared[USERS];
    setTelemetry(undefined);
    await users.close();
  };
}
