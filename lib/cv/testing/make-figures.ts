import { KINDS } from '../../facts/types';
import type { Kind } from '../../facts/types';
import type { Figures, SnapshotRepository, View } from '../../snapshots/types';

/** What a made-up history should look like. */
export interface FiguresPlan {
  seed: number;
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** About how many commits. */
  commits: number;
  /** Names, the most used first; each has its own period. */
  languages: string[];
  repositories: number;
  openSource: boolean | null;
}

export const PLAN: FiguresPlan = {
  seed: 7, from: '2013-01-14', to: '2026-11-20', commits: 6000, repositories: 9, openSource: true,
  languages: ['Go', 'Zig', 'Ruby', 'Swift', 'Nix', 'Shell', 'Protocol Buffer', 'Python', 'HCL', 'Makefile', 'CSS', 'JavaScript'],
};

interface MadeCommit { day: string; hour: number; repository: number; kind: Kind; languages: string[]; additions: number; deletions: number }

/** mulberry32: the same numbers from the same seed on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

function history(plan: FiguresPlan): MadeCommit[] {
  const random = randomFrom(plan.seed);
  const [start, end] = [Date.parse(plan.from), Date.parse(plan.to)];
  const days = Math.round((end - start) / DAY) + 1;
  const commits: MadeCommit[] = [];
  const add = (at: number) => {
    const position = at / days;
    const near = plan.languages.filter((_, index) => Math.abs(position - ((index * 0.37) % 1)) < 0.3 || index === 0);
    const first = near[Math.floor(random() ** 2 * near.length)] ?? plan.languages[0];
    const second = random() < 0.15 ? near[Math.floor(random() * near.length)] : undefined;
    const languages = first === undefined || random() < 0.1 ? [] : [...new Set([first, ...(second === undefined ? [] : [second])])];
    commits.push({
      day: iso(start + at * DAY), hour: Math.min(23, Math.floor(8 + random() * 12 + (random() < 0.1 ? 4 : 0))),
      repository: Math.min(plan.repositories - 1, Math.floor((position * 0.8 + random() * 0.2) * plan.repositories)),
      kind: KINDS[Math.floor(random() ** 1.5 * KINDS.length)] ?? 'other', languages,
      additions: Math.floor(random() ** 3 * 300), deletions: Math.floor(random() ** 4 * 150),
    });
  };
  if (plan.commits > 0) { add(0); if (days > 1) add(days - 1); }
  while (commits.length < plan.commits) {
    const at = Math.floor(random() * days);
    const quiet = Math.sin((at / days) * 9 + plan.seed) > 0.75 || random() < 0.3;
    for (let burst = quiet ? 0 : Math.ceil(random() * 6); burst > 0 && commits.length < plan.commits; burst -= 1) add(at);
  }
  return commits.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function groups<T>(items: readonly T[], key: (item: T) => string | number): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const name = String(key(item));
    const group = found.get(name);
    if (group) group.push(item); else found.set(name, [item]);
  }
  return found;
}

const sum = (items: readonly MadeCommit[], of: (item: MadeCommit) => number) => items.reduce((total, item) => total + of(item), 0);
const counts = (items: readonly MadeCommit[]) => ({
  commits: items.length, filesChanged: items.length * 2, additions: sum(items, (one) => one.additions), deletions: sum(items, (one) => one.deletions),
  activeDays: new Set(items.map(({ day }) => day)).size,
});
const within = (view: View) => ({ day, languages }: MadeCommit) =>
  (view.from === undefined || day >= view.from) && (view.to === undefined || day <= view.to) && (view.language === undefined || languages.includes(view.language));

/** Coherent figures of a made-up history: the same plan gives the same figures everywhere; sums agree as those of a real one do. */
export function makeFigures(changes: Partial<FiguresPlan> = {}, view: View = {}): Figures {
  const plan = { ...PLAN, ...changes };
  const commits = history(plan).filter(within(view));
  const code = commits.filter(({ languages }) => languages.length > 0);
  const periods = (length: number) => [...groups(commits, ({ day }) => day.slice(0, length))].map(([period, items]) => ({ period, ...counts(items) }));
  const repository = (index: number): SnapshotRepository => ({ id: `r${index}`, name: `team/part-${index}`, forge: 'local', openSource: plan.openSource, updated: '2026-11-20T14:15:00.000Z' });
  const named = (language: string) => code.filter(({ languages }) => languages.includes(language));
  const shareOf = (items: readonly MadeCommit[]) => sum(items, ({ languages }) => 1 / languages.length);
  const headline = counts(commits);
  const excluded = plan.commits === 0 ? [] : [
    { reason: 'merge' as const, commits: 214, filesChanged: 0, additions: 0, deletions: 0 },
    { reason: 'duplicate' as const, commits: 12, filesChanged: 30, additions: 400, deletions: 90 },
    { reason: 'lock' as const, commits: 40, filesChanged: 44, additions: 9000, deletions: 7100 },
    { reason: 'documentation' as const, commits: 300, filesChanged: 410, additions: 5200, deletions: 1900 },
  ];
  const years = periods(4);
  const first = commits[0]?.day ?? null;
  const last = commits.at(-1)?.day ?? null;
  const span = first === null || last === null ? [] : Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 }, (_, index) => String(Number(first.slice(0, 4)) + index));
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { day, hour } of commits) { const row = hours[(new Date(day).getUTCDay() + 6) % 7]; if (row) row[hour] = (row[hour] ?? 0) + 1; }
  const open = plan.openSource === null ? null : Number(plan.openSource);
  return {
    view, rules: 1,
    totals: { commits: headline.commits + (plan.commits === 0 ? 0 : 12), filesChanged: headline.filesChanged + sumOf(excluded, 'filesChanged'), additions: headline.additions + sumOf(excluded, 'additions'), deletions: headline.deletions + sumOf(excluded, 'deletions'), activeDays: headline.activeDays },
    headline, codeCommits: code.length, first, last,
    currentStreak: { days: 0, from: null }, longestStreak: { days: first === null ? 0 : 9, from: first, to: first },
    byLanguage: plan.languages.map((language) => ({ language, items: named(language) })).filter(({ items }) => items.length > 0).map(({ language, items }) => {
      const { commits: touching, ...rest } = counts(items);
      return { language, commits: touching, ...rest, commitShare: shareOf(items), activeMonths: groups(items, ({ day }) => day.slice(0, 7)).size, first: items[0]?.day ?? '', last: items.at(-1)?.day ?? '' };
    }),
    byCategory: [{ category: 'code', commits: code.length, filesChanged: headline.filesChanged, additions: headline.additions, deletions: headline.deletions }],
    byKind: [...groups(commits, ({ kind }) => kind)].map(([kind, items]) => ({ kind: kind as Kind, commits: items.length })),
    kindsByYear: span.map((year) => { const items = commits.filter(({ day }) => day.startsWith(year)); return { year, commits: items.length, kinds: Object.fromEntries([...groups(items, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length])) }; }),
    byYear: span.map((year) => years.find(({ period }) => period === year) ?? { period: year, commits: 0, filesChanged: 0, additions: 0, deletions: 0, activeDays: 0 }),
    byMonth: periods(7), byDay: periods(10),
    languagesByMonth: [...groups(code, ({ day }) => day.slice(0, 7))].flatMap(([month, items]) => plan.languages.flatMap((language) => {
      const some = items.filter(({ languages }) => languages.includes(language));
      return some.length === 0 ? [] : [{ month, language, commitShare: shareOf(some), lines: sum(some, (one) => one.additions + one.deletions), activeDays: counts(some).activeDays }];
    })),
    weekdayHour: hours,
    byRepository: [...groups(commits, (one) => one.repository)].map(([index, items]) => ({
      repository: repository(Number(index)), ...counts(items), first: items[0]?.day ?? null, last: items.at(-1)?.day ?? null,
      languages: [...groups(items.flatMap(({ languages }) => languages), (name) => name)].toSorted((a, b) => b[1].length - a[1].length).map(([name]) => name),
      byMonth: [...groups(items, ({ day }) => day.slice(0, 7))].map(([month, some]) => ({ month, commits: some.length })),
    })),
    openSource: { share: commits.length === 0 ? null : open, commits: open === 1 ? commits.length : 0, repositories: open === 1 ? plan.repositories : 0, byYear: span.map((year) => ({ year, share: open })) },
    excluded, trust: [], claimed: { commits: 0, activeDays: 0, repositories: 0 }, coAuthorOnly: plan.commits === 0 ? 0 : 17, traits: { signed: 0, ai: 0, coAuthored: 0 }, undated: 0, incomplete: [],
  };
}

function sumOf<K extends string>(rows: readonly Record<K, number>[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
