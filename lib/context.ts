import type { Settings } from './config/settings';
import type { DocumentStore } from './documents/port';
import { AppError } from './errors/app-error';
import { watched } from './health/outages';
import type { Outbound } from './net/outbound';
import type { SqliteConnection } from './sqlite/connection';
import type { StatsStore } from './stats/port';
import type { Network } from './forges/create-network';
import type { Forge, ForgeConnection } from './forges/port';
import type { Mailer } from './mail/port';
import type { JobQueue } from './queue/port';
import type { WakeUps } from './queue/wake-ups';
import type { Log } from './telemetry/log';
import type { Vault } from './vault/port';

/** What every verb is given: the settings and the adapters that they name. */
export interface Context {
  settings: Settings;
  documents: DocumentStore;
  stats: StatsStore;
  log: Log;
  /** The vault of tokens, opened when first asked for. */
  vault(): Promise<Vault>;
  /** The forge as one token sees it. */
  forge(connection: ForgeConnection): Promise<Forge>;
  /** The way to any public host. */
  outbound(): Promise<Outbound>;
  /** Mail by the operator's server; without one it is only noted in the log. */
  mailer(): Promise<Mailer>;
  /** What is collected next. */
  queue(): Promise<JobQueue>;
  /** The messages that wake workers; undefined where they look for themselves. */
  wakeUps(): Promise<WakeUps | undefined>;
  close(): Promise<void>;
}

function unknownAdapter(name: never): never {
  throw new AppError('invalid-settings', `There is no store called ${String(name)}.`);
}

/** Both stores share one connection to the data folder's file, which is opened when the first asks for it. */
function sharedDatabase(settings: Settings): () => Promise<SqliteConnection> {
  let opened: SqliteConnection | undefined;
  return async () => {
    const { openDatabase } = await import('./sqlite/open');
    opened ??= openDatabase(settings.data);
    return opened;
  };
}

async function createDocuments(settings: Settings, database: () => Promise<SqliteConnection>): Promise<DocumentStore> {
  switch (settings.documents) {
    case 'sqlite': {
      const [{ createSqliteDocumentStore }, { COLLECTIONS }] = await Promise.all([import('./documents/sqlite'), import('./documents/collections')]);
      return createSqliteDocumentStore(await database(), COLLECTIONS);
    }
    case 'mongodb': return watched('documents', await createMongo(settings.stores.mongoUri));
    default: return unknownAdapter(settings.documents);
  }
}

async function createMongo(uri: string | null): Promise<DocumentStore> {
  const [{ createMongoDocumentStore }, { COLLECTIONS }] = await Promise.all([import('./documents/mongo'), import('./documents/collections')]);
  return createMongoDocumentStore(uri ?? '', COLLECTIONS);
}

async function createStats(settings: Settings, database: () => Promise<SqliteConnection>): Promise<StatsStore> {
  switch (settings.stats) {
    case 'sqlite': {
      const { createSqliteStatsStore } = await import('./stats/sqlite');
      return createSqliteStatsStore(await database());
    }
    case 'influxdb': {
      const { createInfluxStatsStore } = await import('./stats/influx');
      if (settings.stores.influx === null) throw new AppError('invalid-settings', 'The variable INFLUX_URL is missing: the address of InfluxDB.');
      return watched('stats', createInfluxStatsStore(settings.stores.influx));
    }
    default: return unknownAdapter(settings.stats);
  }
}

function lazyVault(settings: Settings, documents: DocumentStore): { vault: () => Promise<Vault>; close: () => Promise<void> } {
  let opened: Promise<Vault> | undefined;
  const open = async (): Promise<Vault> => (await import('./vault/create-vault')).createVault(documents, settings);
  return { vault: () => (opened ??= open()), close: async () => (await opened)?.close() };
}

function lazyMailer({ tokens: { mail } }: Settings, log: Log): { mailer: () => Promise<Mailer>; close: () => Promise<void> } {
  let opened: Promise<Mailer> | undefined;
  const open = async (): Promise<Mailer> => {
    if (mail === null) return (await import('./mail/log')).createLogMailer(log);
    return (await import('./mail/smtp')).createSmtpMailer(mail.smtp, mail.from);
  };
  return { mailer: () => (opened ??= open()), close: async () => (await opened)?.close() };
}

function lazyNetwork({ tokens }: Settings): Pick<Context, 'forge' | 'outbound' | 'close'> {
  let opened: Promise<Network> | undefined;
  const open = async (): Promise<Network> => (await import('./forges/create-network')).createNetwork(tokens);
  return {
    forge: async (connection) => (await (opened ??= open())).forge(connection),
    outbound: async () => (await (opened ??= open())).outbound,
    close: async () => (await opened)?.close(),
  };
}

interface Queues extends Pick<Context, 'queue' | 'wakeUps' | 'close'> {
  /** The documents as everybody but the queue sees them. */
  documents: DocumentStore;
}

/** The queue, opened when first asked for: with a message server, whoever makes something due wakes a worker. */
async function lazyQueue(settings: Settings, documents: DocumentStore, log: Log): Promise<Queues> {
  if (settings.cloud.sqs === null) {
    const queue = async (): Promise<JobQueue> => (await import('./queue/embedded')).createEmbeddedQueue(documents);
    return { documents, queue, wakeUps: async () => undefined, close: async () => undefined };
  }
  const [{ createSqsQueue }, { wakingDocuments }] = await Promise.all([import('./queue/sqs'), import('./queue/waking-documents')]);
  const queue = createSqsQueue(documents, settings.cloud.sqs);
  return { documents: wakingDocuments(documents, (ownerId) => queue.wake(ownerId), log), queue: async () => queue, wakeUps: async () => queue, close: () => queue.close() };
}

/** Loaded only where the operator names a collector. */
async function startTelemetryOf({ telemetry }: Settings): Promise<() => Promise<void>> {
  return telemetry === null ? async () => undefined : (await import('./telemetry/start-telemetry')).startTelemetry(telemetry);
}

/**
 * The composition root: the only place that knows which adapters are in use, and the only way to get them.
 * @throws AppError `store-failed` when a store cannot be opened.
 */
export async function createContext(settings: Settings): Promise<Context> {
  const database = sharedDatabase(settings);
  const { createLog } = await import('./telemetry/log');
  const stored = await createDocuments(settings, database);
  const stats = await createStats(settings, database);
  const log = createLog(settings.logLevel);
  const endTelemetry = await startTelemetryOf(settings);
  const { documents, queue, wakeUps, close: closeQueue } = await lazyQueue(settings, stored, log);
  const { vault, close: closeVault } = lazyVault(settings, documents);
  const network = lazyNetwork(settings);
  const { mailer, close: closeMailer } = lazyMailer(settings, log);
  const close = async (): Promise<void> => {
    await network.close();
    await closeMailer();
    await closeVault();
    await closeQueue();
    await stats.close();
    await documents.close();
    await endTelemetry();
  };
  return { settings, documents, stats, log, vault, forge: network.forge, outbound: network.outbound, mailer, queue, wakeUps, close };
}
