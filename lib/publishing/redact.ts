import { wordsOf } from '../cv/words/words';
import type { Appearance, CvSettings } from '../documents/collections';
import { dayNumber, monthOf, monthText, weekdayOf } from '../snapshots/days';
import { COUNTED, OWNER } from '../snapshots/exclusion';
import { regroup } from '../snapshots/regroup';
import { TRUSTS } from '../snapshots/types';
import type { Snapshot, SnapshotPackage, SnapshotPullRequests, SnapshotRepository } from '../snapshots/types';

/** Choices that decide what a snapshot may hold. */
export type RedactionChoices = Pick<CvSettings, 'period' | 'repositories' | 'repositoryOrder' | 'hiddenLanguages' | 'dates' | 'showHours'> & Partial<Pick<CvSettings, 'language' | 'claims'>>;

/** What redaction is told besides. */
export interface RedactionContext {
  /** How repositories appear where the CV says nothing, by id; by name where it is missing here. */
  defaults?: ReadonlyMap<string, Omit<Appearance, 'repository'>>;
  /** An id that says nothing outside this CV. */
  opaqueId: (id: string) => string;
}

/** How repositories appear, by id: as the CV says, else as their own pages say. */
export function appearances({ repositories }: Pick<CvSettings, 'repositories'>, defaults: RedactionContext['defaults']): (id: string) => Omit<Appearance, 'repository'> {
  const own = new Map(repositories.map((one) => [one.repository, one]));
  return (id) => own.get(id) ?? defaults?.get(id) ?? { shown: 'name', alias: '' };
}

/** In the column of trust: a typed address that nobody vouches for, by a commit that counts or one that stands apart. */
const TYPED: ReadonlySet<number> = new Set([TRUSTS.indexOf('access'), TRUSTS.indexOf('claimed')]);

interface Kept { index: number; repository: SnapshotRepository }

/** The repositories that readers see, with the names they see, in the order of the page where one was chosen. */
function keptRepositories(snapshot: Snapshot, choices: RedactionChoices, { defaults, opaqueId }: RedactionContext): Kept[] {
  let unnamed = 0;
  const nameless = wordsOf(choices.language).repositories.unnamed;
  const whole = choices.dates === 'day';
  const place = new Map(choices.repositories.map(({ repository }, index) => [repository, index]));
  const appearanceOf = appearances(choices, defaults);
  const kept = snapshot.repositories.flatMap((repository, index) => {
    const { shown, alias } = appearanceOf(repository.id);
    if (shown === 'hidden') return [];
    return [{ index, repository, shown, alias }];
  });
  const order = (id: string): number => place.get(id) ?? place.size;
  if (choices.repositoryOrder === 'chosen') kept.sort((a, b) => order(a.repository.id) - order(b.repository.id));
  return kept.map(({ index, repository: { id, name, forge, openSource, updated, stars, verifiedUntil, status, unreadSince }, shown, alias }) => {
    const said = alias.trim();
    if (shown === 'alias' && said === '') unnamed += 1;
    const seen = shown === 'name' ? name : said || (unnamed === 1 ? nameless : `${nameless} ${unnamed}`);
    const read = { ...(verifiedUntil !== undefined && { verifiedUntil }), ...(status !== undefined && { status }), ...(unreadSince !== undefined && { unreadSince }) };
    return { index, repository: { id: opaqueId(id), name: seen, forge, openSource, updated: whole ? updated : dayOnly(updated), ...read, ...(shown === 'alias' && said !== '' && { aliased: true as const }), ...(shown === 'name' && stars !== undefined && { stars }) } };
  });
}

/** A moment without its time of day. */
function dayOnly<T extends string | null>(moment: T): T {
  return (moment === null ? null : `${moment.slice(0, 10)}T00:00:00.000Z`) as T;
}

