/** Pages of 64 kB: what the engine takes before it knows the packs, and what it takes at most; infra/scripts/build-engine.mjs says the same. */
const PAGES = { initial: 384, maximum: 16_384 };

/** Memories of engines that are closed, as long as nothing else has collected them. */
const unused: WeakRef<WebAssembly.Memory>[] = [];

/**
 * Memory full of zeros for one engine. It is a shared one, because V8 takes any other for as many newly made objects whenever it grows. For the same reason V8 does not see that one which nobody
 * uses is worth collecting: so it is given back, and the next engine takes it.
 */
export function takeMemory(): WebAssembly.Memory {
  for (let one = unused.pop(); one; one = unused.pop()) {
    const memory = one.deref();
    if (!memory) continue;
    new Uint8Array(memory.buffer).fill(0);
    return memory;
  }
  return new WebAssembly.Memory({ ...PAGES, shared: true });
}

/** Nobody uses this memory any more. */
export function giveBackMemory(memory: WebAssembly.Memory): void {
  unused.push(new WeakRef(memory));
}
