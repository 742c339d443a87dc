import type { CvSettings } from '../../documents/collections';

/** A field of the settings that an editor shows on its own. */
export type SettingsField = keyof CvSettings;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields in which two settings differ. */
export function differingFields(a: CvSettings, b: CvSettings): SettingsField[] {
  return (Object.keys(a) as SettingsField[]).filter((field) => !same(a[field], b[field]));
}

/** How many changes stand between two settings: each field counts once, each repository, link and note on its own. */
export function countChanges(a: CvSettings, b: CvSettings): number {
  const entries = <T>(list: readonly T[], key: (one: T) => string): Map<string, string> => new Map(list.map((one) => [key(one), JSON.stringify(one)]));
  const unlike = (left: Map<string, string>, right: Map<string, string>): number => [...new Set([...left.keys(), ...right.keys()])].filter((key) => left.get(key) !== right.get(key)).length;
  return differingFields(a, b).reduce((sum, field) => {
    if (field === 'repositories') return sum + Math.max(1, unlike(entries(a.repositories, ({ repository }) => repository), entries(b.repositories, ({ repository }) => repository)));
    if (field === 'gaps') return sum + Math.max(1, unlike(entries(a.gaps, ({ year }) => String(year)), entries(b.gaps, ({ year }) => String(year))));
    if (field === 'links') return sum + Math.max(1, Math.max(a.links.length, b.links.length) - a.links.filter((one, at) => same(one, b.links[at])).length);
    return sum + 1;
  }, 0);
}

/** What came of two drafts that were both made from one. */
export interface Merged {
  settings: CvSettings;
  /** Fields that both changed, each to something else: mine stands in the result. */
  disputed: SettingsField[];
  /** Fields taken over from the other one. */
  taken: SettingsField[];
}

/** Puts two drafts together: what only one of them changed is taken from him; where both changed a field, mine stands and is named. */
export function mergeDrafts(base: CvSettings, mine: CvSettings, theirs: CvSettings): Merged {
  const [own, other] = [new Set(differingFields(base, mine)), differingFields(base, theirs)];
  const taken = other.filter((field) => !own.has(field));
  const disputed = other.filter((field) => own.has(field) && !same(mine[field], theirs[field]));
  return { settings: { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) }, disputed, taken };
}
