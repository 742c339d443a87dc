import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Where process ids mean the same: this machine since its start, and on Linux this namespace (a container has its own). */
function machine(): string {
  try {
    return `${hostname()} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Start of a process in clock ticks since boot (Linux, proc(5) field 22), which tells a reused id apart; `0` where the system does not say; undefined where there is none. */
function startOf(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : (fields[19] ?? '0');
  } catch {
    try {
      process.kill(pid, 0);
      return '0';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM' ? '0' : undefined;
    }
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
