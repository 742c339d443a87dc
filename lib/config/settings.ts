import { availableParallelism, homedir, userInfo } from 'node:os';
import path from 'node:path';
import { AppError } from '../errors/app-error';
import { cloudOf } from './cloud';
import type { Cloud } from './cloud';
import { readEgress } from './egress';
import { pushTargetOf } from './push';
import type { PushTarget } from './push';
import { environmentSchema } from './schema';
import type { Environment, LogLevel } from './schema';
import { signInOf } from './sign-in';
import type { SignIn } from './sign-in';
import { storesOf } from './stores';
import type { Stores } from './stores';
import { telemetryOf } from './telemetry';
import type { TelemetryPlace } from './telemetry';
import { tokenPolicyOf } from './tokens';
import type { TokenPolicy } from './tokens';

/** What the operator chose, with every default filled in. */
export interface Settings {
  /** Absolute path of the folder that holds everything the program keeps. */
  data: string;
  /** Absolute path of this user's own folder in which collections make their temporary folders; undefined leaves it to the system's temporary folder. */
  temp: string | undefined;
  /** Line diffs that run at the same time. */
  diffWorkers: number;
  /** Tokens whose forge is asked for something new at the same time by one process. */
  roundsAtOnce: number;
  logLevel: LogLevel;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Address under which readers reach the site, without a slash at the end. */
  baseUrl: string;
  /** Proxies in front of the server, whose word on who asks is taken. */
  proxies: number;
  /** How people sign in, and who may. */
  signIn: SignIn;
  /** Which tokens may be added, and how their owners are written to. */
  tokens: TokenPolicy;
  /** Where `commit-stats push` sends to. */
  push: PushTarget;
  /** The operator states that he has a Highcharts licence; without one the credit stays visible. */
  highchartsLicence: boolean;
  /** Adapter of each port. */
  documents: 'sqlite' | 'mongodb';
  stats: 'sqlite' | 'influxdb';
  vault: 'key-file' | 'kms';
  queue: 'embedded' | 'sqs';
  /** The stores that are in use, and where they are. */
  stores: Stores;
  /** The services of AWS that are in use. */
  cloud: Cloud;
  /** Where traces and metrics go; null: nowhere. */
  telemetry: TelemetryPlace | null;
}

/** What a command line may say louder than the environment. */
export type Overrides = Partial<Pick<Settings, 'data' | 'port' | 'host' | 'logLevel'>>;

const DEFAULT_PORT = 24_700;
const ROUNDS_AT_ONCE = 32;

/** Where a person's programs keep data: the XDG folder, on Windows and macOS their own ones. */
function defaultData(environment: Environment): string {
  if (environment.XDG_DATA_HOME && path.isAbsolute(environment.XDG_DATA_HOME)) return path.join(environment.XDG_DATA_HOME, 'commit-stats');
  const home = homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'commit-stats');
  if (process.platform === 'win32') return path.join(home, 'AppData', 'Local', 'commit-stats');
  return path.join(home, '.local', 'share', 'commit-stats');
}

function parse(variables: Readonly<Record<string, string | undefined>>): Environment {
  const known = Object.keys(environmentSchema.shape).map((name) => [name, variables[name]?.trim() || undefined]);
  const parsed = environmentSchema.safeParse(Object.fromEntries(known));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('invalid-settings', `The variable ${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}. Correct it, or remove it to take the default.`);
}

function siteAddress(host: string, port: number): string {
  const named = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}`;
}

/**
 * Settings from the environment, the command line's word first. The only place that reads `process.env`.
 * @throws AppError `invalid-settings` with the name of the variable, never its value.
 */
export function readSettings(overrides: Overrides = {}, variables: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const environment = parse(variables);
  const host = overrides.host ?? environment.HOST ?? '127.0.0.1';
  const port = overrides.port ?? environment.PORT ?? DEFAULT_PORT;
  const cloud = cloudOf(environment);
  const stores = storesOf(environment);
  // Read anew by whoever goes out; here only so that a wrong one is said at the start.
  readEgress(variables);
  return {
    data: path.resolve(/* turbopackIgnore: true */ overrides.data ?? environment.COMMIT_STATS_DATA ?? defaultData(environment)),
    temp: environment.COMMIT_STATS_TEMP === undefined ? undefined : path.resolve(environment.COMMIT_STATS_TEMP, `commit-stats-${process.getuid?.() ?? userInfo().username}`),
    diffWorkers: environment.COMMIT_STATS_DIFF_WORKERS ?? availableParallelism(),
    roundsAtOnce: environment.COMMIT_STATS_ROUNDS_AT_ONCE ?? ROUNDS_AT_ONCE,
    logLevel: overrides.logLevel ?? environment.COMMIT_STATS_LOG ?? 'warn',
    host,
    port,
    baseUrl: environment.COMMIT_STATS_BASE_URL ?? siteAddress(host, port),
    proxies: environment.COMMIT_STATS_PROXIES ?? 0,
    signIn: signInOf(environment),
    tokens: tokenPolicyOf(environment),
    push: pushTargetOf(environment),
    highchartsLicence: environment.HIGHCHARTS_LICENCE ?? false,
    documents: stores.documents,
    stats: stores.stats,
    vault: cloud.vault,
    queue: cloud.sqs === null ? 'embedded' : 'sqs',
    stores,
    cloud,
    telemetry: telemetryOf(environment),
  };
}
