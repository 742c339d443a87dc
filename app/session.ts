import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { currentUser } from '../lib/accounts/current-user';
import type { SignedIn } from '../lib/accounts/current-user';
import { AppError } from '../lib/errors/app-error';
import { failingSince } from '../lib/health/outages';
import { withPatience } from '../lib/health/patience';
import { siteContext } from './site';

/** A page says that the store is away rather than wait longer for it. */
const PATIENCE_MS = 5_000;
/** And not long at all where it is known to be. */
const SHORT_PATIENCE_MS = 1_000;

/** Who looks at this page; undefined for anybody who is not signed in. Asked once an answer. */
export const visitor = cache(async (): Promise<SignedIn | undefined> => {
  const source = { headers: await headers() };
  return withPatience(siteContext().then((context) => currentUser(context, source)), failingSince('documents') === undefined ? PATIENCE_MS : SHORT_PATIENCE_MS);
});

/** Who looks at this page; whoever is not signed in is led to the sign-in page, and back here afterwards. */
export async function pageUser(path: string): Promise<SignedIn> {
  return (await visitor()) ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** What a verb gives; the page that is not there where it says `not-found`. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}
