import { renderMessagePage, renderRulesPage } from '../../../components/cv/render';
import { siteAssets } from '../../../lib/cv/assets';
import { messageOf } from '../../../lib/cv/delivery/messages';
import { isCvLanguage } from '../../../lib/cv/words/preferred-language';
import { wordsOf } from '../../../lib/cv/words/words';
import { countingRulesHtml } from '../../../lib/rules/counting-rules';

export const dynamic = 'force-dynamic';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** The counting rules in the language of the CV that led here. */
export async function GET(_request: Request, { params }: { params: Promise<{ language: string }> }): Promise<Response> {
  const { language } = await params;
  if (!isCvLanguage(language)) return new Response(await renderMessagePage(messageOf(404, wordsOf().pages.noPage), siteAssets()), { status: 404, headers: { ...HTML, 'cache-control': 'no-store' } });
  return new Response(await renderRulesPage(countingRulesHtml(language), siteAssets(), language), { headers: { ...HTML, 'cache-control': 'public, max-age=300' } });
}
