import type { IncomingMessage } from 'node:http';

/** A request as the simulated forge sees it. */
export interface Asked {
  kind: 'rest' | 'git';
  method: string;
  /** As it came, percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}
