import { z } from 'zod';
import { ECOSYSTEMS } from '../../packages/types';
import { base, bytes, collection, count } from './shape';

const packageUse = z.object({
  ...base,
  /** Months since January 1970 in which each package was in use, and its first day, in days since 1970; older counts have no day. */
  uses: z.array(z.object({ ecosystem: z.enum(ECOSYSTEMS), name: z.string(), months: z.array(count), first: count.optional() })),
  /** Packed: which commit changed what, under keyed hashes, from which the months are counted anew. */
  log: bytes,
});
export type StoredPackages = z.infer<typeof packageUse>;
/** Packages of a repository by the manifests that its owner changed, under the repository's id. */
export const packageUses = collection('packageUses', packageUse, { owner: { fields: ['ownerId'] } });

const packageNote = z.object({ ...base, repositoryId: z.string(), events: bytes });
/** What a run under way noted of packages; its end puts the notes together. */
export const packageNotes = collection('packageNotes', packageNote, { owner: { fields: ['ownerId'] }, repository: { fields: ['repositoryId'] } });

const packageChoice = z.object({
  ...base,
  /** `<ecosystem> <name>` of packages that are on no public list and that the person shows all the same. */
  shown: z.array(z.string()),
  /** The same of packages that he hides. */
  hidden: z.array(z.string()),
});
export type PackageChoice = z.infer<typeof packageChoice>;
/** What a person said of single packages, under his id. */
export const packageChoices = collection('packageChoices', packageChoice, { owner: { fields: ['ownerId'] } });
