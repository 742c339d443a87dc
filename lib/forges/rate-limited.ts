import { AppError } from '../errors/app-error';
import type { ForgeName } from './port';

const NAMES: Readonly<Record<ForgeName, string>> = { 'github': 'GitHub', 'gitlab': 'GitLab', 'azure-devops': 'Azure DevOps' };

/** The next whole minute: what is named has passed when it goes on. */
function clock(moment: number): string {
  return `${new Date(Math.ceil(moment / 60_000) * 60_000).toISOString().slice(11, 16)} UTC`;
}

/** The forge wants silence until `retryAt`, in milliseconds since 1970; its owner reads until when. */
export function rateLimitedUntil(forge: ForgeName, retryAt: number): AppError {
  return new AppError('rate-limited', rateLimitSentence(forge, retryAt), { retryAt });
}

/** The same in words. */
export function rateLimitSentence(forge: ForgeName, retryAt: number): string {
  return `${NAMES[forge]} allows no more requests until ${clock(retryAt)}. It goes on then by itself; nothing is lost.`;
}
