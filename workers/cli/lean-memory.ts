import { setFlagsFromString } from 'node:v8';

const CHECKED_EVERY_MS = 250;
/** V8's heap from which on memory is worth more than time. */
const ENOUGH_BYTES = 32_000_000;
/** How far the heap may grow beyond what was in use at the last collection, in percent; V8's own choice lets it double or more. */
const GROWTH = 30;

/** Work a function must have done before V8 compiles it anew for speed, in its own unit; its default is 67584. */
const WORK_BEFORE_OPTIMIZING = 1_500_000;

/** The last V8 that knows this setting: a newer one has a tier between and gains nothing by it. */
const KNOWN_UNTIL = 11;

/**
 * Fits V8 to a command that reads a whole history. Half of its compiling for speed is for functions that are done before it pays:
 * later compiling takes a fifth off the processor time of a history of 6,000 commits. Once the heap is large, it is marked
 * in small steps again, new objects get no more room and the rest of the heap is collected sooner: a twenty-fifth more time for a fifth less memory.
 * Node's own modules come with code that V8 takes under its own settings only, in threads too: what is loaded later is compiled anew, so call it when threads run.
 */
export function keepMemoryLean(): void {
  // Threads that help to collect new objects wait for a core that git is using, and the program with them.
  setFlagsFromString('--no-parallel-scavenge');
  // So do those that tidy up after it; a run of less than a second ends before it pays.
  setFlagsFromString('--no-concurrent-sweeping');
  // Nor does marking, in small steps and beside the program, what is still in use: a small heap is full late or never.
  setFlagsFromString('--no-incremental-marking');
  if (Number.parseInt(process.versions.v8, 10) <= KNOWN_UNTIL) setFlagsFromString(`--interrupt-budget=${WORK_BEFORE_OPTIMIZING}`);
  const timer = setInterval(() => {
    if (process.memoryUsage().heapTotal < ENOUGH_BYTES) return;
    clearInterval(timer);
    setFlagsFromString('--incremental-marking');
    setFlagsFromString('--semi-space-growth-factor=1');
    setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  }, CHECKED_EVERY_MS);
  timer.unref();
}
