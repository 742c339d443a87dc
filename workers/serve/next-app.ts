import type { IncomingMessage, ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Loads the built app in the background; requests wait for it. */
export function startNext(dir: string, { host, port }: { host: string; port: number }): { handler: Promise<Handler>; close(): Promise<void> } {
  const started = import('next').then(async ({ default: next }) => {
    const app = next({ dev: false, dir, hostname: host, port });
    await app.prepare();
    return app;
  });
  // Whoever asks meets the failure; nobody asking must not end the server.
  started.catch(() => {});
  return {
    handler: started.then(app => app.getRequestHandler()),
    close: () => started.then(app => app.close()).catch(() => {}),
  };
}
