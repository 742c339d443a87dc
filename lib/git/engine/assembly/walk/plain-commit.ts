// Commits written as git writes them: author and committer once and first, and then what else there is. parseCommitRecord (lib/git/commit-record.ts) reads all others, and its rules are those that hold.
import { endOfLine, isAuthor, isCommitter, isSignature } from './commit-text';
import { canNumber } from './people';
import { identityEnd, nextLine, readPersonLine, seconds, zoneMinutes } from './person-line';

const LINE_FEED: u32 = 10;
const AUTHOR_WORD: usize = 7;
const COMMITTER_WORD: usize = 10;

/** Of the commit read last: where name and address of its author stand, and the author's clock; the same of its committer; where its message begins. */
export let authorFrom: usize = 0;
export let authorEnd: usize = 0;
export let authored: u32 = 0;
export let authoredZone: i32 = 0;
export let committerFrom: usize = 0;
export let committerEnd: usize = 0;
export let committed: u32 = 0;
export let committedZone: i32 = 0;
export let isSigned: bool = false;
export let messageFrom: usize = 0;

/** Reads a commit from behind its parents on; false where it is not written so. */
export function readPlain(from: usize, end: usize): bool {
  if (!isAuthor(from, end) || !readPersonLine(from + AUTHOR_WORD, end)) return false;
  authorFrom = from + AUTHOR_WORD;
  authorEnd = identityEnd;
  authored = seconds;
  authoredZone = zoneMinutes;
  const line = nextLine;
  if (!isCommitter(line, end) || !readPersonLine(line + COMMITTER_WORD, end)) return false;
  committerFrom = line + COMMITTER_WORD;
  committerEnd = identityEnd;
  committed = seconds;
  committedZone = zoneMinutes;
  return canNumber(authorEnd - authorFrom) && canNumber(committerEnd - committerFrom) && readRest(nextLine, end);
}

/** Reads the other lines, down to the empty one. */
function readRest(from: usize, end: usize): bool {
  isSigned = false;
  let line = from;
  while (line < end && load<u8>(line) !== LINE_FEED) {
    const lineEnd = endOfLine(line, end);
    if (isAuthor(line, lineEnd) || isCommitter(line, lineEnd)) return false;
    isSigned = isSigned || isSignature(line, lineEnd);
    line = lineEnd + 1;
  }
  messageFrom = line + 1;
  return line < end;
}
