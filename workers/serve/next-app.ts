import type { IncomingMessage, ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Loads the built app in the background; requests wait for it. */
export function startNext(dir: string, { host, port }: { host: string; port: number }, report: (error: unknown) => void): { handler: Promise<Handler>; close(): Promise<void> } {
  const started = import('next').then(async ({ default: next }) => {
    const app = next({ dev: false, dir, hostname: host, port });
    await app.prepare();
    return app;
  });
  const handler = started.then(app => app.getRequestHandler());
  // CVs are served without it, so the server goes on.
  handler.catch(report);
  return {
    handler,
    close: () => started.then(app => app.close()).catch(() => {}),
  };
}
