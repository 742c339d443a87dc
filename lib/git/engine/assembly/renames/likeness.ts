import { ALIKE, PIECE_COUNT, REST_BYTES, isRegular, knowSize, sizeOf } from './files';
import { cutFile, sharedBytes } from './pieces';

/** Pieces that are compared for one commit beyond which git is asked. */
const MOST_WORK: u32 = 20_000_000;
/** Where `likeness` has to leave it to git. */
export const NOT_KNOWN: i32 = -1;

let work: u32 = 0;
/** Whether a file was compared whose end is no end of a line. */
export let sawRest: bool = false;

/** Begins with another commit. */
export function beginLikeness(): void {
  work = 0;
  sawRest = false;
}

/**
 * How much of the larger file is in both, of 60,000; 0 where the sizes alone say that it is less than `least`. Git counted the last piece of a file only where it ends a line, until
 * version 2.44 (`withRest`).
 */
export function likeness(source: usize, destination: usize, least: u32, withRest: bool): i32 {
  if (!isRegular(source) || !isRegular(destination)) return 0;
  if (!knowSize(source) || !knowSize(destination)) return NOT_KNOWN;
  const larger = max(sizeOf(source), sizeOf(destination)) as u64;
  const more = larger - (min(sizeOf(source), sizeOf(destination)) as u64);
  if (larger * ((ALIKE - least) as u64) < more * (ALIKE as u64) || sizeOf(destination) === 0) return 0;
  if (!cutFile(source) || !cutFile(destination)) return NOT_KNOWN;
  work += load<u32>(source, PIECE_COUNT) + 1;
  if (work > MOST_WORK) return NOT_KNOWN;
  if (load<u32>(source, REST_BYTES) !== 0 || load<u32>(destination, REST_BYTES) !== 0) sawRest = true;
  return ((sharedBytes(source, destination, withRest) as u64) * (ALIKE as u64) / larger) as i32;
}
