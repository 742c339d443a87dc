/** An author of a repository's commits. */
export interface Author {
  /** In lower case. */
  email: string;
  /** Names that go with it, most frequent first. */
  names: readonly string[];
  commits: number;
}

/** What is known of the person. */
export interface Known {
  /** His addresses, in lower case. */
  emails: readonly string[];
  /** Names of his profiles. */
  names: readonly string[];
  /** Logins at his forges. */
  logins: readonly string[];
}

/** An author who looks like the person. */
export interface Ranked {
  email: string;
  names: readonly string[];
  commits: number;
  /** From 0 to 1. */
  likeness: number;
}

/** Below this nobody is suggested. */
const LEAST = 0.5;
const SAME_NAME = 0.9;
const SAME_LOCAL_PART = 0.7;
const SAME_LOGIN = 0.8;
const SAME_WORDS = 0.6;
/** Words that many people's addresses begin with. */
const COMMON = new Set(['me', 'mail', 'info', 'hello', 'hi', 'dev', 'git', 'admin', 'root', 'contact', 'code', 'github', 'gitlab', 'noreply', 'no-reply', 'user', 'test', 'support', 'team', 'work', 'home', 'office']);

/** A name without case, accents and signs, its words in order of the alphabet: "Lindqvist, Ada" is "Ada Lindqvist". */
function comparableName(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').sort().join(' ');
}

function localPart(email: string): string {
  const whole = email.slice(0, Math.max(0, email.lastIndexOf('@')));
  return whole.replace(/^\d+\+/u, '').replace(/\+.*$/u, '');
}

/** The words of an address's first part, as `comparableName` orders them: `ada.lindqvist@…` names a person as well. */
function likenessOf(author: Author, known: { names: ReadonlySet<string>; parts: ReadonlySet<string>; logins: ReadonlySet<string> }): number {
  const part = localPart(author.email);
  const distinct = part.length >= 3 && !COMMON.has(part);
  const names = author.names.map(comparableName);
  const scores = [
    names.some((name) => name.includes(' ') && known.names.has(name)) ? SAME_NAME : 0,
    names.some((name) => !name.includes(' ') && name.length >= 3 && (known.logins.has(name) || known.names.has(name))) ? SAME_WORDS : 0,
    distinct && known.parts.has(part) ? SAME_LOCAL_PART : 0,
    distinct && known.logins.has(part) ? SAME_LOGIN : 0,
    known.names.has(comparableName(part)) && comparableName(part).includes(' ') ? SAME_WORDS : 0,
  ].filter((score) => score > 0);
  // Independent signs add up, and never reach certainty.
  return Math.round((1 - scores.reduce((doubt, score) => doubt * (1 - score), 1)) * 1_000) / 1_000;
}

/**
 * Authors of a person's repositories who look like the person himself, most alike first, then those with more commits: by name, by the part of an address before the @, by
 * login. Addresses that he has are left out. Names that his own addresses commit with count as his. Pure; it decides nothing, he does.
 */
export function rankAuthors(authors: readonly Author[], known: Known): Ranked[] {
  const emails = new Set(known.emails);
  const ownNames = authors.filter(({ email }) => emails.has(email)).flatMap(({ names }) => names);
  const signs = {
    names: new Set([...known.names, ...ownNames].map(comparableName).filter((name) => name !== '')),
    parts: new Set(known.emails.map(localPart)),
    logins: new Set(known.logins.map((login) => login.toLowerCase())),
  };
  return authors
    .filter(({ email, commits }) => email.includes('@') && !emails.has(email) && commits > 0 && !email.includes('[bot]'))
    .map((author) => ({ email: author.email, names: author.names, commits: author.commits, likeness: likenessOf(author, signs) }))
    .filter(({ likeness }) => likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness || b.commits - a.commits || (a.email < b.email ? -1 : 1));
}
