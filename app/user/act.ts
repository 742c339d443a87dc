import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { requireUser } from '../../lib/accounts/current-user';
import type { User } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import type { Answer } from '../../components/app/answer';
import type { VerbContext } from '../../lib/verbs/verb';
import { siteContext } from '../site';
import { siteVerbs } from '../verbs';

/** Does something for the person who asks, from this site's own pages only; what a person can mend comes back as a sentence, as does a text that `what` gives. */
export async function act(what: (context: VerbContext, user: User) => Promise<unknown>): Promise<Answer> {
  try {
    const { user } = await requireUser(await siteContext(), { headers: await headers(), method: 'POST' });
    const said = await what(await siteVerbs(), user);
    revalidatePath('/user', 'layout');
    return typeof said === 'string' ? { said } : {};
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Shown anew, the page would lead to the door and take with it what was written.
    if (error.code !== 'sign-in-required') revalidatePath('/user', 'layout');
    return { error: error.message, link: error.link };
  }
}

/** A form's texts by name; fields that were left empty are missing. */
export function fieldsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '' && !entry[0].startsWith('$')));
}
