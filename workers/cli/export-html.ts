import { renderCvPage } from '../../components/cv/render';
import { identityEmails } from '../../lib/accounts/identities';
import { localOwner } from '../../lib/accounts/local-owner';
import { drawChart } from '../../lib/charts/server/draw-chart';
import type { Context } from '../../lib/context';
import { fileAssets } from '../../lib/cv/assets';
import { cvOf } from '../../lib/cv/delivery/published-cvs';
import { makeCvPage } from '../../lib/cv/page';
import { WHOLE_VIEW } from '../../lib/cv/view';
import type { PublishedCv } from '../../lib/publishing/load-published';

/** The CV page as one file that loads nothing: style and fonts inside, charts drawn for `today`, no script. */
export async function exportHtml(context: Context, { cv, snapshot }: PublishedCv, today: string): Promise<string> {
  const { highchartsLicence } = context.settings;
  const addresses = await identityEmails(context, await localOwner(context));
  const page = makeCvPage({ cv: cvOf(cv), snapshot, view: WHOLE_VIEW, today, trust: 'local', highchartsLicence, addresses: addresses.length, draw: drawChart });
  return renderCvPage(page, fileAssets());
}
