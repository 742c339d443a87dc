import { collections } from './collections/collecting';
import { aggregates, cvs, snapshots } from './collections/cvs';
import { feedbacks } from './collections/feedbacks';
import { packageChoices, packageNotes, packageUses } from './collections/packages';
import { identities, users } from './collections/people';
import { chores, healthDays, outages, requestWindows, wakeUps } from './collections/processes';
import { pullRequestCounts } from './collections/pull-request-counts';
import { rankings } from './collections/rankings';
import { repositories } from './collections/repositories';
import { formerSlugs, shareLinks, views } from './collections/sharing';
import { apiTokens, sessions, signInLinks } from './collections/sign-in';
import { signingKeys } from './collections/signing-keys';
import { statementKeys } from './collections/statement-keys';
import { audit, suggestions, tokenRounds, tokens } from './collections/tokens';
import { vaultKeys } from './collections/vault-keys';

export * from './collections/collecting';
export * from './collections/cv-settings';
export * from './collections/cvs';
export * from './collections/feedbacks';
export * from './collections/packages';
export * from './collections/people';
export * from './collections/processes';
export * from './collections/pull-request-counts';
export * from './collections/rankings';
export * from './collections/repositories';
export * from './collections/sharing';
export * from './collections/sign-in';
export * from './collections/signing-keys';
export * from './collections/tokens';
export * from './collections/vault-keys';

/** All of them: the stores make their indexes when they open. */
export const COLLECTIONS = [users, identities, repositories, collections, aggregates, cvs, snapshots, vaultKeys, statementKeys, signingKeys, sessions, signInLinks, apiTokens, requestWindows, tokens, tokenRounds, audit, suggestions, wakeUps, outages, healthDays, chores, feedbacks, rankings, packageUses, packageNotes, packageChoices, pullRequestCounts, shareLinks, views, formerSlugs] as const;
