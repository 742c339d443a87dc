/** Git calls a content binary that has a NUL among so many first bytes. */
const BINARY_BYTES: usize = 8000;

/** Whether git takes a content for binary. */
export function isBinary(at: usize, size: u32): bool {
  const end = at + min(size as usize, BINARY_BYTES);
  while (at + 16 <= end) {
    if (!i8x16.all_true(v128.load(at))) return true;
    at += 16;
  }
  for (; at < end; at += 1) if (load<u8>(at) === 0) return true;
  return false;
}
