import { identityEmails } from '../../lib/accounts/identities';
import { localOwner } from '../../lib/accounts/local-owner';
import { drawChart } from '../../lib/charts/server/draw-chart';
import type { Context } from '../../lib/context';
import { cvOf } from '../../lib/cv/delivery/published-cvs';
import { makeCvPage } from '../../lib/cv/page';
import type { CvPage } from '../../lib/cv/types';
import type { CvLanguage } from '../../lib/documents/collections/cv-languages';
import { WHOLE_VIEW } from '../../lib/cv/view';
import { pageTrust } from '../../lib/cv/trust-words';
import type { PublishedCv } from '../../lib/publishing/load-published';

/** The whole page of a CV on this machine, seen from `today`, with those of its charts drawn that are wanted. */
export async function localPage(context: Context, { cv, snapshot }: PublishedCv, today: string, isWanted: (id: string) => boolean, language?: CvLanguage): Promise<CvPage> {
  const { highchartsLicence } = context.settings;
  const addresses = await identityEmails(context, await localOwner(context));
  return makeCvPage({
    cv: { ...cvOf(cv), ...(language !== undefined && { language }) }, snapshot, view: WHOLE_VIEW, today, trust: pageTrust(snapshot.repositories), highchartsLicence, addresses: addresses.length,
    draw: spec => (isWanted(spec.id) ? drawChart(spec) : undefined),
  });
}
