'use server';

import { redirect } from 'next/navigation';
import type { Answer } from '../../components/app/answer';
import { makeApiToken, revokeApiToken } from '../../lib/accounts/api-tokens';
import { claimIdentity, removeIdentity } from '../../lib/accounts/claim-identity';
import { confirmSuggestion, dismissSuggestion } from '../../lib/accounts/suggestions/answer-suggestion';
import { refreshList } from '../../lib/repositories/refresh-list';
import { addToken } from '../../lib/tokens/add-token';
import { checkToken } from '../../lib/tokens/check-token';
import { deleteToken } from '../../lib/tokens/delete-token';
import { endAccess } from '../../lib/tokens/end-access';
import { replaceToken } from '../../lib/tokens/replace-token';
import { act, fieldsOf } from './act';

/** Adds a token, reads what it reaches, and leads to its repositories. */
export async function addTokenAction(_before: Answer, form: FormData): Promise<Answer> {
  let id = '';
  const answer = await act(async (context, user) => {
    const token = await addToken.untrusted(context, user, fieldsOf(form));
    id = token.id;
  });
  if (id === '') return answer;
  // A list that cannot be read now is read later, and the token's page says why.
  await act((context, user) => refreshList(context, user, { tokenId: id }));
  return redirect(`/user/tokens/${id}`);
}

/** Puts a new secret in the place of a token's old one. */
export async function replaceTokenAction(_before: Answer, form: FormData): Promise<Answer> {
  return act(async (context, user) => {
    const { name } = await replaceToken.untrusted(context, user, fieldsOf(form));
    return `“${name}” reads on with the new token. The repositories chosen stay.`;
  });
}

/** Deletes a token and leads to the list, which says what became of it at its forge. */
export async function deleteTokenAction(_before: Answer, form: FormData): Promise<Answer> {
  const { tokenId, facts } = fieldsOf(form);
  let outcome: string | undefined;
  const answer = await act(async (context, user) => {
    const { revocation } = await deleteToken.untrusted(context, user, { tokenId, facts });
    outcome = revocation?.outcome ?? 'unasked';
  });
  return outcome === undefined ? answer : redirect(`/user?deleted=${outcome}`);
}

/** Asks the forge what the token is now. */
export async function checkTokenAction(tokenId: string): Promise<Answer> {
  return act(async (context, user) => {
    await checkToken.untrusted(context, user, { tokenId });
    return 'Checked.';
  });
}

/** Notes that the person's access ends: everything is read once more, then the token is thrown away. */
export async function endAccessAction(tokenId: string): Promise<Answer> {
  return act((context, user) => endAccess.untrusted(context, user, { tokenId }));
}

/** Adds an address that the person says is his. */
export async function claimAddressAction(_before: Answer, form: FormData): Promise<Answer> {
  return act(async (context, user) => {
    await claimIdentity.untrusted(context, user, fieldsOf(form));
    return 'Added. Your repositories are read again for it.';
  });
}

/** Takes an address off again. */
export async function removeAddressAction(identityId: string): Promise<Answer> {
  return act((context, user) => removeIdentity.untrusted(context, user, { identityId }));
}

/** "That is me." */
export async function confirmSuggestionAction(suggestionId: string): Promise<Answer> {
  return act((context, user) => confirmSuggestion.untrusted(context, user, { suggestionId }));
}

/** "That is not me." */
export async function dismissSuggestionAction(suggestionId: string): Promise<Answer> {
  return act((context, user) => dismissSuggestion.untrusted(context, user, { suggestionId }));
}

/** Makes the API token and gives it, this once. */
export async function makeApiTokenAction(): Promise<Answer> {
  let secret = '';
  const answer = await act(async (context, user) => {
    secret = await makeApiToken(context, user);
  });
  return secret === '' ? answer : { secret };
}

/** Takes the API token away. */
export async function revokeApiTokenAction(): Promise<Answer> {
  return act((context, user) => revokeApiToken(context, user));
}
