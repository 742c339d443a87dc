// Everything that leaves the program, once each, in a process whose environment names a proxy and an authority. One line of JSON with what became of each.
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { readGithubProfile } from '../../lib/accounts/github-profile';
import { tunnelFor } from '../../lib/net/tunnel';
import { createInfluxStatsStore } from '../../lib/stats/influx';
import { SqsCalls } from '../../lib/queue/sqs-client';
import { telemetry } from '../../lib/telemetry/telemetry';
import { createKmsMasterKeys } from '../../lib/vault/kms';
import { PushClient } from '../../workers/cli/push/client';
import { addAll, personWith, repositoriesOfUser, workThrough } from '../workers/site';

// `only` names the one that is wanted; without it all.
const [forge = '', secret = '', email = '', only] = process.argv.slice(2);
const told: Record<string, unknown> = {};

async function tell(name: string, work: () => Promise<unknown>): Promise<void> {
  if (only === undefined || only === name) told[name] = await work().catch((error: unknown) => (error instanceof Error ? { code: (error as { code?: string }).code, message: error.message } : String(error)));
}

const context = await createContext(readSettings());
const user = await personWith(context, 'ada', email);
await tell('token', async () => {
  await addAll(context, user, { name: 'hub', forge: 'github', server: forge, secret });
  return (await repositoriesOfUser(context, user)).map(({ name }) => name);
});
await tell('collected', async () => (await workThrough(context)).map(({ result }) => result));
await tell('messages', async () => (await repositoriesOfUser(context, user)).map(({ message }) => message));
await tell('sign-in', async () => (await readGithubProfile({ web: forge, api: `${forge}/api/v3`, admission: { kind: 'everyone' } }, secret)).login);
await tell('agent of the sign-in', async () => tunnelFor(new URL(forge)) !== undefined);
await tell('typed', async () => (await context.outbound()).pin('https://inside.halden.example/a/b'));
await tell('inside', async () => (await context.outbound()).pin('https://10.1.2.3/a/b'));
const region = 'eu-central-1';
await tell('kms', async () => createKmsMasterKeys({ key: 'alias/x', region, endpoint: 'https://kms.halden.example' }).makeBranch('branch', false));
await tell('sqs', async () => new SqsCalls({ url: 'https://sqs.halden.example/1/q', region, endpoint: 'https://sqs.halden.example' }).attributes());
await tell('influx', async () => [...(await createInfluxStatsStore({ url: 'https://influx.halden.example', version: 2, bucket: 'b', org: 'o', authorization: 'Token t' }).commitIds('u', 1, 'r'))]);
await tell('push', () => new PushClient({ server: 'https://push.halden.example', token: 'cs_x' }).setup());
telemetry().add('commit_stats.errors', 1, { code: 'internal', where: 'daily' });
await context.close();
process.stdout.write(`${JSON.stringify(told)}\n`);
