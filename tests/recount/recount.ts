/**
 * Every number of a page, counted anew from the lines of `facts.ndjson` (one commit a line) as docs/counting-rules.md tells, in the plainest way there is: lists and
 * sets, a commit after the other. It shares no code with the program, not even a constant.
 */

interface Change { language: string | null; category: string; files: number; additions: number; deletions: number }

interface Fact {
  repository: string; commit: string; work: string | null; time: number | null; committed: number | null; kind: string; identity: string | null;
  merge: boolean; coAuthorOnly: boolean; coAuthored: boolean; bot: boolean; ai: boolean; signed: boolean; signatureVerified: boolean; excludedByOwner: boolean; changes: Change[];
}

/** What the facts do not tell of a repository. */
export interface Place {
  id: string;
  fork: boolean | null;
  openSource: boolean | null;
  /** What stands behind the commits of an identity there; nothing is known of those that are missing. */
  trust: Record<string, string>;
}

export interface Question {
  places: readonly Place[];
  /** Languages that Linguist calls programming or markup, and SQL, GraphQL and Protocol Buffer. */
  headlineLanguages: ReadonlySet<string>;
  /** `YYYY-MM-DD`. */
  today: string;
  /** First and last day of the period. */
  from?: string;
  to?: string;
}

export interface Lines { filesChanged: number; additions: number; deletions: number }

const dateOf = (fact: Fact): string => (fact.time === null ? '' : new Date(fact.time * 1000).toISOString());
const dayOf = (fact: Fact): string => dateOf(fact).slice(0, 10);
const shifted = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
/** Active days, months, years: what is undated is on none. */
const daysOf = (facts: readonly Fact[]): string[] => distinct(facts.map(dayOf).filter((day) => day !== '')).sort();

function linesOf(changes: readonly Change[]): Lines {
  return { filesChanged: sum(changes.map(({ files }) => files)), additions: sum(changes.map(({ additions }) => additions)), deletions: sum(changes.map(({ deletions }) => deletions)) };
}

function groups<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const found: Record<string, T[]> = {};
  for (const item of items) (found[key(item)] ??= []).push(item);
  return Object.entries(found);
}

/** The copies that give way to another one: by commit id first, then the same work among those that stayed. */
function copies(facts: readonly Fact[], claimed: (fact: Fact) => boolean, fork: (fact: Fact) => boolean): Set<Fact> {
  const gone = new Set<Fact>();
  const rank = (fact: Fact): (number | string)[] => [claimed(fact) ? 1 : 0, fork(fact) ? 1 : 0, fact.committed ?? Infinity, fact.repository, fact.commit];
  const before = (a: Fact, b: Fact): number => {
    const [left, right] = [rank(a), rank(b)];
    const place = left.findIndex((value, index) => value !== right[index]);
    return place < 0 ? 0 : (left[place] as number) < (right[place] as number) ? -1 : 1;
  };
  const settle = (same: readonly Fact[]): void => same.toSorted(before).slice(1).forEach((fact) => gone.add(fact));
  const compared = facts.filter((fact) => !fact.excludedByOwner);
  groups(compared, ({ commit }) => commit).forEach(([, same]) => settle(same));
  const worked = compared.filter((fact) => !gone.has(fact) && fact.work !== null && !fact.merge && !fact.coAuthorOnly);
  groups(worked, ({ work }) => work ?? '').forEach(([, same]) => settle(same));
  return gone;
}

function streaks(days: readonly string[], today: string) {
  const runs: string[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === shifted(day, -1)) run.push(day);
    else runs.push([day]);
  }
  const longest = runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []);
  const active = new Set(days);
  let from = active.has(today) ? today : shifted(today, -1);
  let length = 0;
  for (; active.has(from); from = shifted(from, -1)) length++;
  return {
    longestStreak: { days: longest.length, from: longest[0] ?? null, to: longest.at(-1) ?? null },
    currentStreak: { days: length, from: length > 0 ? shifted(from, 1) : null },
  };
}

