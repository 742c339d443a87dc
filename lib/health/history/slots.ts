/** What is known of five minutes, worse ones later: of what several processes say of the same slot the worst holds. */
export const STATES = ['unknown', 'ok', 'slow', 'failing'] as const;
export type SlotState = (typeof STATES)[number];

/** A slot in milliseconds: however many processes look at the same time, it counts once. */
export const SLOT_MS = 300_000;
/** Slots of a day. */
export const SLOTS = 288;
/** Days that are kept and shown. */
export const DAYS = 90;
const SLOTS_IN_BYTE = 4;
/** Bytes that the slots of a day take. */
export const DAY_BYTES = SLOTS / SLOTS_IN_BYTE;

/** Number of the slot of a moment (milliseconds since 1970), counted since 1970. */
export function slotAt(now: number): number {
  return Math.floor(now / SLOT_MS);
}

/** Number of the day of a slot, counted since 1970; days are those of UTC. */
export function dayOfSlot(slot: number): number {
  return Math.floor(slot / SLOTS);
}

/** A day by its number, as `2026-11-21`. */
export function dayName(day: number): string {
  return new Date(day * SLOTS * SLOT_MS).toISOString().slice(0, 10);
}

/** A day of which nothing is known. */
export function emptySlots(): Uint8Array {
  return new Uint8Array(DAY_BYTES);
}

/** What is known of a slot of a day (0 to 287). */
export function slotState(slots: Uint8Array, slot: number): SlotState {
  return STATES[((slots[Math.floor(slot / SLOTS_IN_BYTE)] ?? 0) >> ((slot % SLOTS_IN_BYTE) * 2)) & 3] ?? 'unknown';
}

/** The same day with one more thing known of a slot (0 to 287); what is known to be worse stays. */
export function withState(slots: Uint8Array, slot: number, state: SlotState): Uint8Array {
  if (STATES.indexOf(state) <= STATES.indexOf(slotState(slots, slot))) return slots;
  const at = Math.floor(slot / SLOTS_IN_BYTE);
  const shift = (slot % SLOTS_IN_BYTE) * 2;
  const changed = Uint8Array.from(slots);
  changed[at] = ((changed[at] ?? 0) & ~(3 << shift)) | (STATES.indexOf(state) << shift);
  return changed;
}
