import { AppError } from '../errors/app-error';
import type { ForgeName } from './port';

const NAMES: Readonly<Record<ForgeName, string>> = { 'github': 'GitHub', 'gitlab': 'GitLab', 'azure-devops': 'Azure DevOps' };

/** What becomes of work that a limit holds up. */
export const GOES_ON = 'It goes on then by itself; nothing is lost.';

/** The next whole minute: what is named has passed when it goes on. */
function clock(moment: number): string {
  return `${new Date(Math.ceil(moment / 60_000) * 60_000).toISOString().slice(11, 16)} UTC`;
}

/** The forge wants silence until `retryAt`, in milliseconds since 1970; its owner reads until when. */
export function rateLimitedUntil(forge: ForgeName, retryAt: number): AppError {
  return new AppError('rate-limited', rateLimitSentence(forge, retryAt), { retryAt, kept: GOES_ON });
}

/** The same in words, to be followed by what becomes of the work. */
export function rateLimitSentence(forge: ForgeName, retryAt: number): string {
  return `${NAMES[forge]} allows no more requests until ${clock(retryAt)}.`;
}
