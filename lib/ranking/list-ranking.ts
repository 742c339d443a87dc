import type { Context } from '../context';
import { cvs, rankings } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { isOpen } from './join-ranking';
import { placesOf } from './rank';
import type { Period } from './standing';

/** One line of the ranking, as everybody sees it. */
export interface RankingRow {
  place: number;
  ownerId: string;
  name: string;
  slug: string;
  activeDays: number;
  bars: number[];
  languages: number;
  repositories: number;
  /** 0–1; null where unknown. */
  openSource: number | null;
}

/** A ranking over one period, of all work or of one language. */
export interface Ranking {
  rows: RankingRow[];
  /** Languages that somebody on the list uses in this period, by name. */
  languages: string[];
  /** ISO time at which the oldest entry was brought up to date; null without entries. */
  refreshed: string | null;
}

/**
 * Everybody who chose to be ranked and whose CV anybody may read, asked at the moment of the answer: who takes his CV back is gone with it. With a language, days are those on which it was
 * changed; how they spread over the months is not known then, and `bars` is empty.
 */
export async function listRanking({ documents }: Pick<Context, 'documents'>, { period, language }: { period: Period; language?: string }): Promise<Ranking> {
  const entries = await listAll(documents, rankings, 'all', []);
  const names = new Set<string>();
  const people: Omit<RankingRow, 'place'>[] = [];
  for (const { ownerId, cvId, standings } of entries) {
    const standing = standings.find((one) => one.period === period);
    const cv = standing && (await documents.get(cvs, cvId));
    if (!standing || !isOpen(cv)) continue;
    for (const { name } of standing.languages) names.add(name);
    const days = language === undefined ? standing.activeDays : (standing.languages.find(({ name }) => name === language)?.days ?? 0);
    people.push({ ownerId, name: cv.name, slug: cv.slug, activeDays: days, bars: language === undefined ? standing.bars : [], languages: standing.languages.length, repositories: standing.repositories, openSource: standing.openSource });
  }
  return { rows: placesOf(people), languages: [...names].toSorted((a, b) => a.localeCompare(b, 'en')), refreshed: entries.map(({ made }) => made).toSorted()[0] ?? null };
}
