import { parseIdentity } from './identity-line';
import type { CommitHeader, Person } from './types';

const CO_AUTHOR = /^[ \t]*co-authored-by[ \t]*:[ \t]*(.*)$/gim;
/** Trailer lines of two words or more (`Assisted-by: …`), the very common sign-offs apart. */
const TRAILER = /^[ \t]*(?!signed-off-by|reviewed-by|acked-by|tested-by|reported-by|helped-by|co-authored-by|mentored-by|change-id|suggested-by)[a-z]+(?:-[a-z]+)+[ \t]*:.*$/gim;
const GENERATED = /(?:generated|written|created|made|authored) (?:with|by|using)/gi;
const LINE_FEED = 10;
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

/**
 * Reads one record of `git rev-list --parents --header`: a line of commit id and parents, the commit's own header lines, an empty line, the message indented by
 * four spaces. Any bytes are taken; what is not UTF-8 becomes U+FFFD. Gives undefined for what is no record at all.
 */
export function parseCommitRecord(record: Buffer): CommitHeader | undefined {
  // A part of a string keeps all of it alive, so ids, header and message are read apart: what is remembered of a commit is small.
  const idsEnd = record.indexOf(LINE_FEED);
  const [sha, ...parents] = record.toString('latin1', 0, idsEnd < 0 ? record.length : idsEnd).split(' ');
  if (!sha || !/^[0-9a-f]{40,64}$/.test(sha)) return undefined;

  const headerEnd = record.indexOf('\n\n', Math.max(0, idsEnd));
  const text = idsEnd < 0 ? '' : record.toString('utf8', idsEnd, headerEnd < 0 ? record.length : headerEnd);
  const firstEnd = 0;
  const bodyStart = text.length;
  let tree = '';
  let author = '';
  let committer = '';
  let signed = false;
  for (let at = firstEnd + 1; at > 0 && at < bodyStart; ) {
    let end = text.indexOf('\n', at);
    if (end < 0 || end > bodyStart) end = bodyStart;
    switch (text.charAt(at)) {
      case 't':
        if (!tree && text.startsWith('tree ', at)) tree = text.slice(at + 5, end);
        break;
      case 'a':
        if (!author && text.startsWith('author ', at)) author = text.slice(at + 7, end);
        break;
      case 'c':
        if (!committer && text.startsWith('committer ', at)) committer = text.slice(at + 10, end);
        break;
      case 'g':
        if (text.startsWith('gpgsig', at)) signed = true;
        break;
    }
    at = end + 1;
  }
  const body = headerEnd < 0 ? '' : record.toString('utf8', headerEnd + 2);
  const subject = Buffer.from(/\S.*/.exec(body)?.[0].trimEnd() ?? '').toString();
  const by = parseIdentity(author);
  const stored = parseIdentity(committer);
  return {
    sha,
    tree,
    parents,
    author: by.person,
    authored: by.time,
    committer: stored.person,
    committed: stored.time,
    subject,
    coAuthors: matches(CO_AUTHOR, body).map(parseCoAuthor).filter((person) => person !== undefined),
    trailers: [...matches(TRAILER, body).map((line) => line.trim()), ...generatedLines(body)],
    signed,
  };
}
