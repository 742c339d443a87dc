import { countingIdentities } from '../accounts/counting-emails';
import { recordEvent } from '../audit/record-event';
import { leavesOut } from '../collections/nothing-new';
import { collections } from '../documents/collections';
import { RULES_VERSION } from '../facts/types';
import { reportFacts, reportedRepository, stampOf } from '../repositories/report-facts';
import { operation } from './operation';
import { REPORT_LIMITS, pushQuery, pushSchema, reportAnswerSchema, reportSchema } from './report-schemas';
import { noQuery } from './schemas';

/** What a machine needs before it counts at home. */
export const push = operation({
  kind: 'json', path: '/push', query: pushQuery, response: pushSchema,
  summary: 'What `commit-stats push` needs to count on your own machine: rules, the key of your ids, your addresses.',
  async answer(context, { user, query: { key } }) {
    if (key === undefined) await recordEvent(context, user.id, { action: 'id-key-given' });
    const known = key === undefined ? undefined : await reportedRepository(context, user, key);
    const state = known && (await context.documents.get(collections, known.id));
    const paths = known?.exclusions.paths ?? [];
    const identities = (await countingIdentities(context, user)).map(({ email, id }) => ({ address: email, id })).sort((a, b) => (a.address < b.address ? -1 : 1));
    return {
      rules: RULES_VERSION, hashKey: user.hashKey, addresses: identities.map(({ address }) => address), identities, repository: known?.id ?? null,
      without: paths.length === 0 ? null : { paths, stamp: stampOf(user, paths) },
      // Before the first complete report nothing is known of what was sent but its paths; of an older one not even whose commits they are.
      anew: state !== undefined && (state.rules !== null && state.rules !== RULES_VERSION || !leavesOut(state, paths) || (state.completed !== null && state.collectedFor.length === 0)), most: REPORT_LIMITS,
    };
  },
});

/** Facts that were counted at home. */
export const report = operation({
  kind: 'write', path: '/facts', query: noQuery, body: reportSchema, most: REPORT_LIMITS.bytes, response: reportAnswerSchema,
  summary: 'Reports commits that you counted on your own machine, in numbers. They are marked “reported by its owner”. Sending the same twice changes nothing.',
  answer: (context, { user, body }) => reportFacts(context, user, body),
});
