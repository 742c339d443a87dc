const PAGE: usize = 65_536;
const ALIGNMENT: usize = 15;

/** Where free memory begins. */
let free: usize = (__heap_base + ALIGNMENT) & ~ALIGNMENT;

/** Memory that nobody else has, aligned to 16 bytes; it is never given back. Traps when there is no more. */
export function take(bytes: usize): usize {
  const start = free;
  expect(bytes);
  free = (start + bytes + ALIGNMENT) & ~ALIGNMENT;
  return start;
}

/** Makes memory for so many bytes at once, which `take` then gives out: each growth is counted by who runs this as if all of it were new. */
export function expect(bytes: usize): void {
  const end = (free + bytes + ALIGNMENT) & ~ALIGNMENT;
  const size = <usize>memory.size() * PAGE;
  if (end > size && memory.grow(<i32>((end - size + PAGE - 1) / PAGE)) < 0) unreachable();
}