/** Years from the first to the last day, empty ones too. */
function yearsOf(days: readonly string[]): string[] {
  const [first, last] = [Number(days[0]?.slice(0, 4)), Number(days.at(-1)?.slice(0, 4))];
  return days.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** Counts everything from the lines of the export. */
export function recount(ndjson: string, { places, headlineLanguages, today, from = '', to = '9999' }: Question) {
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const all = ndjson.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Fact).filter(({ repository }) => placeOf.has(repository));
  const trustOf = (fact: Fact): string | undefined => {
    const standing = placeOf.get(fact.repository)?.trust[fact.identity ?? ''];
    return fact.signatureVerified && ['verified', 'access'].includes(standing ?? '') ? 'signed' : standing;
  };
  const isClaimed = (fact: Fact): boolean => trustOf(fact) === 'claimed';
  const gone = copies(all, isClaimed, (fact) => placeOf.get(fact.repository)?.fork === true);
  // Which copy stays is decided among all; the period is chosen afterwards.
  const period = all.filter((fact) => (from === '' && to === '9999') || (dayOf(fact) >= (from || '0') && dayOf(fact) <= to && fact.time !== null));

  const vouched = period.filter((fact) => !isClaimed(fact));
  const authored = vouched.filter((fact) => !fact.merge && !fact.coAuthorOnly);
  const whole = (fact: Fact): string => (fact.excludedByOwner ? 'owner' : gone.has(fact) ? 'duplicate' : fact.bot ? 'bot' : '');
  const headline = authored.filter((fact) => whole(fact) === '');
  const reasonOf = (change: Change): string => {
    if (change.category === 'excluded') return 'owner';
    if (change.category !== 'code' && change.category !== 'test') return change.category;
    return change.language !== null && headlineLanguages.has(change.language) ? '' : 'unknown';
  };
  const codeOf = (fact: Fact): Change[] => fact.changes.filter((change) => reasonOf(change) === '');
  const counted = (facts: readonly Fact[]) => ({ commits: facts.length, ...linesOf(facts.flatMap(codeOf)) });
  const countedDays = (facts: readonly Fact[]) => ({ ...counted(facts), activeDays: daysOf(facts).length });

  const days = daysOf(headline);
  const years = yearsOf(days);
  const dated = headline.filter(({ time }) => time !== null);
  const share = (fact: Fact, changes: readonly Change[]): number => {
    const [part, code] = [linesOf(changes), linesOf(codeOf(fact))];
    const lines = code.additions + code.deletions;
    return lines > 0 ? (part.additions + part.deletions) / lines : part.filesChanged / code.filesChanged;
  };

  const excludedRow = (reason: string) => {
    const commits = authored.filter((fact) => whole(fact) === reason);
    const parts = headline.map((fact) => fact.changes.filter((change) => reasonOf(change) === reason)).filter((changes) => changes.length > 0);
    const lines = linesOf([...commits.flatMap(({ changes }) => changes), ...parts.flat()]);
    if (reason === 'merge') return { reason, commits: vouched.filter((fact) => fact.merge && !fact.coAuthorOnly && !gone.has(fact)).length, ...lines };
    return { reason, commits: ['owner', 'duplicate', 'bot'].includes(reason) ? commits.length : parts.length, ...lines };
  };

  const languageRows = distinct(headline.flatMap((fact) => codeOf(fact).map(({ language }) => language ?? ''))).map((language) => {
    const facts = headline.filter((fact) => codeOf(fact).some((change) => change.language === language));
    const own = (fact: Fact): Change[] => codeOf(fact).filter((change) => change.language === language);
    const used = daysOf(facts);
    return {
      language, commits: facts.length, commitShare: sum(facts.map((fact) => share(fact, own(fact)))), ...linesOf(facts.flatMap(own)), activeDays: used.length,
      activeMonths: distinct(used.map((day) => day.slice(0, 7))).length, first: used[0] ?? '', last: used.at(-1) ?? '',
      byMonth: groups(facts.filter(({ time }) => time !== null), (fact) => dateOf(fact).slice(0, 7)).map(([month, some]) => {
        const { additions, deletions } = linesOf(some.flatMap(own));
        return { month, commitShare: sum(some.map((fact) => share(fact, own(fact)))), lines: additions + deletions, activeDays: daysOf(some).length };
      }),
    };
  });

  const isOpen = (fact: Fact): boolean => placeOf.get(fact.repository)?.openSource === true;
  const known = headline.every((fact) => placeOf.get(fact.repository)?.openSource !== null);
  const openShare = (facts: readonly Fact[]): number | null => (known && facts.length > 0 ? facts.filter(isOpen).length / facts.length : null);
  const ofYear = (year: string): Fact[] => dated.filter((fact) => dateOf(fact).startsWith(year));
  const kindsOf = (facts: readonly Fact[]) => Object.fromEntries(groups(facts, ({ kind }) => kind).map(([kind, some]) => [kind, some.length]));
  const claimed = period.filter((fact) => isClaimed(fact) && !gone.has(fact) && !fact.merge && !fact.coAuthorOnly && !fact.excludedByOwner && !fact.bot);

  return {
    totals: { commits: authored.length, ...linesOf(authored.flatMap(({ changes }) => changes)), activeDays: daysOf(authored).length },
    headline: countedDays(headline),
    codeCommits: headline.filter((fact) => codeOf(fact).length > 0).length,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    ...streaks(days, today),
    excluded: ['merge', 'duplicate', 'bot', 'generated', 'vendored', 'lock', 'documentation', 'data', 'binary', 'unknown', 'owner'].map(excludedRow),
    byLanguage: languageRows.map(({ byMonth: _byMonth, ...row }) => row),
    languagesByMonth: languageRows.flatMap(({ language, byMonth }) => byMonth.map((row) => ({ language, ...row }))),
    byKind: kindsOf(headline),
    kindsByYear: years.map((year) => ({ year, commits: ofYear(year).length, kinds: kindsOf(ofYear(year)) })),
    byYear: years.map((year) => ({ period: year, ...countedDays(ofYear(year)) })),
    byMonth: groups(dated, (fact) => dateOf(fact).slice(0, 7)).map(([month, facts]) => ({ period: month, ...countedDays(facts) })),
    byDay: groups(dated, dayOf).map(([day, facts]) => ({ period: day, ...countedDays(facts) })),
    weekdayHour: Array.from({ length: 7 }, (_, weekday) => Array.from({ length: 24 }, (_, hour) =>
      dated.filter((fact) => (new Date(dateOf(fact)).getUTCDay() + 6) % 7 === weekday && new Date(dateOf(fact)).getUTCHours() === hour).length)),
    byRepository: groups(headline, ({ repository }) => repository).map(([repository, facts]) => ({
      repository, ...countedDays(facts), first: daysOf(facts)[0] ?? null, last: daysOf(facts).at(-1) ?? null,
      languages: distinct(facts.flatMap((fact) => codeOf(fact).map(({ language }) => language ?? ''))).sort(),
      byMonth: groups(facts.filter(({ time }) => time !== null), (fact) => dateOf(fact).slice(0, 7)).map(([month, some]) => ({ month, commits: some.length })),
    })),
    openSource: {
      share: openShare(headline), commits: headline.filter(isOpen).length, repositories: distinct(headline.filter(isOpen).map(({ repository }) => repository)).length,
      byYear: years.map((year) => ({ year, share: openShare(ofYear(year)) })),
    },
    coAuthorOnly: vouched.filter((fact) => fact.coAuthorOnly && !gone.has(fact)).length,
    trust: groups(headline.filter((fact) => trustOf(fact) !== undefined), (fact) => trustOf(fact) ?? '').map(([trust, facts]) => ({
      trust, ...countedDays(facts), years: distinct(daysOf(facts).map((day) => day.slice(0, 4))), languages: distinct(facts.flatMap((fact) => codeOf(fact).map(({ language }) => language ?? ''))).sort(),
      openSource: facts.filter(isOpen).length,
    })),
    claimed: { commits: claimed.length, activeDays: daysOf(claimed).length, repositories: distinct(claimed.map(({ repository }) => repository)).length },
    traits: { signed: headline.filter(({ signed }) => signed).length, ai: headline.filter(({ ai }) => ai).length, coAuthored: headline.filter(({ coAuthored }) => coAuthored).length },
    undated: headline.filter(({ time }) => time === null).length,
  };
}

export type Recount = ReturnType<typeof recount>;
