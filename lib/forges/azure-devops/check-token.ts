import { AppError } from '../../errors/app-error';
import type { TokenCheck } from '../port';
import { problemOf } from '../problem-of';
import type { Api } from './api';
import { tokenRefused } from './failures';
import { findBearer } from './identity';
import type { Bearer } from './identity';
import { askForAll, inPages } from './list-repositories';
import type { Place } from './place';

/** Failures that say something about the token, not about the moment. */
const OF_TOKEN = ['token-refused', 'scope-missing', 'forge-refused'];

/**
 * What a token is: whose, and whether it may list repositories. Azure DevOps tells neither scopes nor expiry of a token, and no status tells an expired one
 * from a revoked one: the date has to be asked of the person.
 */
export async function checkToken(api: Api, place: Place): Promise<TokenCheck> {
  const check: TokenCheck = {
    state: 'good',
    account: null,
    kind: place.kind === 'entra' ? 'Microsoft Entra' : 'personal',
    scopes: null,
    expires: null,
    expiryKnown: false,
    canWrite: null,
    problems: [],
  };
  let bearer: Bearer = { kind: 'unsaid' };
  try {
    bearer = await findBearer(api, place);
    const rows = await askForAll(api, place, bearer);
    // For a token that nobody owns up to, seeing something private is the only proof that it is taken.
    if (bearer.kind === 'unsaid') for (const page of inPages(place, rows ?? [], bearer)) void page;
  } catch (cause) {
    if (!(cause instanceof AppError) || !OF_TOKEN.includes(cause.code)) throw cause;
    check.state = 'refused';
    check.problems.push(problemOf(cause));
  }
  if (bearer.kind === 'known') return { ...check, account: bearer.account };
  if (check.state === 'refused') return check;
  return {
    ...check,
    state: 'limited',
    problems: [{
      code: 'scope-missing',
      sentence: 'The token reads repositories, but Azure DevOps does not say whose it is. Add your e-mail addresses by hand, or give the token the scope User Profile (Read) too.',
      link: tokenRefused(place).link ?? null,
    }],
  };
}
