import { z } from 'zod';

/** Where traces and metrics are sent, by OTLP over HTTP. */
export interface TelemetryPlace {
  /** Address of the collector without a slash at the end; `/v1/traces` and `/v1/metrics` follow it. */
  endpoint: string;
  /** Headers of every request, such as a login. Secret. */
  headers: Readonly<Record<string, string>>;
  /** Name of this service there. */
  service: string;
  /** Milliseconds between two reports of metrics. */
  interval: number;
}

const PAIRS = /^\s*[\w.-]+\s*=[^,=\s][^,]*(?:,\s*[\w.-]+\s*=[^,=\s][^,]*)*$/u;

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(',').map((pair) => {
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1).trim();
    // The specification has values percent-encoded; a lone percent sign is meant as it stands.
    try {
      return [pair.slice(0, at).trim(), decodeURIComponent(value)];
    } catch {
      return [pair.slice(0, at).trim(), value];
    }
  }));
}

/** The variables of OpenTelemetry that are read here, named as its specification has them; its own others hold as well, such as OTEL_TRACES_SAMPLER. */
export const telemetryVariables = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/u, error: 'must be an address such as http://127.0.0.1:4318' })
    .refine((value) => !/^[^/]+\/\/[^/]*@/u.test(value), { error: 'must not hold a user or password: OTEL_EXPORTER_OTLP_HEADERS takes a login' })
    .transform((value) => value.replace(/\/+$/u, '')).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().regex(PAIRS, { error: 'must be name=value with commas between them' }).transform(pairs).optional(),
  OTEL_SERVICE_NAME: z.string().regex(/^[\w .-]{1,100}$/u, { error: 'must be letters, digits, blanks, dots and hyphens' }).optional(),
  OTEL_METRIC_EXPORT_INTERVAL: z.string().regex(/^\d{2,8}$/u, { error: 'must be milliseconds, e.g. 60000' }).transform(Number).optional(),
};

/** Where the operator wants them; null: nowhere, and nothing of it is loaded. */
export function telemetryOf(variables: z.infer<z.ZodObject<typeof telemetryVariables>>): TelemetryPlace | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers = {}, OTEL_SERVICE_NAME: service = 'commit-stats', OTEL_METRIC_EXPORT_INTERVAL: interval = 60_000 } = variables;
  return endpoint === undefined ? null : { endpoint, headers, service, interval };
}
