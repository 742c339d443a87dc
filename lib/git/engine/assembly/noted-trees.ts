// The trees of commits that are to be compared, as whoever asks has read them already. A parent stands behind its children, so most parents are noted when they are wanted.
import { ID } from './ids';
import { take } from './memory';

/** A place: ids of a commit and of its tree. A commit takes the place of another whose id begins alike. */
const PLACE: usize = 48;
const TREE: usize = 20;
const PLACES: usize = 1024;

const places = take(PLACES * PLACE);

// @ts-ignore: decorator
@inline
function placeOf(commit: usize): usize {
  return places + ((load<u32>(commit) as usize) & (PLACES - 1)) * PLACE;
}

/** Notes the tree (an id) of a commit (an id). */
export function note(commit: usize, tree: usize): void {
  const place = placeOf(commit);
  memory.copy(place, commit, ID);
  memory.copy(place + TREE, tree, ID);
}

/** Where the id of a commit's tree stands; 0 where it was not noted. */
export function notedTree(commit: usize): usize {
  const place = placeOf(commit);
  return memory.compare(place, commit, ID) === 0 ? place + TREE : 0;
}
