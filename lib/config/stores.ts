import { z } from 'zod';
import { AppError } from '../errors/app-error';

/** Which stores are in use, and where they are. */
export interface Stores {
  documents: 'sqlite' | 'mongodb';
  /** Secret, for the address holds the password; null where it is not in use. */
  mongoUri: string | null;
}

/** The variables of stores, as written in `.env.example`. */
export const storeVariables = {
  COMMIT_STATS_DOCUMENTS: z.enum(['sqlite', 'mongodb'], { error: 'must be sqlite or mongodb' }).optional(),
  MONGODB_URI: z.string().regex(/^mongodb(?:\+srv)?:\/\/[^/\s]+/u, { error: 'must be an address such as mongodb+srv://USER:PASSWORD@HOST/DATABASE' }).optional(),
};

/**
 * The stores that the operator names. Naming none keeps everything in the data folder.
 * @throws AppError `invalid-settings` where an address is missing.
 */
export function storesOf(variables: z.infer<z.ZodObject<typeof storeVariables>>): Stores {
  const documents = variables.COMMIT_STATS_DOCUMENTS ?? 'sqlite';
  if (documents === 'sqlite') return { documents, mongoUri: null };
  if (variables.MONGODB_URI === undefined) throw new AppError('invalid-settings', 'The variable MONGODB_URI is missing: the address of MongoDB, e.g. mongodb+srv://USER:PASSWORD@HOST/DATABASE.');
  return { documents, mongoUri: variables.MONGODB_URI };
}
