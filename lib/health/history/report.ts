import { z } from 'zod';
import { figuresOf } from './figures';
import type { HealthFigures } from './figures';
import { historyOf } from './history';
import type { History, Trouble } from './history';
import { isForAll, partName } from './parts';
import type { Known } from './read-health';
import { troubleState, troubleText, troubleTitle } from './words';

/** What the status page shows of the last 90 days. */
export interface HealthReport extends History {
  /** When it was made, in milliseconds since 1970. */
  now: number;
  figures: HealthFigures;
  /** Whether the store could be asked; else this is what was read before. */
  fresh: boolean;
}

/** The report of what is known. `now` in milliseconds since 1970. */
export function reportOf({ days, fresh }: Known, now: number): HealthReport {
  const history = historyOf(days, now);
  return { ...history, now, figures: figuresOf(days, history, now), fresh };
}

/** The same without servers of forges that the operator added: what is for everybody. */
export function reportForAll(report: HealthReport): HealthReport {
  return { ...report, parts: report.parts.filter(({ part }) => isForAll(part)), events: report.events.filter(({ part }) => isForAll(part)) };
}

/** Stands for an event for good: an event that goes on is the same. */
export function eventId({ part, from }: Trouble): string {
  return `${part}-${new Date(from).toISOString().slice(0, 16)}Z`;
}

const moment = z.iso.datetime();
const state = z.enum(['unknown', 'ok', 'slow', 'failing']);
const seconds = z.number().nullable();

/** The report as programs read it. */
export const healthReportSchema = z.object({
  made: moment,
  fresh: z.boolean(),
  parts: z.array(z.object({
    part: z.string(), name: z.string(), present: state,
    days: z.array(z.object({ day: z.iso.date(), state: z.enum(['unknown', 'ok', 'trouble']), checks: z.int().min(0), troubleMinutes: z.int().min(0) })),
  })),
  events: z.array(z.object({ id: z.string(), part: z.string(), kind: z.enum(['slow', 'failing']), state: z.enum(['open', 'over', 'end not known']), from: moment, until: moment.nullable(), title: z.string(), text: z.string() })),
  figures: z.object({
    repositoriesLookedAt: z.int().min(0).nullable(), halfWithinSeconds: seconds, ninetyNineOfHundredWithinSeconds: seconds, waits: z.int().min(0), answeredShare: z.number().min(0).max(1).nullable(), checks: z.int().min(0),
  }),
});

const inSeconds = (ms: number | undefined): number | null => (ms === undefined || ms === Infinity ? null : ms / 1_000);

/** The report as programs read it, for everybody. */
export function healthJson(report: HealthReport): z.infer<typeof healthReportSchema> {
  const { now, fresh, parts, events, figures } = reportForAll(report);
  const iso = (ms: number): string => new Date(ms).toISOString();
  return healthReportSchema.parse({
    made: iso(now), fresh,
    parts: parts.map(({ part, present, days }) => ({ part, name: partName(part), present, days: days.map(({ minutes, ...day }) => ({ ...day, troubleMinutes: minutes })) })),
    events: events.map((event) => ({
      id: eventId(event), part: event.part, kind: event.kind, state: troubleState(event), from: iso(event.from), until: event.until === null ? null : iso(event.until), title: troubleTitle(event), text: troubleText(event, now),
    })),
    figures: { repositoriesLookedAt: figures.looked ?? null, halfWithinSeconds: inSeconds(figures.half), ninetyNineOfHundredWithinSeconds: inSeconds(figures.most), waits: figures.waits, answeredShare: figures.answered ?? null, checks: figures.checks },
  });
}
