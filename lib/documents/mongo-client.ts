import { MongoClient } from 'mongodb';
import type { Db, MongoClientOptions } from 'mongodb';
import { AppError } from '../errors/app-error';

/** Where the address names none. */
const DATABASE = 'commit-stats';

/** What holds unless the address says otherwise: an answer or an error within seconds, never a page that hangs. */
const OPTIONS = {
  appName: 'commit-stats',
  w: 'majority',
  retryWrites: true,
  retryReads: true,
  connectTimeoutMS: 10_000,
  serverSelectionTimeoutMS: 10_000,
  socketTimeoutMS: 20_000,
  maxPoolSize: 20,
} as const satisfies MongoClientOptions;

/** Connections by address, for all that this process opens: a function that is called again finds the one it made before. */
const opened = new Map<string, { client: MongoClient; users: number }>();

function optionsFor(uri: string): MongoClientOptions {
  const said = new Set([...uri.matchAll(/[?&](\w+)=/gu)].map(([, name]) => name?.toLowerCase()));
  return Object.fromEntries(Object.entries(OPTIONS).filter(([name]) => !said.has(name.toLowerCase())));
}

function connect(uri: string): MongoClient {
  try {
    return new MongoClient(uri, optionsFor(uri));
  } catch {
    // The driver's own sentence may hold the password.
    throw new AppError('invalid-settings', 'The variable MONGODB_URI is not an address that MongoDB takes. Compare it with what your provider shows, e.g. mongodb+srv://USER:PASSWORD@HOST/DATABASE.');
  }
}

/** A database of MongoDB over a connection that all of this process share. */
export interface MongoConnection {
  database: Db;
  /** The last user's call ends the connection. */
  close(): Promise<void>;
}

/**
 * Opens a database without waiting: the driver connects with the first question.
 * @throws AppError `invalid-settings` for an address that is none.
 */
export function openMongo(uri: string): MongoConnection {
  const shared = opened.get(uri) ?? { client: connect(uri), users: 0 };
  opened.set(uri, shared);
  shared.users += 1;
  const named = /^[^:]+:\/\/[^/?]+\/(?<name>[^?]+)/u.exec(uri)?.groups?.name;
  let isOpen = true;
  return {
    database: shared.client.db(named === undefined ? DATABASE : decodeURIComponent(named)),
    async close() {
      if (!isOpen) return;
      isOpen = false;
      shared.users -= 1;
      if (shared.users > 0) return;
      opened.delete(uri);
      await shared.client.close();
    },
  };
}
