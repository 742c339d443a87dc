import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { installOnce, runToEnd } from './install-once';
import { freePort } from '../support/free-port';
import { startServer } from './start-server';
import type { RunningServer } from './start-server';

const VERSION = 'v2.7.12';
const MODULE = 'github.com/influxdata/influxdb/v2';
const LOGIN = { token: 'token-of-the-tests', org: 'tests' };

/** Where the module's sources were put. */
async function sourceFolder(): Promise<string> {
  const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`], { maxBuffer: 1 << 26 });
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

/** A C library of it is written in Rust, for an older compiler: with the present one its warnings would be errors. */
async function writeLenientRust(into: string): Promise<string> {
  const file = path.join(into, 'lenient-rust');
  await writeFile(file, '#!/bin/sh\nexec "$@" --cap-lints allow\n');
  await chmod(file, 0o755);
  return file;
}

/**
 * Builds InfluxDB 2 from its Go module; there is no package of it. Needs Go 1.23 or later, cargo and a C compiler; takes about ten minutes of one core the
 * first time. Gives the program.
 */
export async function installInflux2(): Promise<string> {
  const folder = await installOnce(`influxdb-${VERSION.slice(1)}`, async (into) => {
    const bin = path.join(into, 'bin');
    const sources = path.join(into, 'sources');
    await mkdir(bin);
    await runToEnd('go', ['install', 'github.com/influxdata/pkg-config@v0.2.14'], into, { GOBIN: bin });
    await cp(await sourceFolder(), sources, { recursive: true });
    await runToEnd('chmod', ['-R', 'u+w', sources]);
    await runToEnd('go', [
      'build', '-tags', 'sqlite_foreign_keys,sqlite_json', '-trimpath', '-ldflags', `-s -w -X main.version=${VERSION}`, '-o', path.join(bin, 'influxd'), './cmd/influxd',
    ], sources, {
      PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, PKG_CONFIG: path.join(bin, 'pkg-config'), RUSTC_WRAPPER: await writeLenientRust(into), RUSTUP_TOOLCHAIN: 'stable',
    });
    await rm(sources, { recursive: true, force: true });
  });
  return path.join(folder, 'bin/influxd');
}

async function isHealthy(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/health`, { signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
}

/** Starts InfluxDB 2 with an organisation and a token that may do everything. In a folder that goes with it, unless one is given; a given port is taken again. */
export async function startInflux2({ data, port: wanted }: { data?: string; port?: number } = {}): Promise<RunningServer & typeof LOGIN> {
  const program = await installInflux2();
  const port = wanted ?? (await freePort());
  const folder = data ?? (await mkdtemp(path.join(tmpdir(), 'influx2-')));
  const server = await startServer(program, [
    `--http-bind-address=127.0.0.1:${port}`, `--bolt-path=${folder}/b.bolt`, `--sqlite-path=${folder}/b.sqlite`, `--engine-path=${folder}/engine`,
    '--reporting-disabled', '--ui-disabled', '--log-level=warn',
  ], port, isHealthy);
  // The second time it answers 422: it is set up already.
  const body = JSON.stringify({ username: 'admin', password: 'password-of-the-tests', org: LOGIN.org, bucket: 'unused', token: LOGIN.token });
  await fetch(`${server.endpoint}/api/v2/setup`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const stop = async (): Promise<void> => {
    await server.stop();
    if (data === undefined) await rm(folder, { recursive: true, force: true });
  };
  return { ...server, ...LOGIN, stop };
}
