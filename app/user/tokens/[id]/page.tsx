import { NextStep } from '../../../../components/app/next-step';
import { RepositoryTable } from '../../../../components/app/repository-table';
import { tableRows } from '../../../../components/app/repository-view';
import { TokenStatus } from '../../../../components/app/status';
import { TokenActs } from '../../../../components/app/token-acts';
import { TokenMessage, actable, endOf, placeOf } from '../../../../components/app/token-table';
import { listSuggestions } from '../../../../lib/accounts/suggestions/answer-suggestion';
import { cvsOf } from '../../../../lib/publishing/load-published';
import { countByRepository } from '../../../../lib/repositories/count-by-repository';
import { listRepositories } from '../../../../lib/repositories/list-repositories';
import { FORGE_NAMES } from '../../../../lib/tokens/recognise-token';
import { showToken } from '../../../../lib/tokens/show-token';
import { orNotFound, pageUser } from '../../../session';
import { siteVerbs } from '../../../verbs';
import { checkTokenAction, deleteTokenAction, endAccessAction, replaceTokenAction } from '../../actions';
import { addExtraAction, checkOpenSourceAction, collectAllAction, collectNowAction, deleteRepositoryAction, refreshListAction, repositorySettingsAction, setActiveAction, setOwnerActiveAction, stopAction } from './actions';
import { PageTitle } from '../../../../components/app/page-title';

export const dynamic = 'force-dynamic';

const TOKEN_ACTIONS = { replace: replaceTokenAction, remove: deleteTokenAction, check: checkTokenAction, endAccess: endAccessAction };
const ACTIONS = {
  setActive: setActiveAction, setOwnerActive: setOwnerActiveAction, refresh: refreshListAction, collectAll: collectAllAction, collect: collectNowAction, stop: stopAction,
  openSource: checkOpenSourceAction, remove: deleteRepositoryAction, addExtra: addExtraAction, settings: repositorySettingsAction,
};

/** A token and the repositories that it reads. */
export default async function TokenPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { user } = await pageUser(`/user/tokens/${encodeURIComponent(id)}`);
  const context = await siteVerbs();
  const token = await orNotFound(showToken.untrusted(context, user, { tokenId: id }));
  const [rows, counts, suggestions, cvs] = await Promise.all([listRepositories(context, user, { tokenId: id }), countByRepository(context, user), listSuggestions(context, user, {}), cvsOf(context, user)]);
  const made = cvs.find(({ publishedVersion }) => publishedVersion !== null);
  const now = Date.now();
  const usable = ['active', 'limited', 'expires-soon', 'leaving'].includes(token.status);
  return (
    <main id="main" className="wrap page">
      <PageTitle title="Repositories" unlisted />
      <nav className="crumbs" aria-label="Where this is"><a href="/user">Tokens</a> / {token.name}</nav>
      <h1>Repositories of “{token.name}”</h1>
      <p className="lead">
        {FORGE_NAMES[token.forge]}{placeOf(token) && `, ${placeOf(token)}`}, token …{token.lastFour}{token.account && ` of ${token.account.login}`}; ends: {endOf(token)}.
        {token.scopes && token.scopes.length > 0 && <> Rights: {token.scopes.map((scope) => <span key={scope} className="scope">{scope}</span>)}</>}{token.canWrite === false && ' It can only read.'}
      </p>
      <div className="acts"><TokenStatus status={token.status} /><TokenActs token={actable(token)} actions={TOKEN_ACTIONS} more /><a className="quiet" href={`/user/audit?token=${id}`}>What was done</a></div>
      <TokenMessage token={token} />
      {token.besides !== '' && <p className="lead">{token.besides}</p>}
      <NextStep repositories={rows.length} active={rows.filter(({ active }) => active).length} over={token.status === 'left'} likeOwn={suggestions.reduce((sum, { commits }) => sum + commits, 0)} cv={made && `/cv/${made.slug}`} />
      <RepositoryTable rows={tableRows(rows, counts, { since: token.created, now })} tokenId={id} actions={ACTIONS} usable={usable} over={token.status === 'left'} local={user.account === 'local'} now={now} nextAsk={token.nextAsk} />
    </main>
  );
}
