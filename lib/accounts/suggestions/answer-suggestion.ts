import { z } from 'zod';
import { suggestions } from '../../documents/collections';
import type { Suggestion } from '../../documents/collections';
import { listAll } from '../../documents/list-all';
import { AppError } from '../../errors/app-error';
import { idField, verb } from '../../verbs/verb';
import type { VerbContext } from '../../verbs/verb';
import { claimIdentity } from '../claim-identity';
import { identityEmails } from '../identities';

/** An address that looks like the person's. */
export interface SuggestionRow {
  id: string;
  email: string;
  names: string[];
  /** Commits by it in all his repositories. */
  commits: number;
  repositories: number;
}

/** Addresses in the person's repositories that look like his and that he has neither taken nor turned down, most alike first. */
export const listSuggestions = verb(z.object({}), async ({ documents }, user): Promise<SuggestionRow[]> => {
  const taken = new Set(await identityEmails({ documents }, user));
  return (await listAll(documents, suggestions, 'owner', [user.id]))
    .filter(({ dismissed, email }) => !dismissed && !taken.has(email))
    .map((suggestion) => ({ suggestion, commits: suggestion.commits.reduce((sum, { commits }) => sum + commits, 0) }))
    .sort((a, b) => b.suggestion.likeness - a.suggestion.likeness || b.commits - a.commits || (a.suggestion.email < b.suggestion.email ? -1 : 1))
    .map(({ suggestion: { id, email, names, commits: places }, commits }) => ({ id, email, names, commits, repositories: places.length }));
});

async function ownSuggestion({ documents }: VerbContext, userId: string, suggestionId: string): Promise<Suggestion> {
  const found = await documents.get(suggestions, suggestionId);
  if (!found || found.ownerId !== userId) throw new AppError('not-found', 'There is no such suggestion.');
  return found;
}

/** "That is me": the address becomes the person's, claimed. Throws `not-found`; `wrong-use` as `claimIdentity`. */
export const confirmSuggestion = verb(z.object({ suggestionId: idField }), async (context, user, { suggestionId }): Promise<{ emails: string[] }> => {
  const { id, email } = await ownSuggestion(context, user.id, suggestionId);
  const answer = await claimIdentity(context, user, { email });
  await context.documents.delete(suggestions, id);
  return answer;
});

/** "That is not me": it is not suggested again. Throws `not-found`. */
export const dismissSuggestion = verb(z.object({ suggestionId: idField }), async (context, user, { suggestionId }): Promise<void> => {
  const found = await ownSuggestion(context, user.id, suggestionId);
  await context.documents.update(suggestions, { ...found, names: [], commits: [], dismissed: true });
});
