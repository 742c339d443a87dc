import { z } from 'zod';
import { AppError } from '../errors/app-error';

/** InfluxDB: which server, which bucket (a database in version 1), and who asks. */
export interface InfluxPlace {
  /** Address without a slash at the end. */
  url: string;
  /** 1: InfluxQL and its own write path. 2: buckets. 3: buckets that nothing can be deleted from, as in Cloud Serverless. */
  version: 1 | 2 | 3;
  bucket: string;
  /** Organisation; empty in version 1. */
  org: string;
  /** Secret: the value of the header that says who asks; undefined where the server asks nobody. */
  authorization: string | undefined;
}

/** The variables of InfluxDB, as written in `.env.example`. */
export const influxVariables = {
  INFLUX_URL: z
    .url({ protocol: /^https?$/u, error: 'must be an address such as https://influx.example.org' })
    .refine((value) => !/^[^/]+\/\/[^/]*@/u.test(value), { error: 'must not hold a user or password: they have variables of their own' })
    .transform((value) => value.replace(/\/+$/u, '')).optional(),
  INFLUX_VERSION: z.enum(['1', '2', '3'], { error: 'must be 1, 2 or 3' }).optional(),
  INFLUX_TOKEN: z.string().regex(/^[\x21-\x7E]+$/u, { error: 'must be a token as InfluxDB shows it' }).optional(),
  INFLUX_ORG: z.string().optional(),
  INFLUX_BUCKET: z.string().regex(/^[\w-]{1,64}$/u, { error: 'must be letters, digits, _ and -' }).optional(),
  INFLUX_USERNAME: z.string().optional(),
  INFLUX_PASSWORD: z.string().optional(),
};

type Variables = z.infer<z.ZodObject<typeof influxVariables>>;

function missing(name: keyof Variables, why: string): never {
  throw new AppError('invalid-settings', `The variable ${name} is missing: ${why}.`);
}

function authorizationOf({ INFLUX_TOKEN: token, INFLUX_USERNAME: user, INFLUX_PASSWORD: password }: Variables): string | undefined {
  if (token !== undefined) return `Token ${token}`;
  return user === undefined ? undefined : `Basic ${Buffer.from(`${user}:${password ?? ''}`, 'utf8').toString('base64')}`;
}

/**
 * The place that the operator names.
 * @throws AppError `invalid-settings` where a part of it is missing.
 */
export function influxOf(variables: Variables): InfluxPlace {
  const version = Number(variables.INFLUX_VERSION ?? '2') as 1 | 2 | 3;
  if (version > 1 && variables.INFLUX_TOKEN === undefined) missing('INFLUX_TOKEN', 'the token with which InfluxDB is asked');
  if (version > 1 && variables.INFLUX_ORG === undefined) missing('INFLUX_ORG', 'the organisation in InfluxDB');
  return {
    url: variables.INFLUX_URL ?? missing('INFLUX_URL', 'the address of InfluxDB'),
    version,
    bucket: variables.INFLUX_BUCKET ?? 'commit-stats',
    org: variables.INFLUX_ORG ?? '',
    authorization: authorizationOf(variables),
  };
}

