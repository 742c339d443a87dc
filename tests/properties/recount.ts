import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expectedClass } from '../generator/attributes';
import type { AttributeFiles } from '../generator/attributes';
import { GIT_ENVIRONMENT } from '../generator/fast-import';
import type { CommitTruth, GeneratedRepository } from '../generator/generated-repository';
import type { PlannedFile } from '../generator/plan-types';

/** One changed file as `git log --numstat` gives it. */
interface NumstatRow {
  /** Byte string; the new path of a rename. */
  path: string;
  added: number | null;
  deleted: number | null;
}

interface LoggedCommit {
  id: string;
  email: string;
  rows: NumstatRow[];
}

/** Splits the output of `git log -z --numstat --format='%H %ae'` of a whole history. */
function parseLog(output: string): LoggedCommit[] {
  const commits: LoggedCommit[] = [];
  const words = output.split('\0');
  for (let at = 0; at < words.length; at++) {
    const word = (words[at] ?? '').replace(/^\n/, '');
    const row = /^(\d+|-)\t(\d+|-)\t([^]*)$/.exec(word);
    if (row) {
      const [, added = '', deleted = '', own = ''] = row;
      // A rename has an empty third field and the old and the new path in the next two words.
      if (own === '') at += 2;
      const path = own === '' ? (words[at] ?? '') : own;
      commits.at(-1)?.rows.push({ path, added: added === '-' ? null : Number(added), deleted: deleted === '-' ? null : Number(deleted) });
      continue;
    }
    const header = /^([0-9a-f]{40,64}) ([^]*)$/.exec(word);
    if (header) commits.push({ id: header[1] ?? '', email: Buffer.from(header[2] ?? '', 'latin1').toString('utf8').trim().toLowerCase(), rows: [] });
  }
  return commits;
}

async function log(folder: string, ...more: string[]): Promise<LoggedCommit[]> {
  const args = ['-C', folder, 'log', '-z', '--no-mailmap', '--format=%H %ae', ...more, 'HEAD'];
  const { stdout } = await promisify(execFile)('git', args, { env: GIT_ENVIRONMENT, encoding: 'latin1', maxBuffer: 1 << 28 });
  return parseLog(stdout);
}

export interface Sums {
  commits: number;
  filesChanged: number;
  additions: number;
  deletions: number;
}

export interface Recount {
  totals: Sums;
  activeDays: number;
  headline: Sums;
  headlineDays: string[];
  excluded: Record<string, Sums>;
  languages: Record<string, Omit<Sums, 'commits'>>;
  codeCommits: number;
  coAuthorOnly: number;
  signed: number;
  undated: number;
}

interface Candidate {
  repository: number;
  commit: LoggedCommit;
  truth: CommitTruth;
}

const zero = (): Sums => ({ commits: 0, filesChanged: 0, additions: 0, deletions: 0 });
const BOT_ADDRESSES = new Set(['49699333+dependabot[bot]@users.noreply.github.com', 'bot@renovateapp.com']);
const REASONS: Record<string, string> = {
  generated: 'generated', vendored: 'vendored', lock: 'lock', documentation: 'documentation', data: 'data', binary: 'binary',
};

function classOf(row: NumstatRow, { files, before }: CommitTruth): { language: string | null; category: string } {
  const file: PlannedFile | undefined = files.get(row.path) ?? before.get(row.path);
  if (!file) throw new Error(`git names ${JSON.stringify(row.path)}, which was never made`);
  if (row.added === null) return { language: null, category: 'binary' };
  if (file.kind === 'link' || file.kind === 'module') return { language: null, category: 'data' };
  if (file.kind === 'attributes') return { language: 'Git Attributes', category: 'vendored' };
  const attributes: AttributeFiles = new Map(
    [...files].flatMap(([path, { attributes }]) => (attributes ? [[path.slice(0, path.length - '.gitattributes'.length), attributes] as const] : [])),
  );
  return expectedClass(row.path, file.kind, attributes);
}

