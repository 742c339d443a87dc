import type { Ecosystem, PackageName } from './types';

/** A manifest as a commit left it. */
export interface ChangedManifest {
  /** Keys that stand for its path and its folder. */
  path: string;
  folder: string;
  /** Empty where the commit removed it. */
  packages: readonly PackageName[];
}

/** What one commit of the person did, as far as packages are concerned. No name of a file or a folder is in it, only keyed hashes of them. */
export interface PackageEvent {
  /** The commit's own keyed id. */
  commit: string;
  /** The author's wall clock in seconds, as if it were UTC; null for a commit without a possible date: it is in no month. */
  time: number | null;
  /** Keys of every folder that holds a changed file, and of all folders above these. */
  folders: readonly string[];
  manifests: readonly ChangedManifest[];
}

/** Months in which a package was in use. */
export interface PackageUse {
  ecosystem: Ecosystem;
  name: string;
  /** Months since January 1970 on the author's clock, ascending. */
  months: number[];
  /** First day of use, days since 1970 on the author's clock: told to the person himself alone. */
  first: number;
}

const keyOf = ({ ecosystem, name }: PackageName): string => `${ecosystem} ${name}`;

function monthOf(time: number | null): number | null {
  if (time === null) return null;
  const date = new Date(time * 1_000);
  const month = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
  return Number.isNaN(month) || month < 0 ? null : month;
}

/**
 * Months of use of every package in one repository. A package counts in a month in which the person changed a file in the folder of a manifest that names it, or below; and a manifest counts
 * from the commit on by which he changed it himself: what only others wrote into one is theirs. An event that is told twice counts once.
 */
export function usesOf(events: readonly PackageEvent[]): PackageUse[] {
  const manifests = new Map<string, ChangedManifest>();
  const uses = new Map<string, { one: PackageName; months: Set<number>; first: number }>();
  for (const event of events.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0) || (a.commit < b.commit ? -1 : 1))) {
    for (const manifest of event.manifests) {
      if (manifest.packages.length === 0) manifests.delete(manifest.path);
      else manifests.set(manifest.path, manifest);
    }
    const month = monthOf(event.time);
    if (month === null) continue;
    const changed = new Set(event.folders);
    for (const { folder, packages } of manifests.values()) {
      if (!changed.has(folder)) continue;
      for (const one of packages) {
        const use = uses.get(keyOf(one)) ?? { one, months: new Set<number>(), first: Math.floor((event.time ?? 0) / 86_400) };
        use.months.add(month);
        uses.set(keyOf(one), use);
      }
    }
  }
  const all = [...uses.values()].map(({ one: { ecosystem, name }, months, first }) => ({ ecosystem, name, months: [...months].toSorted((a, b) => a - b), first }));
  return all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
