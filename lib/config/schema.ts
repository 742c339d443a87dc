import { z } from 'zod';
import { cloudVariables } from './cloud';
import { egressVariables } from './egress';
import { pushVariables } from './push';
import { signInVariables } from './sign-in';
import { storeVariables } from './stores';
import { telemetryVariables } from './telemetry';
import { tokenVariables } from './tokens';

/** Words that people write for yes and no. */
const statement = z
  .enum(['true', 'false', 'yes', 'no', '1', '0'], { error: 'must be true or false' })
  .transform((word) => ['true', 'yes', '1'].includes(word));

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/u, { error: `must be a whole number from ${least} to ${most}` })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error: `must be a whole number from ${least} to ${most}` });

const address = z
  .url({ protocol: /^https?$/u, error: 'must be an address such as https://stats.example.org' })
  .transform((value) => value.replace(/\/+$/u, ''));

/** Every variable the program reads, as written in `.env.example`. An empty one counts as not set. */
export const environmentSchema = z.object({
  COMMIT_STATS_DATA: z.string().optional(),
  COMMIT_STATS_TEMP: z.string().optional(),
  COMMIT_STATS_DIFF_WORKERS: wholeNumber(1, 64).optional(),
  COMMIT_STATS_ROUNDS_AT_ONCE: wholeNumber(1, 256).optional(),
  COMMIT_STATS_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'must be silent, error, warn, info or debug' }).optional(),
  COMMIT_STATS_BASE_URL: address.optional(),
  HOST: z.string().regex(/^[\w.:-]+$/u, { error: 'must be an address of this machine such as 127.0.0.1' }).optional(),
  PORT: wholeNumber(0, 65_535).optional(),
  COMMIT_STATS_PROXIES: wholeNumber(0, 9).optional(),
  HIGHCHARTS_LICENCE: statement.optional(),
  XDG_DATA_HOME: z.string().optional(),
  ...signInVariables,
  ...tokenVariables,
  ...pushVariables,
  ...storeVariables,
  ...cloudVariables,
  ...telemetryVariables,
  ...egressVariables,
});

export type Environment = z.infer<typeof environmentSchema>;
export type LogLevel = NonNullable<Environment['COMMIT_STATS_LOG']>;
