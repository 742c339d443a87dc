import type { Context } from '../context';
import { packageChoices, packageUses } from '../documents/collections';
import type { PackageChoice, User } from '../documents/collections';
import { isKnownPublic } from '../packages/public-packages';
import type { PackageName } from '../packages/types';
import type { SnapshotPackage } from '../snapshots/types';
import type { CollectedRepository } from './sources';

/** Why a package may be named, or that it may not: its name is on no public list and in no open source of the person, and he did not tick it. */
export type PackageStanding = 'public' | 'chosen' | 'hidden' | 'waiting';

/** A package of a person and whether pages name it. */
export interface StandingPackage extends SnapshotPackage {
  standing: PackageStanding;
}

export const packageKey = ({ ecosystem, name }: PackageName): string => `${ecosystem} ${name}`;

/** What a person said of single packages. */
export async function packageChoiceOf({ documents }: Pick<Context, 'documents'>, user: Pick<User, 'id'>): Promise<Pick<PackageChoice, 'shown' | 'hidden'>> {
  return (await documents.get(packageChoices, user.id)) ?? { shown: [], hidden: [] };
}

/** All packages of a person's repositories, each with the months of its use in each of them, by ecosystem and name. */
export async function packagesOf(context: Pick<Context, 'documents'>, user: Pick<User, 'id'>, collected: readonly CollectedRepository[]): Promise<StandingPackage[]> {
  const choice = await packageChoiceOf(context, user);
  const [chosen, hidden] = [new Set(choice.shown), new Set(choice.hidden)];
  const found = new Map<string, { one: SnapshotPackage; open: boolean }>();
  for (const { repository } of collected) {
    for (const { ecosystem, name, months, first } of (await context.documents.get(packageUses, repository.id))?.uses ?? []) {
      const key = packageKey({ ecosystem, name });
      const known = found.get(key) ?? { one: { ecosystem, name, uses: [] }, open: false };
      known.one.uses.push({ repository: repository.id, months, ...(first !== undefined && { first }) });
      known.open ||= repository.openSource === true;
      found.set(key, known);
    }
  }
  const standings = [...found].map(async ([key, { one, open }]): Promise<StandingPackage> => {
    if (hidden.has(key)) return { ...one, standing: 'hidden' };
    if (open || (await isKnownPublic(one))) return { ...one, standing: 'public' };
    return { ...one, standing: chosen.has(key) ? 'chosen' : 'waiting' };
  });
  return (await Promise.all(standings)).toSorted((a, b) => (packageKey(a) < packageKey(b) ? -1 : 1));
}

/** The packages that pages may name. */
export async function namedPackages(context: Pick<Context, 'documents'>, user: Pick<User, 'id'>, collected: readonly CollectedRepository[]): Promise<SnapshotPackage[]> {
  const all = await packagesOf(context, user, collected);
  return all.filter(({ standing }) => standing === 'public' || standing === 'chosen').map(({ ecosystem, name, uses }) => ({ ecosystem, name, uses }));
}
