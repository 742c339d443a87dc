import { LeaveForm } from '../../../components/app/leave-form';
import { CONFIRMATION } from '../../../lib/accounts/leave/confirm-leaving';
import { pageUser } from '../../session';
import { leaveAction } from './actions';
import { PageTitle } from '../../../components/app/page-title';

export const dynamic = 'force-dynamic';

/** Where a person takes his data with him and deletes the rest. */
export default async function Leave() {
  await pageUser('/user/leave');
  return (
    <main id="main" className="wrap page">
      <PageTitle title="Delete everything" unlisted />
      <LeaveForm leave={leaveAction} confirmation={CONFIRMATION}>
        <h1>Delete everything</h1>
        <div className="prose">
          <p className="lead">Your CV pages close at once. Then your tokens, repositories, numbers, addresses and your account go from every store, and you get a receipt.</p>
          <ul>
            <li>Tokens are made useless at their forge where it lets us ask; the receipt says which you must revoke yourself.</li>
            <li>Copies in backups go when those are overwritten; the key that gives the numbers a meaning is gone from here at once.</li>
            <li>If something is being collected right now, it takes up to half a minute.</li>
          </ul>
          <p><a className="button" href="/user/export" download>Export everything first</a></p>
        </div>
      </LeaveForm>
    </main>
  );
}
