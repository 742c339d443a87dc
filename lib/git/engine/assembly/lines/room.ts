import { take } from '../memory';

/** A change that needs more is left to git. */
const MOST_ROOM: usize = 16 << 20;
const LEAST_ROOM: usize = 256 << 10;

let start: usize = 0;
let size: usize = 0;

/** Room for the tables of one change, which takes the place of the room of the change before; 0 where it would be too much. */
export function room(bytes: usize): usize {
  if (bytes > MOST_ROOM) return 0;
  if (bytes > size) {
    let larger = size === 0 ? LEAST_ROOM : size;
    while (larger < bytes) larger *= 2;
    start = take(larger);
    size = larger;
  }
  return start;
}
