// Installs the servers that tests run against, each once. `--run` then runs the tests of those that are there.
// Where one is missing this is said loudly; in continuous integration (`CI`) it is a failure.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { installElasticMq } from './elasticmq';
import { installInflux1 } from './influx1';
import { installInflux2 } from './influx2';
import { installMongo } from './mongo';
import { installMoto } from './moto';
import needs from './needs.json';

/** The servers that tests run against. */
type ServerName = 'mongo' | 'influx1' | 'influx2' | 'moto' | 'elasticmq';

/** Test files as Vitest's globs, and the servers that each needs. They are the suite `servers`. */
const NEEDS = needs as unknown as Readonly<Record<string, readonly ServerName[]>>;

const SERVERS: Readonly<Record<ServerName, { title: string; needs: string; install: () => Promise<string> }>> = {
  mongo: { title: 'mongo-java-server (speaks MongoDB)', needs: 'Maven and a Java development kit from 17 on; seconds', install: installMongo },
  influx1: { title: 'InfluxDB 1 (Debian)', needs: 'apt-get and dpkg-deb; seconds', install: installInflux1 },
  elasticmq: { title: 'ElasticMQ (speaks SQS)', needs: 'Maven and a Java runtime; half a minute', install: installElasticMq },
  moto: { title: 'moto (speaks KMS)', needs: 'python3 with venv; a minute', install: installMoto },
  influx2: { title: 'InfluxDB 2 (built from source)', needs: 'Go from 1.23 on, cargo and a C compiler; ten minutes of one core the first time', install: installInflux2 },
};

const missing = new Map<ServerName, string>();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function installOne(name: ServerName): Promise<void> {
  const { title, needs: needed, install } = SERVERS[name];
  say(`${title}: looking … (to install it: ${needed})`);
  const begun = Date.now();
  const seconds = (): number => Math.round((Date.now() - begun) / 1_000);
  const progress = setInterval(() => say(`${title}: installing, ${seconds()} s`), 30_000);
  try {
    await install();
    say(`${title}: there (${seconds()} s)`);
  } catch (error) {
    missing.set(name, error instanceof Error ? error.message : String(error));
    say(`${title}: NOT THERE (${seconds()} s)`);
  } finally {
    clearInterval(progress);
  }
}

function runTests(files: readonly string[]): Promise<number> {
  const vitest = path.resolve(import.meta.dirname, '../../node_modules/.bin/vitest');
  const report = ['--reporter=default', '--reporter=json', '--outputFile.json=.cache/tests-servers.json'];
  const child = spawn(vitest, ['run', '--project', 'servers', ...report, ...files], { stdio: 'inherit' });
  return new Promise((resolve) => { child.once('close', (code) => resolve(code ?? 1)); });
}

for (const name of Object.keys(SERVERS) as ServerName[]) await installOne(name);

const runnable = Object.entries(NEEDS).filter(([, needed]) => needed.every((name) => !missing.has(name)));
for (const [name, reason] of missing) {
  say(`\n!!! ${SERVERS[name].title} could not be installed. It needs ${SERVERS[name].needs}.\n    ${reason.trim().replaceAll('\n', '\n    ')}`);
}
const untested = Object.entries(NEEDS).filter(([, needed]) => needed.some((name) => missing.has(name)));
if (untested.length > 0) say(`\n!!! NOT TESTED: ${untested.map(([files]) => files).join(', ')}`);

const isStrict = ['1', 'true'].includes(process.env.CI ?? '');
let code = isStrict && missing.size > 0 ? 1 : 0;
if (process.argv.includes('--run')) {
  const tested = runnable.length === 0 ? 0 : await runTests(runnable.map(([files]) => files.split('*')[0] ?? files));
  code ||= tested;
}
process.exit(code);
