import { z } from 'zod';
import { aggregates, packageChoices } from '../documents/collections';
import type { User } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';
import { ECOSYSTEMS } from '../packages/types';
import { textField, verb } from '../verbs/verb';
import type { VerbContext } from '../verbs/verb';
import { storedAggregate } from './aggregate';
import { packageChoiceOf, packageKey, packagesOf } from './packages-of';
import type { StandingPackage } from './packages-of';
import { refreshPublished } from './refresh-published';
import { collectedRepositories } from './sources';

const input = z.object({
  ecosystem: z.enum(ECOSYSTEMS, { error: 'must name a registry' }),
  name: textField(1, 214),
  /** `shown`: pages name it though no public list knows it. `hidden`: no page names it. `usual`: as if nothing had been said. */
  choice: z.enum(['shown', 'hidden', 'usual'], { error: 'must be shown, hidden or usual' }),
});

async function keep(context: Pick<VerbContext, 'documents'>, user: User, key: string, choice: z.output<typeof input>['choice']): Promise<void> {
  const before = await packageChoiceOf(context, user);
  const without = { shown: before.shown.filter((one) => one !== key), hidden: before.hidden.filter((one) => one !== key) };
  const changes = choice === 'usual' ? without : { ...without, [choice]: [...without[choice], key] };
  const stored = await context.documents.get(packageChoices, user.id);
  try {
    if (stored) await context.documents.update(packageChoices, { ...stored, ...changes });
    else await context.documents.insert(packageChoices, { id: user.id, ownerId: user.id, ...changes });
  } catch (error) {
    if (!isConflict(error)) throw error;
    await keep(context, user, key, choice);
  }
}

/** Lets the numbers be put together anew: what they were made from has changed without a repository having changed. */
async function outdate({ documents }: Pick<VerbContext, 'documents'>, user: User): Promise<void> {
  const stored = await storedAggregate({ documents }, user);
  if (!stored) return;
  try {
    await documents.update(aggregates, { ...stored, sources: [] });
  } catch (error) {
    if (!isConflict(error)) throw error;
    await outdate({ documents }, user);
  }
}

/** Says of one package whether pages name it; all published pages follow at once. */
export const choosePackage = verb(input, async (context, user, { ecosystem, name, choice }): Promise<void> => {
  await keep(context, user, packageKey({ ecosystem, name }), choice);
  await outdate(context, user);
  await refreshPublished(context, user);
});

/** Every package of the person, also those that no page names. For himself only. */
export const listPackages = verb(z.object({}), async (context, user): Promise<StandingPackage[]> => packagesOf(context, user, await collectedRepositories(context, user)));
