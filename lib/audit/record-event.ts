import { createHash } from 'node:crypto';
import type { Context } from '../context';
import { audit } from '../documents/collections';
import type { AuditAction } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';

/** Something that was done with a person's token or account. */
export interface AuditEvent {
  action: AuditAction;
  token?: { id: string; name: string };
  /** What it was done to, e.g. the path of a repository. No secret. */
  subject?: string;
  /** From where: browser, address. */
  from?: string;
}

const HOUR = 3_600_000;
/** What is done by itself for as long as a token is kept, every 15 minutes or once a day, would be most of all that is stored: one entry a week tells when, for what and how often. */
const WEEK = 7 * 24 * HOUR;
const TOGETHER: Partial<Record<AuditAction, number>> = { 'changes-asked': WEEK, 'repositories-listed': WEEK, 'repository-collected': WEEK, 'token-checked': WEEK };
const LONGEST = 300;

/** Without characters that could forge a line or hide a part of one. */
function shown(text: string | undefined): string {
  return (text ?? '').replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ').slice(0, LONGEST);
}

/**
 * Notes an event in its owner's audit list; the same again within one hour (a week, where it is done by itself) raises the number of the entry that is there. Events of signing in are single ones.
 * `now` in milliseconds since 1970.
 */
export async function recordEvent({ documents }: Pick<Context, 'documents'>, ownerId: string, event: AuditEvent, now = Date.now()): Promise<void> {
  const at = new Date(now).toISOString();
  const { action, token = null } = event;
  const [subject, from] = [shown(event.subject), shown(event.from)];
  const same = createHash('sha256').update(JSON.stringify([ownerId, action, token?.id, subject, from, Math.floor(now / (TOGETHER[action] ?? HOUR))])).digest('hex').slice(0, 32);
  const found = await documents.get(audit, same);
  try {
    if (found) await documents.update(audit, { ...found, last: at, order: -now, times: found.times + 1 });
    else await documents.insert(audit, { id: same, ownerId, order: -now, first: at, last: at, times: 1, action, token: token && { id: token.id, name: shown(token.name) }, subject, from });
  } catch (error) {
    if (isConflict(error)) return recordEvent({ documents }, ownerId, event, now);
    throw error;
  }
}
