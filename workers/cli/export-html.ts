import { renderCvPage } from '../../components/cv/render';
import type { Context } from '../../lib/context';
import { fileAssets } from '../../lib/cv/assets';
import type { CvLanguage } from '../../lib/documents/collections/cv-languages';
import type { PublishedCv } from '../../lib/publishing/load-published';
import { localPage } from './local-page';

/** The CV page as one file that loads nothing: style and fonts inside, charts drawn for `today`, no script. */
export async function exportHtml(context: Context, published: PublishedCv, today: string, language?: CvLanguage): Promise<string> {
  return renderCvPage(await localPage(context, published, today, () => true, language), fileAssets());
}
