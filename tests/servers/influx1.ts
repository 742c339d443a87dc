import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installOnce, runToEnd } from './install-once';
import { freePort } from '../support/free-port';
import { startServer } from './start-server';
import type { RunningServer } from './start-server';

const LOGIN = { username: 'admin', password: "pass'word of the tests" };

function download(into: string): Promise<void> {
  return runToEnd('apt-get', ['download', 'influxdb'], into);
}

/** A fresh machine may have no lists of packages yet. */
function refreshLists(): Promise<void> {
  return process.getuid?.() === 0 ? runToEnd('apt-get', ['update', '-q']) : runToEnd('sudo', ['-n', 'apt-get', 'update', '-q']);
}

/** Unpacks the InfluxDB 1 that Debian has, without installing it. Needs `apt-get` and `dpkg-deb`. Gives the program. */
export async function installInflux1(): Promise<string> {
  const folder = await installOnce('influxdb-1-debian', async (into) => {
    await download(into).catch(() => refreshLists().then(() => download(into)));
    const file = (await readdir(into)).find((name) => name.endsWith('.deb'));
    if (file === undefined) throw new Error('apt-get gave no package of influxdb.');
    await runToEnd('dpkg-deb', ['-x', file, path.join(into, 'files')], into);
  });
  return path.join(folder, 'files/usr/bin/influxd');
}

function configuration(folder: string, port: number, rpc: number): string {
  return `reporting-disabled = true
bind-address = "127.0.0.1:${rpc}"
[meta]
  dir = "${folder}/meta"
[data]
  dir = "${folder}/data"
  wal-dir = "${folder}/wal"
  query-log-enabled = false
[http]
  bind-address = "127.0.0.1:${port}"
  auth-enabled = true
  log-enabled = false
[monitor]
  store-enabled = false
[logging]
  level = "error"
`;
}

async function answersPing(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/ping`, { signal: AbortSignal.timeout(10_000) })).status === 204;
  } catch {
    return false;
  }
}

/** Starts InfluxDB 1 with a user who may do everything. In a folder that goes with it, unless one is given; a given port is taken again. */
export async function startInflux1({ data, port: wanted }: { data?: string; port?: number } = {}): Promise<RunningServer & typeof LOGIN> {
  const program = await installInflux1();
  const port = wanted ?? (await freePort());
  const folder = data ?? (await mkdtemp(path.join(tmpdir(), 'influx1-')));
  const file = path.join(folder, 'influxdb.conf');
  await writeFile(file, configuration(folder, port, await freePort()));
  const server = await startServer(program, ['-config', file], port, answersPing);
  const q = `CREATE USER ${LOGIN.username} WITH PASSWORD '${LOGIN.password.replaceAll("'", "\\'")}' WITH ALL PRIVILEGES`;
  await fetch(`${server.endpoint}/query`, { method: 'POST', body: new URLSearchParams({ q }) });
  const stop = async (): Promise<void> => {
    await server.stop();
    if (data === undefined) await rm(folder, { recursive: true, force: true });
  };
  return { ...server, ...LOGIN, stop };
}
