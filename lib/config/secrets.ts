import { AppError } from '../errors/app-error';
import { environmentSchema } from './schema';

const BROKEN = 'The secret that COMMIT_STATS_SECRETS names cannot be read as JSON with a text for each variable. The operator corrects it in AWS Secrets Manager.';

function entriesOf(text: string): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) throw new TypeError('no object');
    return Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  } catch {
    // The cause would carry a part of the secret.
    throw new AppError('invalid-settings', BROKEN);
  }
}

/**
 * Puts the variables that lie in a secret store into the environment, before anything reads it: so that no function's configuration holds them. What is set already stays, and only
 * variables of `.env.example` are taken. Without `COMMIT_STATS_SECRETS` nothing happens. `fetchSecret` is given the secret's name.
 * @throws AppError `invalid-settings` for a secret that is no JSON object; what `fetchSecret` throws.
 */
export async function loadSecrets(fetchSecret: (name: string) => Promise<string>, variables: Record<string, string | undefined> = process.env): Promise<void> {
  const name = variables.COMMIT_STATS_SECRETS;
  if (!name) return;
  for (const [key, value] of entriesOf(await fetchSecret(name))) {
    if (key in environmentSchema.shape && !variables[key]) variables[key] = value;
  }
}
