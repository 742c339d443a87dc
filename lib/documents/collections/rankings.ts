import { z } from 'zod';
import { base, collection, count, isoTime } from './shape';

const standing = z.object({
  period: z.enum(['12-months', 'year', 'all']),
  activeDays: count,
  bars: z.array(count),
  languages: z.array(z.object({ name: z.string(), days: count })),
  repositories: count,
  /** 0–1; null where unknown. */
  openSource: z.number().nullable(),
});

const rankingEntry = z.object({
  ...base,
  /** The public CV that it leads to. */
  cvId: z.string(),
  joined: isoTime,
  /** When it was brought up to date. */
  made: isoTime,
  /** The day, `YYYY-MM-DD`, and the aggregate it was made for. */
  day: z.string(),
  aggregateVersion: count,
  standings: z.array(standing),
  /** What of the person's work does not count here. */
  notRanked: z.object({ unverified: count, future: count, crowdedDays: count }),
});
export type RankingEntry = z.infer<typeof rankingEntry>;
/** People who chose to be ranked, under their ids. */
export const rankings = collection('rankings', rankingEntry, { owner: { fields: ['ownerId'] }, all: { fields: [] } });
