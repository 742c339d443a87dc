import type { Attributes, HistogramName } from './instruments';
import { countError, secondsSince, telemetry } from './telemetry';

/** Runs a step as a span, records how long it took and what became of it (`done` or `failed`), and counts its failure. Throws what the step throws. */
export async function measure<T>(name: string, how: { duration?: HistogramName; where: NonNullable<Attributes['where']>; forge?: string }, work: () => Promise<T>): Promise<T> {
  const { duration, where, forge } = how;
  const attributes: Attributes = forge === undefined ? {} : { forge };
  const start = performance.now();
  const record = (result: 'done' | 'failed'): void => {
    if (duration) telemetry().record(duration, secondsSince(start), { ...attributes, result });
  };
  try {
    const result = await telemetry().span(name, attributes, work);
    record('done');
    return result;
  } catch (error) {
    record('failed');
    countError(error, where);
    throw error;
  }
}
