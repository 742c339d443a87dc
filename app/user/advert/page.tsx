import { AdvertForm } from '../../../components/app/advert-form';
import { cvsOf } from '../../../lib/publishing/load-published';
import { pageUser } from '../../session';
import { siteContext } from '../../site';
import { answerAdvertAction, keepEvidenceAction } from './actions';
import { PageTitle } from '../../../components/app/page-title';

export const dynamic = 'force-dynamic';

/** Where a person finds the evidence that an advert asks for. */
export default async function Advert() {
  const { user } = await pageUser('/user/advert');
  const cvs = await cvsOf(await siteContext(), user);
  return (
    <main id="main" className="wrap page">
      <PageTitle title="Answer a job advert" unlisted />
      <h1>Answer a job advert</h1>
      <p className="lead">Paste its text. You get what your commits say about everything it names: months, last use, repositories, packages. No score, no guess, and the text is not kept.</p>
      <AdvertForm answer={answerAdvertAction} keep={keepEvidenceAction} cvs={cvs.map(({ id, title, name, slug }) => ({ id, name: title || name || slug }))} />
    </main>
  );
}
