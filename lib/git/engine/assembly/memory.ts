const PAGE: usize = 65_536;
const ALIGNMENT: usize = 15;

/** Where free memory begins. */
let free: usize = (__heap_base + ALIGNMENT) & ~ALIGNMENT;

/** Memory that nobody else has, aligned to 16 bytes; it is never given back. Traps when there is no more. */
export function take(bytes: usize): usize {
  const start = free;
  const end = (start + bytes + ALIGNMENT) & ~ALIGNMENT;
  const size = <usize>memory.size() * PAGE;
  if (end > size && memory.grow(<i32>((end - size + PAGE - 1) / PAGE)) < 0) unreachable();
  free = end;
  return start;
}
