import { ClaimAddress } from '../../components/app/claim-address';
import { FirstRun } from '../../components/app/first-run';
import { Icon } from '../../components/app/icon';
import { Press } from '../../components/app/press';
import { tableRows } from '../../components/app/repository-view';
import { TokenTable } from '../../components/app/token-table';
import { apiTokenOf } from '../../lib/accounts/api-tokens';
import { listIdentities } from '../../lib/accounts/list-identities';
import { sessionsOf } from '../../lib/accounts/sessions';
import { listSuggestions } from '../../lib/accounts/suggestions/answer-suggestion';
import { listEvents } from '../../lib/audit/list-events';
import { amount, count, shortName } from '../../lib/cv/format';
import { listCvs } from '../../lib/cv/edit/list-cvs';
import { cvsOf } from '../../lib/publishing/load-published';
import { countByRepository } from '../../lib/repositories/count-by-repository';
import type { RepositoryCount } from '../../lib/repositories/count-by-repository';
import { listRepositories } from '../../lib/repositories/list-repositories';
import type { RepositoryRow } from '../../lib/repositories/list-repositories';
import { listTokens } from '../../lib/tokens/list-tokens';
import { deleteRepositoryAction, repositorySettingsAction } from './tokens/[id]/actions';
import { pageUser } from '../session';
import { siteVerbs } from '../verbs';
import { checkTokenAction, claimAddressAction, confirmSuggestionAction, deleteTokenAction, dismissSuggestionAction, endAccessAction, makeApiTokenAction, removeAddressAction, replaceTokenAction, revokeApiTokenAction } from './actions';
import { KeptRepositories } from '../../components/app/kept-repositories';
import type { KeptRow } from '../../components/app/kept-repositories';
import { Addresses } from '../../components/app/addresses';
import { ago, dayText } from '../../components/app/times';
import { AuditList, Browsers } from '../../components/app/traces';
import { PageTitle } from '../../components/app/page-title';

export const dynamic = 'force-dynamic';

const ACTIONS = { replace: replaceTokenAction, remove: deleteTokenAction, check: checkTokenAction, endAccess: endAccessAction };
/** What became of a deleted token at its forge, by the outcome in the address. */
const DELETED: Readonly<Record<string, string>> = {
  'revoked': 'The token is deleted here, and its forge made it useless.', 'already-invalid': 'The token is deleted. Its forge did not take it any more.',
  'not-offered': 'The token is deleted here. Its forge lets only you revoke it: delete it on the forge’s page of tokens too.', 'unasked': 'The token is deleted here. Its forge could not be asked: delete it on the forge’s page of tokens too.',
};
/** Entries of the audit list that stand on this page. */
const NEWEST = 10;
const SEEN_BY = { private: 'Only me', link: 'By link', public: 'Everyone' } as const;

