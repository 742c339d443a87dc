'use server';

import { headers } from 'next/headers';
import type { Departure } from '../../../components/app/leave-form';
import { requireUser } from '../../../lib/accounts/current-user';
import { confirmLeaving } from '../../../lib/accounts/leave/confirm-leaving';
import { AppError } from '../../../lib/errors/app-error';
import { siteContext } from '../../site';
import { siteVerbs } from '../../verbs';
import { fieldsOf } from '../act';

/** Deletes everything of the person who asks, and gives him the receipt: nobody else has it. */
export async function leaveAction(_before: Departure, form: FormData): Promise<Departure> {
  try {
    const { user } = await requireUser(await siteContext(), { headers: await headers(), method: 'POST' });
    return { receipt: await confirmLeaving.untrusted(await siteVerbs(), user, { confirmation: '', ...fieldsOf(form) }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: error.message };
  }
}
