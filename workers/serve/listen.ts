import type { Server } from 'node:http';
import { AppError } from '../../lib/errors/app-error';

const TRIES = 20;

function tryPort(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise(resolve => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      resolve(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      resolve(undefined);
    };
    server.once('error', failed).once('listening', listening).listen(port, host);
  });
}

/**
 * Listens and gives the port. A port in use is named by `say` and the next one taken where that is wished.
 * Throws `invalid-settings` where it cannot listen.
 */
export async function listen(server: Server, { host, port, takeNext }: { host: string; port: number; takeNext: boolean }, say: (sentence: string) => void): Promise<number> {
  for (let candidate = port; ; candidate += 1) {
    const error = await tryPort(server, host, candidate);
    if (!error) {
      const address = server.address();
      return typeof address === 'object' && address ? address.port : candidate;
    }
    if (error.code !== 'EADDRINUSE') {
      throw new AppError('invalid-settings', `The site cannot listen on ${host}:${candidate} (${error.code ?? 'unknown'}). Set HOST and PORT to an address and port of this machine.`, { cause: error });
    }
    if (!takeNext || candidate >= Math.min(port + TRIES, 65_535)) {
      throw new AppError('invalid-settings', `Port ${candidate} is in use. Set PORT to a free one.`, { cause: error });
    }
    say(`Port ${candidate} is in use; taking ${candidate + 1}.`);
  }
}
