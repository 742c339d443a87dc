import { AppError } from '../../errors/app-error';
import { TRIED_AGAIN } from '../../errors/kept';
import { rateLimitedUntil } from '../rate-limited';
import type { Place } from './place';

/** Azure DevOps does not take the token at all. It does not say whether the token is too old, revoked or of another organization. */
export function tokenRefused(place: Place, cause?: unknown): AppError {
  return new AppError(
    'token-refused',
    `Azure DevOps does not take this token for the organisation ${place.organization}: it has expired, was revoked, was mistyped or belongs to another organisation.`,
    { cause, link: place.tokensPage, kept: 'What was collected stays. Make a new token with the scope Code (Read) and put it in the place of this one.' },
  );
}

/** The token is somebody's, and may not read code. */
export function scopeMissing(place: Place, cause?: unknown): AppError {
  return new AppError(
    'scope-missing',
    `The token may not read code in the organisation ${place.organization}: it lacks the scope Code (Read), or a rule of the organisation forbids it. `
      + 'Add the scope to the token; if it has it, ask an administrator of the organisation.',
    { cause, link: place.tokensPage },
  );
}

/** There is no such organization for this token. */
export function organizationMissing(place: Place): AppError {
  return new AppError(
    'forge-refused',
    `There is no organisation called ${place.organization} here, or this token may not know of it. Check its name: it is the part after dev.azure.com/ in its address.`,
  );
}

/** The server wants to send the request elsewhere: nobody follows. */
export function sentElsewhere(): AppError {
  return new AppError(
    'forge-refused',
    'The server sends its visitors on to another address, which is not followed with a token. Check the server and the organisation, and enter the new address if they have moved.',
  );
}

/** The forge wants silence until a moment (milliseconds since 1970). */
export function rateLimited(retryAt: number): AppError {
  return rateLimitedUntil('azure-devops', retryAt);
}

/** The forge does not work at present. */
export function unreachable(status: number, retryAt?: number): AppError {
  return new AppError(
    'forge-unreachable',
    `Azure DevOps does not answer properly at present (status ${status}).`,
    { retryAt, kept: TRIED_AGAIN },
  );
}

/** An answer that nobody could understand. */
export function notUnderstood(what: string, cause?: unknown): AppError {
  return new AppError('forge-failed', `Azure DevOps gave an answer that makes no sense (${what}).`, { cause, kept: TRIED_AGAIN });
}

export function cancelled(): AppError {
  return new AppError('cancelled', 'The work was stopped.');
}
