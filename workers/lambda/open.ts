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

/** A signal that fires `reserveMs` before the function is stopped from outside; `end` when the work is done. */
export function timeLimit(lambda: Pick<LambdaContext, 'getRemainingTimeInMillis'>, reserveMs: number): { signal: AbortSignal; end: () => void } {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), Math.max(0, lambda.getRemainingTimeInMillis() - reserveMs));
  return { signal: limit.signal, end: () => clearTimeout(timer) };
}