/** A person's own page: tokens, addresses, CV pages, API token, and what was done with them. Leads through the first run. */
export default async function User({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { deleted } = await searchParams;
  const { user, session } = await pageUser('/user');
  const context = await siteVerbs();
  const [tokens, identities, suggestions, repositories, cvs, { cvs: listed }, api, browsers, { events }] = await Promise.all([
    listTokens(context, user, {}), listIdentities(context, user, {}), listSuggestions(context, user, {}), listRepositories(context, user, {}),
    cvsOf(context, user), listCvs(context, user), apiTokenOf(context, user), sessionsOf(context, user), listEvents(context, user, {}),
  ]);
  const now = Date.now();
  const active = repositories.filter((one) => one.active).length;
  const made = cvs.find(({ publishedVersion }) => publishedVersion !== null);
  const local = user.account === 'local';
  const reported = repositories.filter(({ forge }) => forge === 'reported');
  // Those that were added by their address stand on the page of each token.
  const unread = repositories.filter(({ forge, tokenIds, extra, completed }) => forge !== 'reported' && tokenIds.length === 0 && completed !== null && !(extra && tokens.length > 0));
  const counts = reported.length + unread.length === 0 ? new Map<string, RepositoryCount>() : await countByRepository(context, user);
  const kept = (rows: readonly RepositoryRow[], state: (row: RepositoryRow) => string): KeptRow[] => tableRows(rows, counts, { since: new Date(now).toISOString(), now }).map((row, at) => ({ ...row, state: rows[at] ? state(rows[at]) : '' }));
  const firstRun = tokens.length === 0 || active === 0 || made === undefined;
  const name = user.name || made?.name || '';
  return (
    <main id="main" className="wrap page">
      <PageTitle title="Tokens" unlisted />
      {typeof deleted === 'string' && Object.hasOwn(DELETED, deleted) && <output className="message"><Icon name="ok" /><span>{DELETED[deleted]}</span></output>}
      {firstRun ? (
        <>
          <h1>{name === '' ? 'Welcome' : `Welcome, ${shortName(name)}`}</h1>
          <p className="lead">From here to a CV page takes about five minutes. You can leave at any step and go on later.</p>
          <FirstRun progress={{
            signedIn: local ? 'Signed in at this machine' : 'Signed in with GitHub', verified: identities.filter(({ verified }) => verified !== null).length, addresses: identities.map(({ email }) => email),
            tokens: tokens.length, firstToken: tokens[0] && `/user/tokens/${tokens[0].id}`, repositories: repositories.length, active, cv: made && `/cv/${made.slug}`,
          }} />
          {tokens.length === 0 && (
            <div className="two-boxes">
              <div className="nothing-yet"><h3>No token? No account at work?</h3><p>Count on your own machine. The first command sends nothing anywhere; the second reports numbers to this site, after it has shown them.</p><pre className="command">{'commit-stats scan ~/work/project --email you@example.org\ncommit-stats push ~/work/project'}</pre></div>
              <div className="nothing-yet"><h3>Not sure yet?</h3><p>See what a CV looks like first, or read how the numbers are counted.</p><p className="acts"><a className="button" href="/cv">CV pages of others</a><a className="quiet" href="/#counting">How it counts</a></p></div>
            </div>
          )}
        </>
      ) : null}
      {tokens.length > 0 && (
        <section aria-labelledby="tokens" className={firstRun ? undefined : 'first-section'}>
          <div className="page-head">
            <div>{firstRun ? <h2 id="tokens">Tokens</h2> : <h1 id="tokens">Tokens</h1>}<p className="lead">A token lets us read the history of your repositories. It is encrypted when you save it and never shown again.</p></div>
            <a className="button primary" href="/user/tokens/new"><Icon name="plus" />Add a token</a>
          </div>
          <TokenTable tokens={tokens} actions={ACTIONS} now={now} />
        </section>
      )}
      <section aria-labelledby="addresses">
        <h2 id="addresses">Your addresses</h2>
        <p className="lead">Commits whose author is one of these are yours. Compared exactly, without case.</p>
        <Addresses identities={identities} suggestions={suggestions} remove={removeAddressAction} confirm={confirmSuggestionAction} dismiss={dismissSuggestionAction} />
        <ClaimAddress claim={claimAddressAction} />
      </section>
      {reported.length > 0 && (
        <section aria-labelledby="reported">
          <h2 id="reported">Counted at home</h2>
          <p className="lead">You counted these on your own machine and sent numbers only. A CV says so. To bring one up to date, run <code>commit-stats push</code> there again.</p>
          <KeptRepositories
            rows={kept(reported, ({ completed, checked }) => (completed === null ? 'not wholly: run the same command again' : ago(checked ?? completed, now)))} column="Reported" remove={deleteRepositoryAction} settings={repositorySettingsAction}
            again="Paths are left out once you have run commit-stats push for it again; single commits at once."
          />
        </section>
      )}
      {unread.length > 0 && (
        <section aria-labelledby="unread">
          <h2 id="unread">Without a token</h2>
          <p className="lead">No token reads these now. Their numbers stay on your CV until you delete them.</p>
          <KeptRepositories
            rows={kept(unread, ({ verifiedUntil, completed }) => (verifiedUntil === null ? `read by hand ${ago(completed, now)}` : `verified until ${dayText(verifiedUntil)}`))} column="State" remove={deleteRepositoryAction} settings={repositorySettingsAction}
            again="Single commits are left out at once; paths when it is read again."
          />
        </section>
      )}
      <section aria-labelledby="pages">
        <div className="page-head"><h2 id="pages">CV pages</h2>{cvs.length > 0 && <a className="button small" href="/content#new"><Icon name="plus" />New CV</a>}</div>
        {cvs.length === 0 ? (
          <div className="nothing-yet"><h3>No CV page yet</h3><p>It is made by itself when the first repository is counted. {tokens.length === 0 ? 'Add a token first.' : active === 0 ? 'Switch a repository on first.' : `${amount(active, 'repository', 'repositories')} will be read next.`}</p></div>
        ) : (
          <table className="rows stack packed">
            <thead><tr><th>Title</th><th>Address</th><th>Who may read</th><th className="num">Views</th><th>Links</th><th className="end"><span className="hidden">Actions</span></th></tr></thead>
            <tbody>{listed.map((cv) => (
              <tr key={cv.id}>
                <td><a href={`/content/${cv.id}`}>{cv.title || cv.slug}</a></td>
                <td className="mono whole">{cv.published ? <a href={`/cv/${cv.slug}`}>/cv/{cv.slug}</a> : `/cv/${cv.slug}`}</td>
                <td className="beside"><span className="tag">{SEEN_BY[cv.visibility]}</span>{!cv.published && <span className="under">{cv.changes === null ? 'draft, not published yet' : 'no numbers yet'}</span>}</td>
                <td className="num" data-label="Views">{count(cv.views)}</td><td data-label="Links">{cv.links === 0 ? '–' : count(cv.links)}</td>
                <td className="end inline-acts"><a className="quiet" href={`/content/${cv.id}`}>Edit<span className="hidden"> {cv.title}</span></a> <a className="quiet" href={`/content/${cv.id}?tab=sharing`}>Share<span className="hidden"> {cv.title}</span></a></td>
              </tr>
            ))}</tbody>
          </table>
        )}
      </section>
      <section aria-labelledby="api">
        <h2 id="api">API token</h2>
        <p className="lead">For your own scripts: <code>GET /api/v1/facts</code>, 60 requests a minute. <a href="/api/v1">What can be asked</a></p>
        {api && <p><span className="mono">cs_…{api.lastFour}</span> <span className="help">made {dayText(api.created)}, {api.lastUsed === null ? 'never used' : `last used ${dayText(api.lastUsed)}`}. Only its end can be shown.</span></p>}
        <div className="acts">
          <Press key="make" act={makeApiTokenAction} label={api ? 'Make a new one' : 'Make an API token'} busyLabel="Making…" />
          {api && <Press key="revoke" act={revokeApiTokenAction} label="Revoke" busyLabel="Revoking…" className="quiet danger" />}
        </div>
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">Signed-in browsers</h2>
        <Browsers sessions={browsers.map(({ id, agent, created, expires }) => ({ id, agent, created, expires, here: id === session.id }))} />
      </section>
      <section aria-labelledby="audit">
        <h2 id="audit">What was done with your tokens</h2>
        <AuditList events={events.slice(0, NEWEST)} />
        {events.length > NEWEST && <p className="acts"><a className="button" href="/user/audit">All of it</a></p>}
      </section>
      <section aria-labelledby="data">
        <h2 id="data">Your data</h2>
        <p className="lead">All of it as JSON and CSV in one archive. <a href="/privacy">What is kept</a></p>
        <div className="acts"><a className="button" href="/user/export" download>Export everything</a><a className="quiet danger" href="/user/leave">Delete everything</a></div>
      </section>
    </main>
  );
}
