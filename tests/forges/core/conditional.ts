import { createHash } from 'node:crypto';
import type { Asked, RestReply } from './server';

/** The answer with its tag, or 304 without a body where the tag is the one that was asked with. `viewer`: who sees the same under another tag. */
export function conditional<T extends RestReply>(asked: Pick<Asked, 'headers'>, reply: T, viewer = ''): T | RestReply {
  if (reply.status !== 200) return reply;
  const etag = `W/"${createHash('sha256').update(viewer).update(JSON.stringify(reply.body ?? '')).digest('hex')}"`;
  const headers = { ...reply.headers, etag };
  return asked.headers['if-none-match'] === etag ? { status: 304, headers } : { ...reply, headers };
}
