import pino from 'pino';
import type { LogLevel } from '../config/schema';

export type Log = pino.Logger;

/** Fields that may hold a secret, wherever they stand in what is logged. */
const SECRET_FIELDS = ['authorization', 'Authorization', 'token', 'secret', 'password', 'cookie', 'hashKey', 'userKey', 'key'];
const REDACTED = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** User names and passwords in addresses, what follows a login scheme, and tokens of forges that can be told by their form. */
const SECRET_TEXT: readonly [RegExp, string][] = [
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/giu, '$1[redacted]@'],
  [/\b(Basic|Bearer)\s+[\w~+/.=-]+/giu, '$1 [redacted]'],
  [/(?<![A-Za-z0-9])(gh[pousr]_|github_pat_|gl(?:pat|dt|cbt|rtr?|oas|ptt|ft|imt|agent|wt|soat|ffct)-)[\w.=-]{8,}/gu, '$1[redacted]'],
  [/(?<![A-Za-z0-9])[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/gu, '[redacted]'],
];

/** The text without what looks like a credential. */
export function redact(text: string): string {
  return SECRET_TEXT.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

function redactError(error: Error): Record<string, unknown> {
  const plain = pino.stdSerializers.err(error);
  return { type: plain.type, message: redact(plain.message), stack: redact(plain.stack), code: (error as { code?: unknown }).code };
}

function redactTexts(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]));
}

/** JSON lines on stderr, without secrets: stdout belongs to results. `destination` is for whoever wants them elsewhere. */
export function createLog(level: LogLevel, destination: pino.DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  return pino(
    {
      level,
      base: undefined,
      redact: { paths: REDACTED, censor: '[redacted]' },
      formatters: { log: redactTexts },
      serializers: { err: redactError, error: redactError },
      hooks: {
        logMethod(values, method) {
          method.apply(this, values.map((value: unknown) => (typeof value === 'string' ? redact(value) : value)) as typeof values);
        },
      },
    },
    destination,
  );
}