/** What a day becomes: itself, the Monday of its week, the first of its month; -1 stays. */
function coarsener(dates: RedactionChoices['dates']): (day: number) => number {
  if (dates === 'day') return (day) => day;
  // A week that began before 1970 begins with it: no day is below 0.
  if (dates === 'week') return (day) => (day < 0 ? day : Math.max(0, day - weekdayOf(day)));
  return (day) => (day < 0 ? day : dayNumber(`${monthText(monthOf(day))}-01`));
}

/** The days of the period, both included; undated commits are in no period. */
function inPeriod({ from, to }: CvSettings['period']): (day: number) => boolean {
  if (from === null && to === null) return () => true;
  const first = from === null ? 0 : dayNumber(`${from}-01`);
  const month = to === null ? undefined : (Number(to.slice(0, 4)) - 1970) * 12 + Number(to.slice(5));
  const end = month === undefined ? Number.POSITIVE_INFINITY : dayNumber(`${monthText(month)}-01`);
  return (day) => day >= 0 && day >= first && day < end;
}

/**
 * A snapshot as readers may see it. Hidden repositories are in no row, what lies outside the period neither; names are those the owner chose, ids mean nothing
 * elsewhere, commits by typed addresses are there if he lets them, languages that no row is left of are not named, days and hours are as exact as he allows, and commits that could not be counted are without their shas.
 *
 * Two things must be done before, from the facts (`snapshotFor`): hidden repositories must be gone before copies are looked for, so that work that
 * also lies in a visible one counts there; and lines of a language left out must be gone before a commit is divided among its languages.
 * Given such rows all the same, they come out as lines left out by the owner, without a name.
 */
export function redact(snapshot: Snapshot, choices: RedactionChoices, context: RedactionContext): Snapshot {
  const kept = keptRepositories(snapshot, choices, context);
  const rest = {
    format: snapshot.format,
    rules: snapshot.rules,
    made: choices.dates === 'day' ? snapshot.made : dayOnly(snapshot.made),
    repositories: kept.map(({ repository }) => repository),
    incomplete: incompleteOf(snapshot, kept),
    ...(snapshot.waiting !== undefined && snapshot.waiting > 0 && { waiting: snapshot.waiting }),
  };
  const packages = snapshot.packages !== undefined && { packages: packagesOf(snapshot.packages, { snapshot, kept, period: choices.period }) };
  const requests = snapshot.pullRequests === undefined ? [] : pullRequestsOf(snapshot.pullRequests, { snapshot, kept, period: choices.period });
  const forge = { ...packages, ...(requests.length > 0 && { pullRequests: requests }) };
  if (showsEveryRow(snapshot, choices, kept)) return { ...rest, languages: snapshot.languages, commits: snapshot.commits, changes: snapshot.changes, ...forge };
  const newIndex = new Map(kept.map(({ index }, place) => [index, place]));
  const hidden = new Set(choices.hiddenLanguages.map((language) => snapshot.languages.indexOf(language)).filter((index) => index >= 0));
  const holds = inPeriod(choices.period);
  const coarse = coarsener(choices.dates);
  const hours = choices.showHours && choices.dates === 'day';
  const withoutTyped = choices.claims === 'left-out';
  const change = (row: Record<string, number>): boolean => {
    if (withoutTyped && TYPED.has(row['trust'] ?? -1)) return false;
    const repository = newIndex.get(row['repository'] ?? -1);
    const day = row['day'] ?? -1;
    if (repository === undefined || !holds(day)) return false;
    row['repository'] = repository;
    row['day'] = coarse(day);
    if (!hours) row['hour'] = -1;
    return true;
  };
  const used = new Set<number>();
  const changes = regroup(snapshot.changes, (row) => {
    if (hidden.has(row['language'] ?? -1)) {
      row['language'] = -1;
      row['share'] = 0;
      if (row['exclusion'] === COUNTED) row['exclusion'] = OWNER;
    }
    if (!change(row)) return false;
    if ((row['language'] ?? -1) >= 0) used.add(row['language'] ?? -1);
    return true;
  });
  const languages = snapshot.languages.flatMap((language, index) => (used.has(index) ? [{ language, index }] : []));
  const place = new Map(languages.map(({ index }, at) => [index, at]));
  changes.language = changes.language.map((index) => place.get(index) ?? -1);
  return {
    ...rest,
    languages: languages.map(({ language }) => language),
    commits: regroup(snapshot.commits, change),
    changes,
    ...(choices.dates !== 'day' && { dates: choices.dates }),
    ...forge,
  };
}

