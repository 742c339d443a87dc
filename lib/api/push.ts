import { countingEmails } from '../accounts/counting-emails';
import { RULES_VERSION } from '../facts/types';
import { reportFacts, reportedRepository } from '../repositories/report-facts';
import { operation } from './operation';
import { REPORT_LIMITS, pushQuery, pushSchema, reportAnswerSchema, reportSchema } from './report-schemas';
import { noQuery } from './schemas';

/** What a machine needs before it counts at home. */
export const push = operation({
  kind: 'json', path: '/push', query: pushQuery, response: pushSchema,
  summary: 'What `commit-stats push` needs to count on your own machine: rules, the key of your ids, your addresses.',
  async answer(context, { user, query: { key } }) {
    const known = key === undefined ? undefined : await reportedRepository(context, user, key);
    return { rules: RULES_VERSION, hashKey: user.hashKey, addresses: await countingEmails(context, user), repository: known?.id ?? null, most: REPORT_LIMITS };
  },
});

/** Facts that were counted at home. */
export const report = operation({
  kind: 'write', path: '/facts', query: noQuery, body: reportSchema, most: REPORT_LIMITS.bytes, response: reportAnswerSchema,
  summary: 'Reports commits that you counted on your own machine, in numbers. They are marked “reported by its owner”. Sending the same twice changes nothing.',
  answer: (context, { user, body }) => reportFacts(context, user, body),
});
