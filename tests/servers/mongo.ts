import { copyFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { installOnce, runToEnd } from './install-once';
import { freePort } from '../support/free-port';
import { startServer } from './start-server';
import type { RunningServer } from './start-server';

const VERSION = '1.47.0';
const SOURCES = path.resolve(import.meta.dirname, 'mongo-java');

/** Installs mongo-java-server, which speaks the protocol of MongoDB. Needs Maven and a Java development kit of version 17 or later. Gives its folder. */
export function installMongo(): Promise<string> {
  return installOnce(`mongo-java-server-${VERSION}`, async (into) => {
    for (const file of ['pom.xml', 'Server.java']) await copyFile(path.join(SOURCES, file), path.join(into, file));
    await runToEnd('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${path.join(into, 'lib')}`], into);
    await runToEnd('javac', ['-cp', path.join(into, 'lib/*'), '-d', path.join(into, 'classes'), path.join(into, 'Server.java')], into);
  });
}

/** Whether something listens on a port of this machine. */
function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false)).once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}

/** Starts a server of MongoDB's protocol. In memory, unless `file` (ending in `.h2`) is to outlive it; a given port is taken again. */
export async function startMongo({ file, port: wanted }: { file?: string; port?: number } = {}): Promise<RunningServer & { uri: string }> {
  const folder = await installMongo();
  const port = wanted ?? (await freePort());
  const places = [path.join(folder, 'classes'), path.join(folder, 'lib/*')].join(path.delimiter);
  const server = await startServer('java', ['-Xmx512m', '-cp', places, 'Server', String(port), ...(file === undefined ? [] : [file])], port, () => listens(port));
  return { ...server, uri: `mongodb://127.0.0.1:${port}/` };
}
