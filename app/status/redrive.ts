'use server';

import { headers } from 'next/headers';
import { revalidatePath } from 'next/cache';
import { requireUser } from '../../lib/accounts/current-user';
import { redriveQueue } from '../../lib/queue/tend-queue';
import { siteContext } from '../site';

/** Has everything in the queue tried again that was put aside. For who runs the place alone. */
export async function redriveAction(): Promise<void> {
  const context = await siteContext();
  await redriveQueue(context, await requireUser(context, { headers: await headers(), method: 'POST' }));
  revalidatePath('/status');
}
