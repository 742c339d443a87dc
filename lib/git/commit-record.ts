import { parseIdentity } from './identity-line';
import type { CommitHeader, Person } from './types';

const CO_AUTHOR = /^[ \t]*co-authored-by[ \t]*:[ \t]*(.*)$/gim;
/** Trailer lines of two words or more (`Assisted-by: …`), the very common sign-offs apart. */
const TRAILER = /^[ \t]*(?!signed-off-by|reviewed-by|acked-by|tested-by|reported-by|helped-by|co-authored-by|mentored-by|change-id|suggested-by)[a-z]+(?:-[a-z]+)+[ \t]*:.*$/gim;
const GENERATED = /(?:generated|written|created|made|authored) (?:with|by|using)/gi;
/** The most lines of a message that are kept for looking at. */
const MAX_LINES = 100;

function matches(expression: RegExp, text: string): string[] {
  const found: string[] = [];
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match && found.length < MAX_LINES; match = expression.exec(text)) found.push(match[1] ?? match[0]);
  return found;
}

function generatedLines(body: string): string[] {
  const found: string[] = [];
  GENERATED.lastIndex = 0;
  for (let match = GENERATED.exec(body); match && found.length < MAX_LINES; match = GENERATED.exec(body)) {
    const end = body.indexOf('\n', match.index);
    found.push(body.slice(body.lastIndexOf('\n', match.index) + 1, end < 0 ? undefined : end).trim());
    if (end < 0) break;
    GENERATED.lastIndex = end;
  }
  return found;
}

/** The person of a `Co-authored-by` trailer; undefined where it names no address. */
function parseCoAuthor(text: string): Person | undefined {
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  if (open < 0 || close < 0) return undefined;
  return { name: text.slice(0, open).trim(), email: text.slice(open + 1, close).trim() };
}

const LINE_FEED = 10;
/** Most records, and the headers of nearly all signed ones, end within it. */
const BEGINNING_BYTES = 4096;
/** A record up to this length may stay in memory as long as its header does. */
const KEPT_BYTES = 768;
const NOT_ASCII = /[^\0-\x7f]/;
const ID = /^[0-9a-f]{40,64}$/;
/** The first line that a commit has itself. */
const TREE = /^tree ([0-9a-f]{40}|[0-9a-f]{64})(?![^\n])/;

/** First line with something on it. */
function firstLineOf(body: string): string {
  for (let at = 0; at < body.length; ) {
    const found = body.indexOf('\n', at);
    const end = found < 0 ? body.length : found;
    const line = body.slice(at, end).trim();
    if (line !== '') return line;
    at = end + 1;
  }
  return '';
}

/** First line of a message with something on it. A string of its own: a slice would keep the whole message in memory. */
export function subjectOf(record: Buffer, from: number): string {
  for (let at = from; at < record.length; ) {
    const found = record.indexOf(LINE_FEED, at);
    const end = found < 0 ? record.length : found;
    const line = record.toString('utf8', at, end).trim();
    if (line !== '') return line;
    at = end + 1;
  }
  return '';
}

function endOfLine(record: Buffer): number {
  const end = record.indexOf(LINE_FEED);
  return end < 0 ? record.length : end;
}

/** Ids of the first line; strings of their own, because they are remembered for long. */
function idsOf(record: Buffer, start: string, end: number): string[] {
  const ids: string[] = [];
  for (let at = 0; at < end; ) {
    const space = start.indexOf(' ', at);
    const idEnd = space < 0 || space > end ? end : space;
    ids.push(record.toString('latin1', at, idEnd));
    at = idEnd + 1;
  }
  return ids;
}

/** Where two line feeds stand together, or the end. Byte by byte: a search for text costs more to begin than these few lines to walk. */
function emptyLineAfter(record: Buffer, from: number): number {
  let at = record.indexOf(LINE_FEED, from);
  while (at >= 0 && record[at + 1] !== LINE_FEED) at = record.indexOf(LINE_FEED, at + 1);
  return at < 0 ? record.length : at;
}

/**
 * Reads one record of `git rev-list --parents --header`: a line of commit id and parents, the commit's own header lines, an empty line, the message indented by
 * four spaces. Of several author or committer lines the last one holds, as `git log` has it. Git turns the whole commit into UTF-8 from the
 * encoding that it names, so what stands for a tree further below may be none. Any bytes are taken; what is not UTF-8 becomes U+FFFD. Gives undefined for what is no record at all.
 */
export function parseCommitRecord(record: Buffer): CommitHeader | undefined {
  // One character a byte: V8 looks through text without leaving compiled code, which buffers make it do.
  const start = record.toString('latin1', 0, BEGINNING_BYTES);
  const lineEnd = start.indexOf('\n');
  const firstEnd = lineEnd < 0 ? endOfLine(record) : lineEnd;
  const [sha, ...parents] = idsOf(record, lineEnd < 0 ? record.toString('latin1', 0, firstEnd) : start, firstEnd);
  if (!sha || !ID.test(sha)) return undefined;

  const emptyLine = start.indexOf('\n\n', firstEnd);
  const bodyStart = emptyLine < 0 ? emptyLineAfter(record, firstEnd) : emptyLine;
  const isPlain = record.length <= KEPT_BYTES && !NOT_ASCII.test(start);
  const head = isPlain ? start.slice(firstEnd + 1, bodyStart) : record.toString('utf8', firstEnd + 1, bodyStart);
  const body = isPlain ? start.slice(bodyStart + 2) : record.toString('utf8', bodyStart + 2);
  let author = '';
  let committer = '';
  let signed = false;
  for (let at = 0; at < head.length; ) {
    const found = head.indexOf('\n', at);
    const end = found < 0 ? head.length : found;
    switch (head.charAt(at)) {
      case 'a':
        if (head.startsWith('author ', at)) author = head.slice(at + 7, end);
        break;
      case 'c':
        if (head.startsWith('committer ', at)) committer = head.slice(at + 10, end);
        break;
      case 'g':
        if (head.startsWith('gpgsig', at)) signed = true;
        break;
    }
    at = end + 1;
  }
  const by = parseIdentity(author);
  const stored = committer === author ? by : parseIdentity(committer);
  const { coAuthors, trailers } = declarationsOf(body);
  return {
    sha,
    tree: TREE.exec(head)?.[1] ?? '',
    parents,
    author: by.person,
    authored: by.time,
    committer: stored.person,
    committed: stored.time,
    subject: isPlain ? firstLineOf(body) : subjectOf(record, bodyStart + 2),
    coAuthors,
    trailers,
    signed,
  };
}

/** Most messages name nobody and no tool; one quick look tells. */
const MAY_DECLARE = /(?:-by|ai-[a-z]+)[ \t]*:/i;

/** Whom and what a message names. */
export function declarationsOf(body: string): Pick<CommitHeader, 'coAuthors' | 'trailers'> {
  const named = MAY_DECLARE.test(body);
  return {
    coAuthors: named ? matches(CO_AUTHOR, body).map(parseCoAuthor).filter((person) => person !== undefined) : [],
    trailers: [...(named ? matches(TRAILER, body).map((line) => line.trim()) : []), ...generatedLines(body)],
  };
}
