import { AuditList } from '../../../components/app/traces';
import { listEvents } from '../../../lib/audit/list-events';
import { AUDIT_KEPT_DAYS } from '../../../lib/documents/collections';
import { showToken } from '../../../lib/tokens/show-token';
import { orNotFound, pageUser } from '../../session';
import { siteVerbs } from '../../verbs';
import { PageTitle } from '../../../components/app/page-title';

export const dynamic = 'force-dynamic';

/** All that was done with a person's tokens and account, a page at a time; with `token` in the address only what was done with that one. */
export default async function Audit({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { token: tokenId, after } = await searchParams;
  const { user } = await pageUser('/user/audit');
  const context = await siteVerbs();
  const token = tokenId === undefined ? undefined : await orNotFound(showToken.untrusted(context, user, { tokenId }));
  const { events, next } = await listEvents(context, user, { ...(token && { tokenId: token.id }), ...(typeof after === 'string' && { after: after.slice(0, 200) }) });
  const older = next === undefined ? undefined : new URLSearchParams({ ...(token && { token: token.id }), after: next }).toString();
  return (
    <main id="main" className="wrap page">
      <PageTitle title="What was done" unlisted />
      <nav className="crumbs" aria-label="Where this is"><a href="/user">Tokens</a> / {token ? <><a href={`/user/tokens/${token.id}`}>{token.name}</a> / What was done</> : 'What was done'}</nav>
      <h1>{token ? `What was done with “${token.name}”` : 'What was done with your tokens'}</h1>
      <p className="lead">Newest first, for {AUDIT_KEPT_DAYS} days. What is done again and again by itself is one entry a week that says how often.</p>
      {events.length === 0 && older !== undefined ? <p className="help">Nothing of it on this page.</p> : <AuditList events={events} />}
      {older !== undefined && <p className="acts"><a className="button" href={`/user/audit?${older}`}>Older</a></p>}
    </main>
  );
}
