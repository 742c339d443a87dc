/** A commit object taken apart: what was signed, and the signature. */
export interface SignedCommit {
  /** Every byte of the object but the signature's header lines. */
  payload: Buffer;
  /** The signature's lines without the space that continues a header. */
  signature: string;
}

const LINE_FEED = 10;
const SPACE = 32;
/** Headers that hold signatures, by the hash of the repository (https://git-scm.com/docs/hash-function-transition#_signed_commits). */
const HEADERS = { sha1: Buffer.from('gpgsig '), sha256: Buffer.from('gpgsig-sha256 ') } as const;
const ANY_SIGNATURE = Buffer.from('gpgsig');

function startsWith(bytes: Buffer, at: number, start: Buffer): boolean {
  return bytes.compare(start, 0, start.length, at, Math.min(bytes.length, at + start.length)) === 0;
}

/**
 * Takes the signature out of a raw commit object as git does when it checks one: lines of `gpgsig` (in repositories of SHA-256 `gpgsig-sha256`) are the signature, those of the
 * other hash's header are left away, everything else is what was signed. Undefined where the object carries no such header.
 */
export function takeApart(object: Buffer, format: keyof typeof HEADERS): SignedCommit | undefined {
  const own = HEADERS[format];
  const payload: Buffer[] = [];
  const signature: Buffer[] = [];
  let [inSignature, inOther] = [false, false];
  for (let at = 0; at < object.length; ) {
    const found = object.indexOf(LINE_FEED, at);
    const next = found < 0 ? object.length : found + 1;
    if (object[at] === LINE_FEED) {
      payload.push(object.subarray(at));
      break;
    }
    if (inSignature && object[at] === SPACE) signature.push(object.subarray(at + 1, next));
    else if (startsWith(object, at, own)) {
      signature.push(object.subarray(at + own.length, next));
      [inSignature, inOther] = [true, false];
    } else {
      inSignature = false;
      if (startsWith(object, at, ANY_SIGNATURE)) inOther = true;
      else if (object[at] !== SPACE) inOther = false;
      if (!inOther) payload.push(object.subarray(at, next));
    }
    at = next;
  }
  return signature.length === 0 ? undefined : { payload: Buffer.concat(payload), signature: Buffer.concat(signature).toString('latin1') };
}
