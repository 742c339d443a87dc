import { requireUser } from '../../../../../lib/accounts/current-user';
import { cvTarget } from '../../../../../lib/cv/delivery/target';
import { draftSnapshot } from '../../../../../lib/cv/edit/draft-snapshot';
import { previewHeaders, previewMarkup } from '../../../../../lib/cv/edit/preview';
import { draftOf } from '../../../../../lib/cv/edit/save-draft';
import { languagesOf } from '../../../../../lib/cv/page';
import { pageCv } from '../../../../../lib/cv/page-cv';
import { localToday } from '../../../../../lib/cv/today';
import { parseView } from '../../../../../lib/cv/view';
import { AppError } from '../../../../../lib/errors/app-error';
import { ownCv } from '../../../../../lib/sharing/own-cv';
import { previewPool, siteContext } from '../../../../site';

export const dynamic = 'force-dynamic';

/** The page of a draft as its readers would see it, for its owner alone: drawn as the public page is, from numbers redacted as they would be. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string; part?: string[] }> }): Promise<Response> {
  try {
    const { id, part } = await params;
    const context = await siteContext();
    const { user } = await requireUser(context, request);
    const cv = await ownCv(context.documents, user, id);
    const query = new URL(request.url).searchParams;
    const target = cvTarget(['/cv', cv.slug, ...(part ?? [])].join('/'));
    if (!target || (target.part.kind !== 'page' && target.part.kind !== 'table')) throw new AppError('not-found', 'There is nothing here.');
    const { key, columns, snapshot } = await draftSnapshot(context, user, cv);
    const today = localToday();
    const result = await (await previewPool()).run({
      kind: 'page', cv: pageCv(cv, draftOf(cv)), source: { key, columns, drawn: null }, view: parseView(query, languagesOf(snapshot, today)), part: target.part, today, highchartsLicence: context.settings.highchartsLicence,
    });
    if (result.kind !== 'page' || !result.body) throw new AppError('not-found', 'There is nothing here.');
    const choices = { address: `/api/preview/${encodeURIComponent(id)}`, slug: cv.slug, theme: query.get('theme') ?? '', print: query.get('media') === 'print' };
    return new Response(previewMarkup(Buffer.from(result.body.raw).toString('utf8'), choices), { headers: previewHeaders(choices) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(error.message, { status: error.status, headers: { ...previewHeaders({ print: false }), 'content-type': 'text/plain; charset=utf-8' } });
  }
}
