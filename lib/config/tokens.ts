import { z } from 'zod';
import { AppError } from '../errors/app-error';

/** Which tokens may be added, and how their owners are written to. */
export interface TokenPolicy {
  /** Web addresses, without a slash at the end, of the servers besides the public ones. */
  servers: readonly string[];
  /** Tokens that can also write are refused. */
  refuseWriting: boolean;
  /** Null: warnings stand on the page only. */
  mail: { smtp: string; from: string } | null;
}

const servers = z.string().transform((text, issues) => {
  const all = text.split(/\s+/u).map((one) => one.replace(/\/+$/u, ''));
  const right = (one: string): boolean => {
    if (!/^https?:\/\//u.test(one) || !URL.canParse(one)) return false;
    const { username, password, search, hash } = new URL(one);
    return `${username}${password}${search}${hash}` === '';
  };
  if (all.every(right)) return all.map((one) => new URL(one).href.replace(/\/+$/u, ''));
  issues.addIssue({ code: 'custom', message: 'must be web addresses such as https://gitlab.example.org with spaces between them' });
  return z.NEVER;
});

/** The variables of tokens, as written in `.env.example`. */
export const tokenVariables = {
  COMMIT_STATS_FORGE_SERVERS: servers.optional(),
  COMMIT_STATS_REFUSE_WRITING_TOKENS: z.enum(['true', 'false', 'yes', 'no', '1', '0'], { error: 'must be true or false' }).transform((word) => ['true', 'yes', '1'].includes(word)).optional(),
  COMMIT_STATS_SMTP: z.url({ protocol: /^smtps?$/u, error: 'must be an address such as smtps://user:password@mail.example.org' }).optional(),
  COMMIT_STATS_MAIL_FROM: z.email({ error: 'must be an e-mail address' }).optional(),
};

/**
 * The operator's word on tokens.
 * @throws AppError `invalid-settings` where mail has no sender.
 */
export function tokenPolicyOf(variables: z.infer<z.ZodObject<typeof tokenVariables>>): TokenPolicy {
  const { COMMIT_STATS_SMTP: smtp, COMMIT_STATS_MAIL_FROM: from } = variables;
  if (smtp !== undefined && from === undefined) throw new AppError('invalid-settings', 'The variable COMMIT_STATS_MAIL_FROM is missing. COMMIT_STATS_SMTP needs it: the address that mails come from.');
  return {
    servers: variables.COMMIT_STATS_FORGE_SERVERS ?? [],
    refuseWriting: variables.COMMIT_STATS_REFUSE_WRITING_TOKENS ?? false,
    mail: smtp !== undefined && from !== undefined ? { smtp, from } : null,
  };
}
