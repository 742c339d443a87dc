import { AppError } from '../../errors/app-error';
import { TRIED_AGAIN } from '../../errors/kept';
import { rateLimitedUntil } from '../rate-limited';
import type { Place } from './place';

/** An answer that nobody could understand. */
export function notUnderstood(): AppError {
  return new AppError('forge-failed', 'GitHub gave an answer that was not understood.', { kept: TRIED_AGAIN });
}

/** A list or a redirect that leaves the server, or never ends. */
export function strayed(): AppError {
  return new AppError('forge-failed', 'GitHub gave a list that does not end, or that leads to another address. What was read of it stays; the rest is tried again later.');
}

export function cancelled(): AppError {
  return new AppError('cancelled', 'The request was cancelled.');
}

/** The forge wants silence until a moment (milliseconds since 1970). */
export function rateLimited(retryAt: number): AppError {
  return rateLimitedUntil('github', retryAt);
}

export function tokenRefused(place: Place): AppError {
  return new AppError('token-refused', 'GitHub does not take this token: it has expired, was revoked or was mistyped.', { link: place.fineGrainedTokens, kept: 'What was collected stays. Make a new token and put it in the place of this one.' });
}

export function ssoRequired(place: Place, link: string | null): AppError {
  return new AppError(
    'sso-required',
    'An organisation lets this token in only after it was authorised for single sign-on. Authorise it there; the other repositories are read all the same.',
    { link: link ?? place.classicTokens },
  );
}

export function emailsMissing(place: Place, fineGrained: boolean): AppError {
  return new AppError(
    'scope-missing',
    fineGrained
      ? 'The token may not read your verified e-mail addresses. Add the account permission “Email addresses: read”, or type the addresses yourself; they count as claimed then.'
      : 'The token may not read your verified e-mail addresses. Add the scope user:email, or type the addresses yourself; they count as claimed then.',
    { link: fineGrained ? place.fineGrainedTokens : place.classicTokens },
  );
}

export function contentsMissing(place: Place): AppError {
  return new AppError('scope-missing', 'The token may list private repositories and not read them. Add the repository permission “Contents: read”.', { link: place.fineGrainedTokens });
}

export function privateMissing(place: Place): AppError {
  return new AppError('scope-missing', 'The token reads public repositories only. For private ones add the scope repo, or better make a fine-grained token with “Contents: read”, which cannot write.', { link: place.classicTokens });
}

function permissionMissing(place: Place): AppError {
  return new AppError('scope-missing', 'The token lacks a permission for this. It takes “Metadata: read” and “Contents: read” for the repositories; an organisation may still have to approve the token.', { link: place.fineGrainedTokens });
}

function forbidden(place: Place): AppError {
  return new AppError('forge-refused', 'A rule of the organisation or of the server forbids this token. Ask an owner of the organisation, or use the other kind of token.', { link: place.fineGrainedTokens });
}

function unavailable(status: number, retryAt: number | undefined): AppError {
  return new AppError('forge-unreachable', `GitHub does not answer properly at present (status ${status}).`, { retryAt, kept: TRIED_AGAIN });
}

/** The page for single sign-on that a refusal names, where it lies on the server itself. */
function ssoLink(header: string, place: Place): string | null {
  const found = /(?:^|;\s*)url=(\S+)/u.exec(header)?.[1];
  return found !== undefined && URL.canParse(found) && new URL(found).origin === place.origin ? found : null;
}

/**
 * What a status of 400 and above means. `text` is looked at for the few words by which GitHub tells permissions from rules;
 * nothing of it is repeated.
 */
export function refusalOf(answer: { status: number; headers: Headers; text: string }, place: Place, retryAt: number | undefined): AppError {
  const { status, headers, text } = answer;
  const sso = headers.get('x-github-sso');
  if (status === 401) return tokenRefused(place);
  if (status === 403 && sso?.startsWith('required')) return ssoRequired(place, ssoLink(sso, place));
  if (status === 403 && text.includes('Resource not accessible by')) return permissionMissing(place);
  if (status === 403) return forbidden(place);
  if (status >= 500) return unavailable(status, retryAt);
  return notUnderstood();
}
