// Follows history from some commits to all that they reach, and tells of each.
import { find, foundAt, foundSize, foundType } from '../cache';
import { ID, readId } from '../ids';
import { take } from '../memory';
import { COMMIT, fetch } from '../objects';
import { outputLength } from '../output';
import { findObject, foundId, foundNumber, objectCount } from '../packs';
import { names } from './addresses';
import { PARENT_LINE, committed, committerEnd, committerFrom, idInLine, isEncoded, parentsEnd, parentsFrom, parentsOf, readCommit, readParents, textEnd } from './commit-text';
import { isEmpty, pop, push } from './frontier';
import { rowsLength } from './rows';
import { tell, tellId } from './tell';

const parent = take(ID);
/** A bit for each object: whether it was met. */
let seen: usize = 0;
/** Commits that were met, told of or not. */
export let walked: u32 = 0;

/** Begins at a commit (its id), beside others at which it was begun; false where git has to be asked. */
export function beginAt(id: usize): bool {
  if (seen === 0) seen = take(((objectCount as usize) >> 3) + 1);
  return meet(id);
}

/** Goes on until so many commits were followed, or so many bytes are told, or nothing is left; false where git has to be asked. */
export function goOn(commits: u32, bytes: usize): bool {
  for (; commits > 0 && outputLength + rowsLength < bytes && !isEmpty(); commits--) {
    const key = pop();
    if (!bring(key) || !readParents(foundAt, foundSize as usize)) return false;
    const lines = ((parentsEnd - parentsFrom) / PARENT_LINE) as u32;
    for (let line: u32 = 0; line < lines; line++) {
      // To meet one may move the other.
      if (line > 0 && !bring(key)) return false;
      readId(idInLine(parentsOf(foundAt) + (line as usize) * PARENT_LINE), parent);
      if (!meet(parent)) return false;
    }
  }
  return true;
}

/** Whether all commits were followed. */
export function isThrough(): bool {
  return isEmpty();
}

function bring(key: u64): bool {
  return (find(key) || fetch(key)) && foundType === COMMIT;
}

/** Tells of a commit that was not met before, and remembers to follow it. */
function meet(id: usize): bool {
  const key = findObject(id);
  if (key === 0) return false;
  const place = seen + ((foundNumber as usize) >> 3);
  const bit = (1 << (foundNumber & 7)) as u32;
  if (load<u8>(place) & bit) return true;
  store<u8>(place, (load<u8>(place) as u32) | bit);
  const own = foundId;
  if (!bring(key) || !readCommit(foundAt, foundSize as usize)) return false;
  walked += 1;
  push(committed, key);
  return isEncoded ? tellId(own) : !isNamed() || tell(own, foundAt);
}

/** The address of who only put the commit into the repository is no reason. */
function isNamed(): bool {
  if (committerFrom === 0) return names(foundAt, textEnd);
  return names(foundAt, committerFrom) || names(committerEnd, textEnd);
}
