import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { startOf } from '../processes/start-of';

/** Where process ids mean the same: this machine since its start, and on Linux this namespace (a container has its own). */
function machine(): string {
  try {
    return `${hostname()} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Names this process so that any other one of the machine can tell whether it still runs. */
export function thisHolder(): string {
  return JSON.stringify([machine(), process.pid, startOf(process.pid) ?? '0']);
}

/** True where the named process is known to have ended; false where it runs, or where nobody here can know. */
export function hasEnded(holder: string | null): boolean {
  if (holder === null) return false;
  try {
    const [where, pid, start] = JSON.parse(holder) as [unknown, unknown, unknown];
    return where === machine() && typeof pid === 'number' && startOf(pid) !== start;
  } catch {
    return false;
  }
}