/** Pull or merge requests in repositories that readers see, in months of the period, under the ids that readers see. */
function pullRequestsOf(all: readonly SnapshotPullRequests[], { snapshot, kept, period }: { snapshot: Snapshot; kept: readonly Kept[]; period: CvSettings['period'] }): SnapshotPullRequests[] {
  const seen = new Map(kept.map(({ index, repository }) => [snapshot.repositories[index]?.id, repository.id]));
  const holds = inPeriod(period);
  return all.flatMap(({ repository, months, ...columns }) => {
    const id = seen.get(repository);
    const rows = months.map((month, row) => ({ month, row })).filter(({ month }) => holds(dayNumber(`${monthText(month)}-01`)));
    if (id === undefined || rows.length === 0) return [];
    const column = (of: keyof typeof columns): number[] => rows.map(({ row }) => columns[of][row] ?? 0);
    return [{ repository: id, months: rows.map(({ month }) => month), opened: column('opened'), merged: column('merged'), reviewed: column('reviewed') }];
  });
}

/** Packages of repositories that readers see, in months of the period, under the ids that readers see. */
function packagesOf(packages: readonly SnapshotPackage[], { snapshot, kept, period }: { snapshot: Snapshot; kept: readonly Kept[]; period: CvSettings['period'] }): SnapshotPackage[] {
  const seen = new Map(kept.map(({ index, repository }) => [snapshot.repositories[index]?.id, repository.id]));
  const holds = inPeriod(period);
  return packages.flatMap(({ ecosystem, name, uses }) => {
    const shown = uses.flatMap(({ repository, months }) => {
      const id = seen.get(repository);
      const within = months.filter((month) => holds(dayNumber(`${monthText(month)}-01`)));
      return id === undefined || within.length === 0 ? [] : [{ repository: id, months: within }];
    });
    return shown.length === 0 ? [] : [{ ecosystem, name, uses: shown }];
  });
}

/** Whether nothing of the cells is left out or made coarser, so that they stay as they are. */
function showsEveryRow({ repositories, languages, commits }: Snapshot, { dates, showHours, period, hiddenLanguages, claims }: RedactionChoices, kept: readonly Kept[]): boolean {
  const inPlace = kept.length === repositories.length && kept.every(({ index }, place) => index === place);
  if (claims === 'left-out' && commits.trust.some((trust) => TYPED.has(trust))) return false;
  return inPlace && dates === 'day' && showHours && period.from === null && period.to === null && !hiddenLanguages.some((language) => languages.includes(language));
}

/** Commits that could not be counted wholly: where and why, not which. */
function incompleteOf(snapshot: Snapshot, kept: readonly Kept[]): Snapshot['incomplete'] {
  // The owner's names of repositories tell them apart, so a name belongs to one.
  const names = new Map(kept.map(({ index, repository }) => [snapshot.repositories[index]?.name, repository.name]));
  return snapshot.incomplete.flatMap(({ repository, reason }) => {
    const name = names.get(repository);
    return name === undefined ? [] : [{ repository: name, commit: '', reason: withoutShas(reason) }];
  });
}

/** A reason without ids of commits and objects. */
function withoutShas(reason: string): string {
  return reason.replaceAll(/\b[0-9a-f]{7,64}\b/giu, '…');
}
