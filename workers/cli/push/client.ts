import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { pushSchema, reportAnswerSchema } from '../../../lib/api/report-schemas';
import type { reportSchema } from '../../../lib/api/report-schemas';
import { AppError } from '../../../lib/errors/app-error';
import { egressFetch } from '../../../lib/net/egress-fetch';

export type PushSetup = z.infer<typeof pushSchema>;
type Report = z.input<typeof reportSchema>;

const TRIES = 6;
const ANSWER_MS = 120_000;
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u;

/**
 * The address that numbers are sent to. A token never goes over an open line: http is taken for this very machine only.
 * @throws AppError `wrong-use`.
 */
export function serverAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || `${url.username}${url.password}${url.search}${url.hash}` !== '') throw new AppError('wrong-use', 'The server is written as https://stats.example.org, without a name or password in it.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) throw new AppError('wrong-use', 'Your API token is sent over https only. Write the server as https://…');
  return url.href.replace(/\/+$/u, '');
}

export interface PushClientOptions {
  server: string;
  token: string;
  signal?: AbortSignal;
  /** Told when the server wants a pause, in seconds. */
  onPause?: (seconds: number) => void;
}

/** The public API as `push` asks it: pauses are kept, what failed on the way is sent again, which changes nothing. */
export class PushClient {
  constructor(private readonly options: PushClientOptions) {}

  /** What the server wants to know and tells before anything is counted. */
  async setup(key?: string): Promise<PushSetup> {
    const answer = await this.#ask(`/push${key === undefined ? '' : `?key=${key}`}`);
    return this.#parsed(pushSchema, await answer.text());
  }

  /** Ids of the commits that were sent before. */
  async known(repository: string): Promise<Set<string>> {
    const known = new Set<string>();
    let after = '';
    for (;;) {
      const text = await (await this.#ask(`/facts?repository=${encodeURIComponent(repository)}&limit=20000${after === '' ? '' : `&after=${after}`}`)).text();
      const rows = text.trim().split('\n').map((line) => JSON.parse(line) as { commit?: string; end?: boolean; next?: string | null });
      for (const { commit } of rows) if (commit !== undefined) known.add(commit);
      const last = rows.at(-1);
      if (last?.end === true) return known;
      if (typeof last?.next !== 'string') throw new AppError('repository-unreachable', 'The answer of the server was cut off. Run the same command again; it goes on where it stopped.');
      after = encodeURIComponent(last.next);
    }
  }

  /** Sends one part. */
  async send(report: Report): Promise<z.infer<typeof reportAnswerSchema>> {
    const answer = await this.#ask('/facts', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(report) });
    return this.#parsed(reportAnswerSchema, await answer.text());
  }

  #parsed<S extends z.ZodType>(schema: S, text: string): z.output<S> {
    try {
      return schema.parse(JSON.parse(text));
    } catch (cause) {
      throw new AppError('repository-unreachable', `What ${new URL(this.options.server).host} answers is not understood. Check the address, and that commit-stats is as new as the site.`, { cause });
    }
  }

  async #ask(path: string, init: { method?: 'POST'; headers?: Readonly<Record<string, string>>; body?: string } = {}): Promise<Response> {
    const { server, token, signal, onPause } = this.options;
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      const limit = AbortSignal.any([AbortSignal.timeout(ANSWER_MS), ...(signal ? [signal] : [])]);
      const answer = await egressFetch(`${server}/api/v1${path}`, { ...init, redirect: 'error', signal: limit, headers: { ...init.headers, authorization: `Bearer ${token}` } }).catch(() => undefined);
      signal?.throwIfAborted();
      if (answer?.ok) return answer;
      const again = answer === undefined || [429, 502, 503, 504].includes(answer.status);
      if (!again || (attempt >= TRIES && answer?.status !== 429)) throw await this.#failure(answer);
      const seconds = Number(answer?.headers.get('retry-after')) || Math.min(30, 2 ** attempt);
      await answer?.body?.cancel();
      onPause?.(seconds);
      await sleep(seconds * 1_000, undefined, { signal }).catch(() => undefined);
    }
  }

  async #failure(answer: Response | undefined): Promise<AppError> {
    const host = new URL(this.options.server).host;
    if (answer === undefined) return new AppError('repository-unreachable', `${host} cannot be reached. What was sent stays; run the same command again to go on.`);
    if (answer.status === 401) return new AppError('sign-in-required', `${host} does not take this API token. Make one on your page there and put it into COMMIT_STATS_API_TOKEN.`);
    const { error } = (await answer.json().catch(() => ({}))) as { error?: { message?: string } };
    return new AppError('wrong-use', typeof error?.message === 'string' ? error.message.slice(0, 500) : `${host} answered with status ${answer.status}. What was sent stays; run the same command again to go on.`);
  }
}
