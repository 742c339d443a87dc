import { requireUser } from '../../../lib/accounts/current-user';
import { progressEvents } from '../../../lib/collections/progress-stream';
import { AppError } from '../../../lib/errors/app-error';
import { siteContext } from '../../site';

export const dynamic = 'force-dynamic';

const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

function textStream(events: AsyncGenerator<string>, stop: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await events.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: stop,
  });
}

/** How far the person's collections are, live. */
export async function GET(request: Request): Promise<Response> {
  const context = await siteContext();
  try {
    const { user } = await requireUser(context, request);
    const ending = new AbortController();
    const events = progressEvents(context, user, AbortSignal.any([ending.signal, request.signal]));
    return new Response(textStream(events, () => ending.abort()), { headers: HEADERS });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(error.message, { status: error.status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
  }
}