/** Copies that are not counted: by commit id, then by author, second, zone and numbers; the oldest committer time stays. */
function copies(candidates: readonly Candidate[]): Set<Candidate> {
  const left = new Set<Candidate>();
  const byAge = [...candidates].sort((a, b) => a.truth.committed - b.truth.committed || a.repository - b.repository);
  const ids = new Set<string>();
  for (const candidate of byAge) {
    if (ids.has(candidate.commit.id)) left.add(candidate);
    ids.add(candidate.commit.id);
  }
  const works = new Set<string>();
  for (const candidate of byAge) {
    const { commit, truth } = candidate;
    const counted = commit.rows.some(({ added, deleted }) => (added ?? 0) + (deleted ?? 0) > 0);
    if (left.has(candidate) || !counted || truth.authored.seconds === null) continue;
    const numbers = commit.rows.map(({ added, deleted }) => `${added}/${deleted}`).sort();
    const work = JSON.stringify([commit.email, truth.authored.seconds, truth.authored.zoneMinutes, numbers]);
    if (works.has(work)) left.add(candidate);
    works.add(work);
  }
  return left;
}

/**
 * Counts the work of the given addresses (null: everybody's) over generated repositories from git's own log and from what the generator
 * knows of each commit and file. Shares nothing with the code it judges.
 */
export async function recount(repositories: readonly GeneratedRepository[], emails: readonly string[] | null): Promise<Recount> {
  const result: Recount = {
    totals: zero(), activeDays: 0, headline: zero(), headlineDays: [], excluded: { merge: zero() }, languages: {}, codeCommits: 0, coAuthorOnly: 0, signed: 0, undated: 0,
  };
  const own = (email: string): boolean => emails === null || (email !== '' && emails.includes(email));
  const candidates: Candidate[] = [];
  const apart = { merge: new Set<string>(), coAuthor: new Set<string>() };
  for (const [repository, { folder, truth }] of repositories.entries()) {
    const lines = new Map((await log(folder, '--no-merges', '-M', '--numstat')).map((commit) => [commit.id, commit]));
    for (const { id, email } of await log(folder)) {
      const known = truth.get(id);
      if (!known) throw new Error(`git names commit ${id}, which was never made`);
      if (known.merge === lines.has(id)) throw new Error(`git and generator disagree whether ${id} is a merge`);
      if (!own(email)) {
        if (known.coAuthors.some((coAuthor) => emails?.includes(coAuthor))) apart.coAuthor.add(id);
      } else if (known.merge) apart.merge.add(id);
      else candidates.push({ repository, commit: lines.get(id) ?? { id, email, rows: [] }, truth: known });
    }
  }
  const left = copies(candidates);
  const [days, headlineDays] = [new Set<number>(), new Set<number>()];
  const excluded = (reason: string): Sums => (result.excluded[reason] ??= zero());
  for (const candidate of candidates) {
    const { commit, truth } = candidate;
    const whole = left.has(candidate) ? 'duplicate' : BOT_ADDRESSES.has(commit.email) ? 'bot' : null;
    result.totals.commits++;
    if (truth.day !== null) days.add(truth.day);
    if (whole === null) {
      result.headline.commits++;
      if (truth.day === null) result.undated++;
      else headlineDays.add(truth.day);
      if (truth.signed) result.signed++;
    } else excluded(whole).commits++;
    const reasons = new Set<string>();
    for (const row of commit.rows) {
      const { language, category } = classOf(row, truth);
      const reason = whole ?? REASONS[category] ?? (language === null ? 'unknown' : 'headline');
      reasons.add(reason);
      const sums: Omit<Sums, 'commits'>[] = [result.totals, reason === 'headline' ? result.headline : excluded(reason)];
      if (reason === 'headline') sums.push((result.languages[language ?? ''] ??= { filesChanged: 0, additions: 0, deletions: 0 }));
      for (const sum of sums) {
        sum.filesChanged++;
        sum.additions += row.added ?? 0;
        sum.deletions += row.deleted ?? 0;
      }
    }
    if (reasons.has('headline')) result.codeCommits++;
    for (const reason of reasons) if (reason !== 'headline' && reason !== whole) excluded(reason).commits++;
  }
  excluded('merge').commits = apart.merge.size;
  result.coAuthorOnly = apart.coAuthor.size;
  result.activeDays = days.size;
  result.headlineDays = [...headlineDays].sort((a, b) => a - b).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  return result;
}
