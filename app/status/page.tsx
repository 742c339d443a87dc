import { Icon } from '../../components/app/icon';
import { ago, instant } from '../../components/app/times';
import { count } from '../../lib/cv/format';
import { failingSince } from '../../lib/health/outages';
import { reportForAll } from '../../lib/health/history/report';
import { troubleText, troubleTitle } from '../../lib/health/history/words';
import { programReplacedSince } from '../../lib/health/programs';
import { factsAwaySince } from '../../lib/health/shared-outage';
import { listRepositories } from '../../lib/repositories/list-repositories';
import type { CollectStatus } from '../../lib/repositories/list-repositories';
import { siteHealth } from '../health';
import { siteReadiness } from '../readiness';
import { visitor } from '../session';
import { siteContext } from '../site';
import { siteVerbs } from '../verbs';
import { queueDepth } from '../../lib/queue/tend-queue';
import { forgeHealth } from '../../lib/tokens/forge-health';
import { ForgesSection } from './forges-section';
import { Figures } from './figures';
import { Happened } from './happened';
import { HealthTable } from './health-table';
import { headline, shownParts } from './parts';
import { QueueSection } from './queue-section';
import { PageTitle } from '../../components/app/page-title';

export const dynamic = 'force-dynamic';

const STATES: readonly { state: CollectStatus; text: string }[] = [
  { state: 'up-to-date', text: 'up to date' }, { state: 'counting', text: 'being counted' }, { state: 'waiting', text: 'waiting' }, { state: 'partial', text: 'counted in part' }, { state: 'stopped', text: 'stopped' },
];

async function ownRows() {
  const found = await visitor();
  return found && listRepositories(await siteVerbs(), found.user, { });
}

async function ownForges() {
  const found = await visitor();
  return found ? forgeHealth(await siteContext(), found.user) : [];
}

/** What lies in the queue, for who runs the place: `none` where there is nothing to show. */
async function queueState() {
  const context = await siteContext();
  if (!(await visitor())?.operator || !(await context.wakeUps())) return 'none';
  return queueDepth(context, await visitor()).catch(() => undefined);
}

/** Whether everything works, as asked at this moment; and how far one's own collection is. */
export default async function Status() {
  const { parts } = await siteReadiness();
  const away = parts.some(({ name, state }) => name === 'documents' && state === 'failing');
  // A store that answers may stop doing so between two questions: what it does not tell is left out.
  const [rows, forges, queue, statsAway] = away ? [undefined, [], 'none' as const, undefined] : await Promise.all([
    ownRows().catch(() => undefined), ownForges().catch(() => []), queueState().catch(() => 'none' as const), siteContext().then(factsAwaySince).catch(() => undefined),
  ]);
  const now = Date.now();
  const last = rows?.map(({ checked, completed }) => checked ?? completed ?? '').reduce((a, b) => (a > b ? a : b), '');
  const replaced = programReplacedSince();
  const report = await siteHealth(now);
  const signedIn = rows !== undefined;
  const history = signedIn ? report : reportForAll(report);
  const shown = shownParts(parts, history.parts, { documents: failingSince('documents'), stats: statsAway ?? failingSince('stats') });
  const lasting = history.events.filter(({ until }) => until === null);
  const open = lasting.find(({ kind }) => kind === 'failing') ?? lasting[0];
  return (
    <main id="main" className="wrap page status-page">
      <PageTitle title="Status" />
      <h1>{headline(parts, history.parts)}</h1>
      <p className="lead">{away ? 'CV pages that were read within the last minute still open. Nothing is lost: what is missed is read in the next round.' : open ? `${troubleTitle(open)}. ${troubleText(open, now)}` : `Asked just now, ${instant(new Date(now).toISOString())}.`}</p>
      <HealthTable parts={shown} fresh={history.fresh}>
        {replaced !== undefined && <tr><td><b>Program</b></td><td className="end" colSpan={2}><span className="status warn"><Icon name="warn" />Built anew at {instant(new Date(replaced).toISOString())} while it runs: whoever runs this place starts it again</span></td></tr>}
      </HealthTable>
      <Figures figures={history.figures} />
      <Happened {...history} />
      {rows && (
        <section aria-labelledby="own">
          <h2 id="own">Your collection</h2>
          {rows.some(({ active }) => active) ? (
            <>
              <ul className="tally">{STATES.map(({ state, text }) => ({ text, many: rows.filter(({ collect }) => collect === state).length, state })).filter(({ many }) => many > 0).map(({ text, many, state }) => <li key={state} className={state === 'stopped' ? 'bad' : undefined}><b>{count(many)}</b>{text}</li>)}</ul>
              <p>{last === '' || last === undefined ? 'Nothing was read yet.' : `Last read: ${ago(last, now)}.`} <a href="/user">To your tokens</a></p>
            </>
          ) : <div className="nothing-yet"><h3>Nothing is collected yet</h3><p>Add a token and switch a repository on.</p><a className="button primary" href="/user">To the next step</a></div>}
        </section>
      )}
      {forges.length > 0 && <ForgesSection forges={forges} />}
      {queue !== 'none' && <QueueSection depth={queue} />}
    </main>
  );
}
