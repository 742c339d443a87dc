import { Point } from '@influxdata/influxdb-client';
import type { ChangeFact, CommitFact } from '../facts/types';
import { packFact } from './influx-fields';
import { placeOf, toTag } from './influx-names';

export const MEASUREMENT = 'facts';
/** Commits of one second in one batch from which on the second counts as crowded: among so few, two of a billion places are never the same. */
const CROWD = 16;
/** Times outside of these years are in the text only: each year is a file of its own for the server. */
const EARLIEST = Date.UTC(1970, 0, 1) / 1_000;
const LATEST = Date.UTC(2100, 0, 1) / 1_000;

/** What names a series. A language or category that is not there is null. */
export interface SeriesTags { user: string; rules: number; repository: string; kind: string; language: string | null; category: string | null; crowd: string | null }

/** A point without fields. The language of a file that has none, and both where a commit changed nothing, are left out. */
function pointOf(tags: SeriesTags, timestamp: string): Point {
  const point = new Point(MEASUREMENT).tag('user', toTag(tags.user)).tag('rules', String(tags.rules)).tag('repository', toTag(tags.repository)).tag('kind', tags.kind);
  if (tags.language !== null) point.tag('language', toTag(tags.language));
  if (tags.category !== null) point.tag('category', tags.category);
  if (tags.crowd !== null) point.tag('crowd', tags.crowd);
  return point.timestamp(timestamp);
}

/** Nanoseconds since 1970 as text: more digits than a number holds. */
export function timestampOf(second: number, nanosecond: number): string {
  return `${second}${String(nanosecond).padStart(9, '0')}`.replace(/^0+(?=\d)/u, '');
}

function hasOwnSecond(time: number | null): time is number {
  return time !== null && time >= EARLIEST && time < LATEST;
}

function secondKey({ repository, time }: CommitFact): string {
  return `${time ?? ''} ${repository}`;
}

/** Seconds that very many commits of these facts share, as `secondKey` names them. */
function crowdedSeconds(facts: readonly CommitFact[]): Set<string> {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(secondKey(fact), (counts.get(secondKey(fact)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= CROWD).map(([key]) => key));
}

/**
 * Facts as lines for InfluxDB: one a commit, language and category, one for a commit that changed nothing. The line of a commit's first change carries the whole
 * commit as a text and comes last, so that whoever finds it finds the others. The same fact always gives points of the same names and times, unless its second is
 * crowded in one batch and not in another; then it is there twice and read once.
 */
export function factLines(user: string, rules: number, facts: readonly CommitFact[], written: number): string[] {
  const crowded = crowdedSeconds(facts);
  return facts.flatMap((fact) => {
    const place = placeOf(fact.commit);
    const second = hasOwnSecond(fact.time) ? fact.time : place.secondOfDay;
    const crowd = hasOwnSecond(fact.time) && crowded.has(secondKey(fact)) ? place.crowd : null;
    const changes: readonly (ChangeFact | null)[] = fact.changes.length === 0 ? [null] : fact.changes;
    const lines = changes.map((change, number) => {
      const tags = { user, rules, repository: fact.repository, kind: fact.kind, language: change?.language ?? null, category: change?.category ?? null, crowd };
      const point = pointOf(tags, timestampOf(second, place.nanosecond))
        .intField('files', change?.files ?? 0).intField('additions', change?.additions ?? 0).intField('deletions', change?.deletions ?? 0);
      // Never left out: a field that is not written again keeps what an older writing put there.
      return point.stringField('fact', number === 0 ? packFact(fact, written) : '-').toLineProtocol() ?? '';
    });
    return lines.toReversed();
  });
}

/** A line that takes everything out of a point: what stays are its opaque tags and its time. */
export function emptyLine(tags: SeriesTags, timestamp: string): string {
  return pointOf(tags, timestamp).stringField('fact', '').intField('files', 0).intField('additions', 0).intField('deletions', 0).toLineProtocol() ?? '';
}
