import { AppError } from '../errors/app-error';
import type { Attributes, CounterName, GaugeName, HistogramName } from './instruments';

/** One value of a gauge at this moment. */
export interface Reading {
  name: GaugeName;
  value: number;
  attributes?: Attributes;
}

/** Ends the observation it was given for. */
export type Unobserve = () => void;

/** A step under way, to which more can be noted. */
export interface Span {
  note(attributes: Attributes): void;
}

/** Traces and metrics of this process. Nothing in it ever throws or waits for whoever takes them. */
export interface Telemetry {
  /** Runs a step as part of the one around it. A failure is noted by its code alone, never by its words. */
  span<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T>;
  add(name: CounterName, value: number, attributes?: Attributes): void;
  record(name: HistogramName, value: number, attributes?: Attributes): void;
  /** Has the gauges read before each report; one that fails gives no values. */
  observe(read: () => Promise<readonly Reading[]>): Unobserve;
  /** Sends what has gathered: before a function is frozen, or a process ends. */
  flush(): Promise<void>;
}

const SILENT_SPAN: Span = { note: () => undefined };

/** Takes nothing: what holds unless the operator names a collector. */
const SILENT: Telemetry = {
  span: (_name, _attributes, work) => work(SILENT_SPAN),
  add: () => undefined,
  record: () => undefined,
  observe: () => () => undefined,
  flush: async () => undefined,
};

// The pages and the server in front are built apart but run in one process: they share one.
const PLACE = Symbol.for('commit-stats.telemetry');
type Shared = typeof globalThis & { [PLACE]?: Telemetry };

/** Traces and metrics of this process. */
export function telemetry(): Telemetry {
  return (globalThis as Shared)[PLACE] ?? SILENT;
}

/** Makes this the one that the process uses; undefined: none. */
export function setTelemetry(used: Telemetry | undefined): void {
  (globalThis as Shared)[PLACE] = used;
}

/** The code of a failure: of an AppError its own, of anything else `internal`. */
export function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : 'internal';
}

/** Counts a failure. */
export function countError(error: unknown, where: NonNullable<Attributes['where']>): void {
  telemetry().add('commit_stats.errors', 1, { code: codeOf(error), where });
}

/** Seconds since a moment that `performance.now()` gave. */
export function secondsSince(moment: number): number {
  return (performance.now() - moment) / 1_000;
}
