import { renderMessagePage, renderPasswordPage } from '../../../../../components/cv/render';
import { requireUser } from '../../../../../lib/accounts/current-user';
import { siteAssets } from '../../../../../lib/cv/assets';
import { NO_PAGE } from '../../../../../lib/cv/delivery/answer-cv';
import { messageOf } from '../../../../../lib/cv/delivery/messages';
import { cvTarget } from '../../../../../lib/cv/delivery/target';
import { previewHeaders, previewMarkup } from '../../../../../lib/cv/edit/preview';
import type { PreviewChoices } from '../../../../../lib/cv/edit/preview';
import { accessThrough, draftSource, publishedSource, throughOf } from '../../../../../lib/cv/edit/preview-source';
import type { PreviewSource } from '../../../../../lib/cv/edit/preview-source';
import { localToday } from '../../../../../lib/cv/today';
import { parseView } from '../../../../../lib/cv/view';
import { AppError } from '../../../../../lib/errors/app-error';
import { ownCv } from '../../../../../lib/sharing/own-cv';
import { previewPool, siteContext } from '../../../../site';

export const dynamic = 'force-dynamic';

interface Params { params: Promise<{ id: string; part?: string[] }> }

async function drawn({ cv, source, addresses, languages }: PreviewSource, part: string[], query: URLSearchParams, { today, licence, signal }: { today: string; licence: boolean; signal: AbortSignal }): Promise<string> {
  const target = cvTarget(['/cv', cv.slug, ...part].join('/'));
  if (!target || (target.part.kind !== 'page' && target.part.kind !== 'table')) throw new AppError('not-found', 'There is nothing here.');
  const result = await (await previewPool()).run({ kind: 'page', cv, source, view: parseView(query, languages), part: target.part, today, highchartsLicence: licence, addresses }, signal);
  if (result.kind !== 'page' || !result.body) throw new AppError('not-found', 'There is nothing here.');
  return Buffer.from(result.body.raw).toString('utf8');
}

/** The page that asks for a link's password: what its owner types goes nowhere, and any word opens. */
async function passwordPage(slug: string): Promise<string> {
  return (await renderPasswordPage({ action: `/cv/${slug}` }, siteAssets())).replace(' method="post"', ' method="get"').replace(' name="password"', '');
}

/** The page as a reader would see it, for its owner alone, drawn as the public one is, from numbers redacted as they would be: its draft, or what a reader without or with a link gets at this moment. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const { id, part = [] } = await params;
    const context = await siteContext();
    const { user } = await requireUser(context, request);
    const stored = await ownCv(context.documents, user, id);
    const query = new URL(request.url).searchParams;
    const today = localToday();
    // An editor asks anew with every change: what it left behind does not stand in the way.
    const given = { today, licence: context.settings.highchartsLicence, signal: request.signal };
    const written = query.get('through');
    const through = throughOf(written);
    const typed = query.has('typed');
    const choices: PreviewChoices = {
      address: `/api/preview/${encodeURIComponent(id)}`, slug: stored.slug, theme: query.get('theme') ?? '', print: query.get('media') === 'print', typed, ...(written !== null && through !== 'draft' && { through: written }),
    };
    const answer = (html: string, more: Partial<PreviewChoices> = {}): Response => new Response(previewMarkup(html, { ...choices, ...more }), { headers: previewHeaders(choices) });
    if (through === 'draft') return answer(await drawn(await draftSource(context, user, stored, today), part, query, given));
    const access = await accessThrough(context, stored, through);
    if (access === 'ask-password' && !typed) return answer(await passwordPage(stored.slug), { typed: true });
    const source = access === 'missing' ? undefined : await publishedSource(context, stored, through);
    return answer(source ? await drawn(source, part, query, given) : await renderMessagePage(messageOf(404, NO_PAGE), siteAssets()));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(error.message, { status: error.status, headers: { ...previewHeaders({ print: false }), 'content-type': 'text/plain; charset=utf-8' } });
  }
}
