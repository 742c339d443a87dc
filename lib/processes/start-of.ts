import { readFileSync } from 'node:fs';

/**
 * When a process started, in clock ticks since boot (Linux, proc(5) field 22), which tells a reused id apart; `0` where the system does not say; undefined where
 * there is no such process, or only its remains.
 */
export function startOf(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
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
