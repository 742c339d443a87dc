import { CvTable } from '../../components/app/cv-table';
import { MakeCv } from '../../components/app/make-cv';
import { ensureCv } from '../../lib/publishing/ensure-cv';
import { listCvs } from '../../lib/cv/edit/list-cvs';
import { pageUser } from '../session';
import { siteVerbs } from '../verbs';
import { deleteCvAction, duplicateCvAction, makeCvAction } from './actions';
import { PageTitle } from '../../components/app/page-title';

export const dynamic = 'force-dynamic';

/** All CV pages of a person with the state of the last runs behind them. Who has none finds his first one here, as a private draft. */
export default async function Content() {
  const { user } = await pageUser('/content');
  const context = await siteVerbs();
  // At one's own machine the first one takes its name and address from the first commits.
  if (user.account !== 'local') await ensureCv(context, user, undefined);
  const { cvs, runs } = await listCvs(context, user);
  return (
    <main id="main" className="wrap page">
      <PageTitle title="My CV pages" unlisted />
      <div className="page-head">
        <div><h1>My CV pages</h1><p className="lead">One for each use: other words, other repositories, other dates, all from the same numbers. Only you see this list and its titles.</p></div>
        <div className="acts"><a className="quiet" href="/user/packages">Packages</a><a className="quiet" href="/user/advert">Answer a job advert</a><a className="quiet" href="/cv">Public CV pages</a></div>
      </div>
      <p className="runs">{runs}</p>
      {cvs.length === 0
        ? <div className="nothing-yet"><h2>No CV page yet</h2><p>The first one is made by itself when your first repository is counted. You can also begin with its words below.</p><a className="button" href="/user">To the next step</a></div>
        : <CvTable cvs={cvs} duplicate={duplicateCvAction} remove={deleteCvAction} />}
      <section aria-labelledby="new">
        <h2 id="new">A new one</h2>
        <MakeCv make={makeCvAction} />
      </section>
    </main>
  );
}
