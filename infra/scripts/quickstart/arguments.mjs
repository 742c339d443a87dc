// What a person wrote after `npm run quickstart --`.

/** Thrown for a command line that cannot be understood; the message is the sentence a person reads. */
export class WrongUse extends Error {}

export const USAGE = `Usage: npm run quickstart [-- <repository>... ] [--email <e>]

Installs, builds, collects and serves a CV on 127.0.0.1 (port: PORT, else 24700).
Without a repository this checkout's own history is the sample. Without --email the address in
git's configuration is taken if it has commits there, else the one with the most commits.

For example:
  npm run quickstart
  npm run quickstart -- ../quorum https://git.example.org/imageworks.git --email ada@example.org`;

/**
 * @param {readonly string[]} words
 * @returns {{ repositories: string[], emails: string[], help: boolean }}
 */
export function parseArguments(words) {
  const repositories = [];
  const emails = [];
  let help = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '--') continue;
    if (word === '-h' || word === '--help') help = true;
    else if (word === '--email' || word.startsWith('--email=')) {
      const value = word === '--email' ? words[(at += 1)] : word.slice('--email='.length);
      if (!value?.trim()) throw new WrongUse('--email needs an address after it.');
      emails.push(value.trim());
    } else if (word.startsWith('-')) throw new WrongUse(`There is no option ${word}.`);
    else if (word.trim() !== '') repositories.push(word);
  }
  return { repositories, emails, help };
}

/**
 * Whose commits a quick start shows when nobody said it: git's configured address if it has commits in the
 * repositories, else the one with the most; undefined where there are no commits at all.
 * @param {readonly { email: string, commits: number }[]} authors
 * @param {string | undefined} configured
 */
export function chooseAuthor(authors, configured) {
  const wanted = configured?.trim().toLowerCase();
  const totals = new Map();
  for (const { email, commits } of authors) {
    const key = email.toLowerCase();
    if (key.trim() !== '') totals.set(key, (totals.get(key) ?? 0) + commits);
  }
  if (wanted && (totals.get(wanted) ?? 0) > 0) return wanted;
  const [most] = [...totals].filter(([, commits]) => commits > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most?.[0];
}

/** True where a version such as `20.19.1` is at least the floor, part by part. */
export function atLeast(version, floor) {
  const [have, need] = [version, floor].map(text => text.replace(/^\D*/u, '').split('.').map(part => Number.parseInt(part, 10) || 0));
  for (let at = 0; at < need.length; at += 1) {
    if ((have[at] ?? 0) !== need[at]) return (have[at] ?? 0) > need[at];
  }
  return true;
}
