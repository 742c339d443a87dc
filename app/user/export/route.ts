import { requireUser } from '../../../lib/accounts/current-user';
import { exportAccount } from '../../../lib/accounts/leave/export-account';
import { zipStream } from '../../../lib/accounts/leave/zip-stream';
import { AppError } from '../../../lib/errors/app-error';
import { siteContext } from '../../site';

export const dynamic = 'force-dynamic';

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => { await chunks.return(undefined); },
  });
}

/** Everything that is kept about the person, as one archive. */
export async function GET(request: Request): Promise<Response> {
  const context = await siteContext();
  try {
    const { user } = await requireUser(context, request);
    const day = new Date().toISOString().slice(0, 10);
    return new Response(streamOf(zipStream(exportAccount(context, user))), {
      headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="commit-stats-${day}.zip"`, 'cache-control': 'no-store' },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(error.message, { status: error.status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
  }
}
