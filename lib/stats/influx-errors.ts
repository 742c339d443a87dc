import { HttpError } from '@influxdata/influxdb-client';
import { AppError } from '../errors/app-error';

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'InfluxDB refuses the facts as they are sent. Check that INFLUX_VERSION fits the server, and that the bucket keeps data without an end.',
  401: 'InfluxDB refuses the login. Check INFLUX_TOKEN, or INFLUX_USERNAME and INFLUX_PASSWORD.',
  403: 'InfluxDB does not let this login do that. Check the rights of INFLUX_TOKEN on the bucket.',
  404: 'InfluxDB knows no such bucket. Check INFLUX_BUCKET and INFLUX_ORG, and that the token may read and write it.',
  422: 'InfluxDB refuses the facts: the bucket drops data after some time, or holds something else under the same name. Give it a bucket of its own without an end.',
};

const STILL = 'What was acknowledged before still holds; it is tried again.';

/** No bucket of this name is there for this login, and it may not make one. */
export function noSuchBucket(): AppError {
  return new AppError('store-failed', `${SENTENCES[404]} ${STILL}`);
}

/** The bucket is there, and its rows are kept from this login: they must never be taken for none. */
export function unreadableBucket(): AppError {
  return new AppError('store-failed', `InfluxDB has the bucket and does not show it to this login. Check that INFLUX_TOKEN may read it. ${STILL}`);
}

/** Whether a refusal says that there is no such bucket. Anything between here and the server can say 404 as well, and says nothing of a bucket. */
export function saysNoBucket(error: unknown): boolean {
  return error instanceof HttpError && error.statusCode === 404 && /\b(?:bucket|database)\b/iu.test(error.body ?? '');
}

/** What the server said with a status, if it said anything. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof HttpError ? error.statusCode : undefined;
}

/** Whether the same request may succeed a little later: nobody answered, or the server says that it is busy or has a fault. */
export function isPassing(error: unknown): boolean {
  if (error instanceof AppError) return false;
  const status = statusOf(error);
  return status === undefined || status === 408 || status === 429 || status >= 500;
}

/** Milliseconds that the server wants to be left alone; undefined where it does not say. */
export function askedPause(error: unknown): number | undefined {
  const pause = error instanceof HttpError ? error.retryAfter() : 0;
  return pause > 0 ? pause : undefined;
}

/** The error as the rest of the program knows it, `store-failed`. An AppError is handed on as it is. */
export function translateInfluxError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  const sentence = status === undefined ? 'InfluxDB cannot be reached.' : (SENTENCES[status] ?? 'InfluxDB could not do what was asked.');
  return new AppError('store-failed', `${sentence} ${STILL}`, { cause: error });
}
