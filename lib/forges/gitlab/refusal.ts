import { z } from 'zod';
import { AppError } from '../../errors/app-error';
import type { AppErrorOptions, ErrorCode } from '../../errors/app-error';
import { STAYS, TRIED_AGAIN } from '../../errors/kept';
import { GOES_ON, rateLimitSentence } from '../rate-limited';

/** What is said of a token that was taken once. */
export const REPLACE = 'What was collected stays; make a new token and put it in the place of this one.';

/** A status of 400 and above, as a failure with its sentence; `answered` lets a caller that asked for one thing read a 404 as an answer. */
export class GitLabRefusal extends AppError {
  constructor(code: ErrorCode, sentence: string, readonly answered: number, options?: AppErrorOptions) {
    super(code, sentence, options);
  }
}

/** What an answer with status 400 or above says of itself. */
export interface RefusedAnswer {
  status: number;
  text: string;
  /** It is about speed, whatever the status. */
  limited: boolean;
}

/** Page of a GitLab server on which a person makes a token that is enough. */
export function newTokenLink(server: string): string {
  return `${server}/-/user_settings/personal_access_tokens?name=Commit+Stats&scopes=read_api,read_repository`;
}

const bodySchema = z.object({ error: z.string().catch(''), error_description: z.string().catch('') });

function fields(answer: RefusedAnswer): z.infer<typeof bodySchema> {
  const none = { error: '', error_description: '' };
  try {
    return bodySchema.safeParse(JSON.parse(answer.text)).data ?? none;
  } catch {
    return none;
  }
}

/** For text that cannot stand in a header, and so is no token of any GitLab. */
export function tokenImpossible(server: string): GitLabRefusal {
  return new GitLabRefusal('token-refused', 'This is no token of GitLab: it has spaces or characters that none has. Copy it again, or make a new one.', 401, { link: newTokenLink(server) });
}

function tokenRefused(answer: RefusedAnswer, link: string): GitLabRefusal {
  // GitLab answers `invalid_token` to an ended and to a revoked token alike; only its description tells them apart.
  const expired = /\bexpired\b/i.test(fields(answer).error_description);
  return expired
    ? new GitLabRefusal('token-expired', 'This token has expired.', 401, { link, kept: REPLACE })
    : new GitLabRefusal('token-refused', 'GitLab does not take this token: it was revoked, or it is mistyped.', 401, { link, kept: REPLACE });
}

/**
 * A refused answer in the words of this service.
 * @param retryAt When to come back, for answers about speed; milliseconds since 1970.
 * @param server The server's address, for links to the page where it is mended.
 */
export function refusalOf(answer: RefusedAnswer, server: string, retryAt: number): GitLabRefusal {
  const link = newTokenLink(server);
  const { status } = answer;
  if (answer.limited) {
    return new GitLabRefusal('rate-limited', rateLimitSentence('gitlab', retryAt), status, { retryAt, kept: GOES_ON });
  }
  if (status === 401) return tokenRefused(answer, link);
  if (status === 403 && fields(answer).error === 'insufficient_scope') {
    return new GitLabRefusal('scope-missing', 'This token lacks a scope. Make one with read_api and read_repository.', status, { link, kept: 'Put it in the place of this one.' });
  }
  if (status === 403) {
    return new GitLabRefusal('forge-refused', 'GitLab takes the token, but a rule of the server or the group forbids this. Ask the owner of the group.', status, { kept: STAYS });
  }
  if (status === 404 || status === 410 || status === 451) return new GitLabRefusal('not-found', 'GitLab shows nothing there to this token.', status);
  if (status >= 500) return new GitLabRefusal('forge-unreachable', `GitLab is not working at present (status ${status}).`, status, { retryAt, kept: TRIED_AGAIN });
  return new GitLabRefusal('forge-failed', `GitLab gave an answer that was not understood (status ${status}).`, status, { kept: TRIED_AGAIN });
}
