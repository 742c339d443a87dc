import type { Context as LambdaContext } from 'aws-lambda';
import { loadSecrets } from '../../lib/config/secrets';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { queueReadings } from '../../lib/queue/queue-readings';
import { telemetry } from '../../lib/telemetry/telemetry';

let opened: Promise<Context> | undefined;

async function fetchSecret(name: string): Promise<string> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient({});
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId: name }))).SecretString ?? '';
  } finally {
    client.destroy();
  }
}

/** Makes the settings complete, before anything reads them. */
export function prepare(): Promise<void> {
  return loadSecrets(fetchSecret);
}

/** The stores of this environment of the function, opened once and used by all its calls; tried again after a failure. */
export function openContext(): Promise<Context> {
  opened ??= prepare().then(() => createContext(readSettings())).then((context) => {
    telemetry().observe(() => queueReadings(context));
    return context;
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** How often it is looked how much time is left. */
const LOOK_MS = 250;

/** The time that a function has. */
export interface TimeLimit {
  /** Fires some time before the function is stopped from outside. */
  signal: AbortSignal;
  /** Whether more than half of the time of this call is over. */
  isHalfOver: () => boolean;
  /** To be called when the work is done. */
  end: () => void;
}

/** The time of this call, less `reserveMs` for what is to be done at its end. */
export function timeLimit(lambda: Pick<LambdaContext, 'getRemainingTimeInMillis'>, reserveMs: number): TimeLimit {
  const limit = new AbortController();
  const left = (): number => lambda.getRemainingTimeInMillis() - reserveMs;
  const whole = left();
  const look = (): void => {
    if (left() <= 0) limit.abort();
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return { signal: limit.signal, isHalfOver: () => left() <= whole / 2, end: () => clearInterval(timer) };
}
