import { randomBytes } from 'node:crypto';

const NAMES = [
  'COMMIT_STATS_DOCUMENTS', 'COMMIT_STATS_STATS', 'INFLUX_URL', 'INFLUX_VERSION', 'INFLUX_TOKEN', 'INFLUX_ORG', 'INFLUX_USERNAME', 'INFLUX_PASSWORD',
  'COMMIT_STATS_KMS_KEY', 'COMMIT_STATS_SQS_QUEUE', 'AWS_REGION', 'AWS_ENDPOINT_URL_KMS', 'AWS_ENDPOINT_URL_SQS',
] as const;

/** The back ends that this process's environment names, with a database and a bucket of their own; nothing where it names none. */
export function ownBackEnds(): Record<string, string> {
  const named = NAMES.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  const own = `t${randomBytes(6).toString('hex')}`;
  const server = process.env.MONGODB_URI?.replace(/^([^:]+:\/\/[^/]+).*$/u, '$1');
  return { ...Object.fromEntries(named), ...(server === undefined ? {} : { MONGODB_URI: `${server}/${own}` }), ...(process.env.INFLUX_URL === undefined ? {} : { INFLUX_BUCKET: own }) };
}
