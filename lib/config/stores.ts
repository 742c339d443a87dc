import { z } from 'zod';
import { AppError } from '../errors/app-error';
import { influxOf, influxVariables } from './influx';
import type { InfluxPlace } from './influx';

/** Which stores are in use, and where they are. */
export interface Stores {
  documents: 'sqlite' | 'mongodb';
  /** Secret, for the address holds the password; null where it is not in use. */
  mongoUri: string | null;
  stats: 'sqlite' | 'influxdb';
  /** Null where it is not in use. */
  influx: InfluxPlace | null;
}

/** The variables of stores, as written in `.env.example`. */
export const storeVariables = {
  COMMIT_STATS_DOCUMENTS: z.enum(['sqlite', 'mongodb'], { error: 'must be sqlite or mongodb' }).optional(),
  MONGODB_URI: z.string().regex(/^mongodb(?:\+srv)?:\/\/[^/\s]+/u, { error: 'must be an address such as mongodb+srv://USER:PASSWORD@HOST/DATABASE' }).optional(),
  COMMIT_STATS_STATS: z.enum(['sqlite', 'influxdb'], { error: 'must be sqlite or influxdb' }).optional(),
  ...influxVariables,
};

type Variables = z.infer<z.ZodObject<typeof storeVariables>>;

function mongoOf({ COMMIT_STATS_DOCUMENTS: documents = 'sqlite', MONGODB_URI: uri }: Variables): Pick<Stores, 'documents' | 'mongoUri'> {
  if (documents === 'sqlite') return { documents, mongoUri: null };
  if (uri === undefined) throw new AppError('invalid-settings', 'The variable MONGODB_URI is missing: the address of MongoDB, e.g. mongodb+srv://USER:PASSWORD@HOST/DATABASE.');
  return { documents, mongoUri: uri };
}

/**
 * The stores that the operator names. Naming none keeps everything in the data folder.
 * @throws AppError `invalid-settings` where an address or a login is missing.
 */
export function storesOf(variables: Variables): Stores {
  const stats = variables.COMMIT_STATS_STATS ?? 'sqlite';
  return { ...mongoOf(variables), stats, influx: stats === 'influxdb' ? influxOf(variables) : null };
}
