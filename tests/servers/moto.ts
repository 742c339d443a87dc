import path from 'node:path';
import { installOnce, runToEnd } from './install-once';
import { freePort } from '../support/free-port';
import { answers, startServer } from './start-server';
import type { RunningServer } from './start-server';

const VERSION = '5.2.5';

/** Installs moto, a server that answers as AWS does. Needs `python3` with `venv`. Gives its Python. */
export async function installMoto(): Promise<string> {
  const folder = await installOnce(`moto-${VERSION}`, async (into) => {
    await runToEnd('python3', ['-m', 'venv', into]);
    await runToEnd(path.join(into, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `moto[server]==${VERSION}`]);
  });
  return path.join(folder, 'bin/python');
}

/** Starts moto, installed when it is not there yet. It keeps everything in memory, unless a file is named for its keys of KMS, of one region: these outlive it then. A given port is taken again. */
export async function startMoto({ keys, port: wanted }: { keys?: string; port?: number } = {}): Promise<RunningServer> {
  const python = await installMoto();
  const port = wanted ?? (await freePort());
  const env = { ...process.env, ...(keys === undefined ? {} : { MOTO_KMS_KEYS: keys }) };
  return startServer(python, [path.resolve(import.meta.dirname, 'moto-launcher.py'), '-H', '127.0.0.1', '-p', String(port)], port, (endpoint) => answers(`${endpoint}/moto-api/`), env);
}
