// Tells of a commit: taken apart where it is written as git writes it, else as `git rev-list --header --parents` gives it. `WalkedCommits` (lib/git/walked-commits.ts) reads this.
import { ID_DIGITS, writeId } from '../ids';
import { putByte, putBytes, putId, reserve } from '../output';
import { PARENT_LINE, TREE_WORD, idInLine, parentsEnd, parentsFrom, textEnd } from './commit-text';
import { mayDeclare, readSubject, subjectEnd, subjectFrom } from './message';
import { numberOf } from './people';
import { authorEnd, authorFrom, authored, authoredZone, committed, committedZone, committerEnd, committerFrom, isSigned, messageFrom, readPlain } from './plain-commit';
import { endRow, nextRow, reserveRow } from './rows';

/** Stands for the number of parents where the commit is not taken apart; for the length of the subject where it is in the message that is handed over. */
const NONE: i32 = -1;
/** Numbers of a commit that is not taken apart: `NONE`, its bytes in the output. */
const RECORD_BYTES: usize = 8;
/** Numbers of one that is: parents, bytes of its message in the output, author, clock and zone, committer, clock and zone, whether it is signed, length of its subject. Its digits and subject follow. */
const PLAIN_BYTES: usize = 40;

/** Gives the id alone: a text in another encoding is left to git. */
export function tellId(id: usize): bool {
  if (!reserve(64)) return false;
  putId(id);
  return endRecord(ID_DIGITS);
}

/** Tells of the commit that was read last, at `text`; false where there is too much to tell. */
export function tell(id: usize, text: usize): bool {
  // Git takes the end of a text for its end, and of several for the first.
  const bytes = lengthTo0(text, textEnd);
  return text + bytes === textEnd && readPlain(parentsEnd, textEnd) ? tellPlain(id, text) : tellRecord(id, text, bytes);
}

function tellPlain(id: usize, text: usize): bool {
  const isAscii = readSubject(messageFrom, textEnd);
  const subject = isAscii ? subjectEnd - subjectFrom : 0;
  const message = !isAscii || mayDeclare(messageFrom, textEnd) ? textEnd - messageFrom : 0;
  const parents = (parentsEnd - parentsFrom) / PARENT_LINE;
  const digits = (parents + 2) * ID_DIGITS;
  if (!reserveRow(PLAIN_BYTES + digits + subject) || !reserve(message)) return false;
  const row = nextRow();
  store<u32>(row, parents as u32);
  store<u32>(row, message as u32, 4);
  store<u32>(row, numberOf(authorFrom, authorEnd - authorFrom), 8);
  store<u32>(row, authored, 12);
  store<i32>(row, authoredZone, 16);
  store<u32>(row, numberOf(committerFrom, committerEnd - committerFrom), 20);
  store<u32>(row, committed, 24);
  store<i32>(row, committedZone, 28);
  store<u32>(row, isSigned ? 1 : 0, 32);
  store<i32>(row, isAscii ? (subject as i32) : NONE, 36);
  if (message > 0) putBytes(messageFrom, message);
  let at = row + PLAIN_BYTES;
  writeId(id, at);
  memory.copy((at += ID_DIGITS), text + TREE_WORD, ID_DIGITS);
  for (let line = parentsFrom; line < parentsEnd; line += PARENT_LINE) memory.copy((at += ID_DIGITS), idInLine(line), ID_DIGITS);
  memory.copy(at + ID_DIGITS, subjectFrom, subject);
  endRow(PLAIN_BYTES + digits + subject);
  return true;
}

function tellRecord(id: usize, text: usize, bytes: usize): bool {
  const before = ((parentsEnd - parentsFrom) / PARENT_LINE + 1) * (ID_DIGITS + 1);
  if (!reserve(before + bytes)) return false;
  putId(id);
  for (let line = parentsFrom; line < parentsEnd; line += PARENT_LINE) {
    putByte(32);
    putBytes(idInLine(line), ID_DIGITS);
  }
  putByte(10);
  putBytes(text, bytes);
  return endRecord(before + bytes);
}

function endRecord(bytes: usize): bool {
  if (!reserveRow(RECORD_BYTES)) return false;
  const row = nextRow();
  store<i32>(row, NONE);
  store<u32>(row, bytes as u32, 4);
  endRow(RECORD_BYTES);
  return true;
}

function lengthTo0(from: usize, end: usize): usize {
  for (let at = from; at < end; at += 16) {
    const zeros = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0)));
    if (zeros !== 0) return min(at + <usize>ctz(zeros), end) - from;
  }
  return end - from;
}
