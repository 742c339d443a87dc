import { Point } from '@influxdata/influxdb-client';
import type { ChangeFact, CommitFact } from '../facts/types';
import { commonFields, digestOf, hasOwnSecond, writeVersion } from './influx-fields';
import { placeOf, toTag } from './influx-names';
import type { Place } from './influx-names';

export const MEASUREMENT = 'facts';
/** Commits of one second in one batch from which on the second counts as crowded: among so few, two of a billion places are never the same. */
const CROWD = 16;

/** What names a series besides the language and category of a change. */
export interface SeriesTags { user: string; rules: number; repository: string; kind: string; language: string | null; category: string | null; crowd: string | null }

/** Nanoseconds since 1970 as text: more digits than a number holds. */
function timestamp(second: number, { nanosecond }: Place): string {
  return `${second}${String(nanosecond).padStart(9, '0')}`.replace(/^0+(?=\d)/u, '');
}

/** A point without fields. The language of a file that has none, and both where a commit changed nothing, are left out. */
function pointOf(tags: SeriesTags, second: number, place: Place): Point {
  const point = new Point(MEASUREMENT).tag('user', toTag(tags.user)).tag('rules', String(tags.rules)).tag('repository', toTag(tags.repository)).tag('kind', tags.kind);
  if (tags.language !== null) point.tag('language', toTag(tags.language));
  if (tags.category !== null) point.tag('category', tags.category);
  if (tags.crowd !== null) point.tag('crowd', tags.crowd);
  return point.timestamp(timestamp(second, place));
}

function lineOf(point: Point): string {
  return point.toLineProtocol() ?? '';
}

/** Seconds that very many commits of these facts share, as `secondKey` names them. */
function crowdedSeconds(facts: readonly CommitFact[]): Set<string> {
  const counts = new Map<string, number>();
  for (const fact of facts) counts.set(secondKey(fact), (counts.get(secondKey(fact)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= CROWD).map(([key]) => key));
}

function secondKey({ repository, time }: CommitFact): string {
  return `${time ?? ''} ${repository}`;
}

/**
 * Facts as lines for InfluxDB: one a commit, language and category, one for a commit that changed nothing. The same fact always gives a point of the same name and time,
 * unless its second is crowded in one batch and not in another; then it is there twice and read once.
 */
export function factLines(user: string, rules: number, facts: readonly CommitFact[], written: number): string[] {
  const crowded = crowdedSeconds(facts);
  return facts.flatMap((fact) => {
    const place = placeOf(fact.commit);
    const second = hasOwnSecond(fact.time) ? fact.time : place.secondOfDay;
    const crowd = hasOwnSecond(fact.time) && crowded.has(secondKey(fact)) ? place.crowd : null;
    const common = commonFields(fact);
    const digest = digestOf(fact);
    const changes: readonly (ChangeFact | null)[] = fact.changes.length === 0 ? [null] : fact.changes;
    return changes.map((change, number) => {
      const tags = { user, rules, repository: fact.repository, kind: fact.kind, language: change?.language ?? null, category: change?.category ?? null, crowd };
      const point = pointOf(tags, second, place)
        .stringField('id', common.id).stringField('work', common.work).stringField('identity', common.identity)
        .stringField('version', writeVersion({ digest, place: number, parts: fact.changes.length, written }))
        .intField('zone', common.zone).intField('committed', common.committed).intField('flags', common.flags)
        .intField('files', change?.files ?? 0).intField('additions', change?.additions ?? 0).intField('deletions', change?.deletions ?? 0);
      if (common.at !== undefined) point.intField('at', common.at);
      return lineOf(point);
    });
  });
}

/** A line that takes everything out of a point: what stays are its opaque tags and its time. */
export function emptyLine(tags: SeriesTags, second: number, commit: string): string {
  const point = pointOf(tags, second, placeOf(commit));
  for (const field of ['id', 'work', 'identity', 'version']) point.stringField(field, '');
  for (const field of ['zone', 'committed', 'flags', 'files', 'additions', 'deletions', 'at']) point.intField(field, 0);
  return lineOf(point);
}
