import { z } from 'zod';
import type { CallOptions, ChangePage, ForgeRepository, KnownRepository } from '../port';
import type { GitHubClient } from './client';
import { ABSENT, readRepository } from './find-repository';
import { readPage } from './list-repositories';

/** What was pushed to last comes first: usually one page tells all, and a page that has not changed costs nothing. */
const NEWEST = '/user/repos?affiliation=owner,collaborator,organization_member&sort=pushed&direction=desc&per_page=100';
/** GitHub's machines do not all have the same clock, and lists may lag. */
const MARGIN_MS = 3_600_000;

const stateSchema = z.object({
  /** A state belongs to the token it came from: another one sees another list under the same tag. */
  connection: z.string(),
  etag: z.string().nullable(),
  /** Newest push at the last look, milliseconds since 1970. */
  newest: z.number(),
  /** Known repositories that the list has. */
  listed: z.array(z.string()),
  /** Known repositories that it has not, with the tag of each. */
  apart: z.record(z.string(), z.string().nullable()),
});
type State = z.infer<typeof stateSchema>;

function readState(text: string | null, connection: string): State {
  const none = { connection, etag: null, newest: 0, listed: [], apart: {} };
  if (text === null) return none;
  try {
    const parsed = stateSchema.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.connection === connection ? parsed.data : none;
  } catch {
    return none;
  }
}

function changedOf(rows: readonly ForgeRepository[], markers: ReadonlyMap<string, string | null>): ChangePage['changed'] {
  return rows.flatMap(({ id, marker }) => (marker !== null && markers.has(id) && markers.get(id) !== marker ? [{ id, marker }] : []));
}

function pushedAt(row: ForgeRepository): number {
  return row.lastActivity === null ? 0 : Date.parse(row.lastActivity);
}

/**
 * Which of the known repositories were pushed to. One conditional request for those in the account's list, one for each other one; a star changes the
 * page's tag but no marker, and starts nothing.
 */
export async function* findChanges(client: GitHubClient, known: readonly KnownRepository[], stored: string | null, options?: CallOptions): AsyncIterable<ChangePage> {
  const before = readState(stored, client.connection.id);
  const markers = new Map(known.map(({ id, marker }) => [id, marker]));
  const listed = new Set(before.listed.filter((id) => markers.has(id)));
  const settled = (id: string): boolean => listed.has(id) || id in before.apart;
  // One that was never collected, or of which it is not known whether the list has it, must be looked for to the end of the list.
  const whole = known.some(({ id, marker }) => (marker === null && !(id in before.apart)) || !settled(id));
  const seen = new Set<string>();
  let newest = before.newest;
  let etag: string | null = null;
  let first = true;
  for await (const answer of client.pages(NEWEST, { ...options, etag: whole ? null : before.etag, accept: [304] })) {
    if (first) etag = answer.status === 304 ? before.etag : answer.headers.get('etag');
    first = false;
    if (answer.status === 304) break;
    const page = readPage(answer, client.place, seen);
    for (const { id } of page.repositories) if (markers.has(id)) listed.add(id);
    newest = Math.max(newest, ...page.repositories.map(pushedAt));
    yield { changed: changedOf(page.repositories, markers), unavailable: [], seen: page.repositories, problems: page.problems, state: null };
    const oldest = page.repositories.at(-1);
    if (!whole && oldest && pushedAt(oldest) < before.newest - MARGIN_MS) break;
  }
  if (whole) for (const id of listed) if (!seen.has(id)) listed.delete(id);
  const apart: State['apart'] = {};
  for (const { id, marker } of known) {
    if (listed.has(id)) continue;
    const tag = marker === null ? null : (before.apart[id] ?? null);
    const answer = await client.get(`/repositories/${id}`, { ...options, etag: tag, accept: [...ABSENT, 304] });
    apart[id] = answer.status === 304 ? tag : answer.headers.get('etag');
    if (answer.status === 304) continue;
    const found = readRepository(answer, client.place);
    if (found.state === 'present') yield { changed: changedOf([found.repository], markers), unavailable: [], seen: [found.repository], problems: [], state: null };
    else yield { changed: [], unavailable: [{ id, state: found.state }], seen: [], problems: [], state: null };
  }
  const state: State = { connection: client.connection.id, etag, newest, listed: [...listed], apart };
  yield { changed: [], unavailable: [], seen: [], problems: [], state: JSON.stringify(state) };
}
