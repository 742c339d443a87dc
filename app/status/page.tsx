import { Icon } from '../../components/app/icon';
import { ago, instant } from '../../components/app/times';
import { count } from '../../lib/cv/format';
import { users } from '../../lib/documents/collections';
import { listRepositories } from '../../lib/repositories/list-repositories';
import type { CollectStatus } from '../../lib/repositories/list-repositories';
import { visitor } from '../session';
import { siteContext } from '../site';
import { siteVerbs } from '../verbs';
import { queueDepth } from '../../lib/queue/tend-queue';
import { forgeHealth } from '../../lib/tokens/forge-health';
import { ForgesSection } from './forges-section';
import { QueueSection } from './queue-section';

export const dynamic = 'force-dynamic';
export const metadata = { title: 'Status · Commit Stats' };

const SLOW_MS = 1_000;
const STATES: readonly { state: CollectStatus; text: string }[] = [
  { state: 'up-to-date', text: 'up to date' }, { state: 'counting', text: 'being counted' }, { state: 'waiting', text: 'waiting' }, { state: 'partial', text: 'counted in part' }, { state: 'stopped', text: 'stopped' },
];

async function storeAnswers(): Promise<number | undefined> {
  const start = performance.now();
  try {
    await (await siteContext()).documents.get(users, 'nobody');
    return performance.now() - start;
  } catch {
    return undefined;
  }
}

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
  const took = await storeAnswers();
  const rows = took === undefined ? undefined : await ownRows();
  const forges = took === undefined ? [] : await ownForges();
  const queue = took === undefined ? 'none' : await queueState();
  const now = Date.now();
  const slow = took !== undefined && took > SLOW_MS;
  const last = rows?.map(({ checked, completed }) => checked ?? completed ?? '').reduce((a, b) => (a > b ? a : b), '');
  const parts = [
    { name: 'Sign-in and pages', good: took !== undefined, word: took === undefined ? 'Sign-in does not work' : 'Working' },
    { name: 'Store of numbers', good: took !== undefined && !slow, word: took === undefined ? 'Does not answer' : slow ? 'Answers slowly' : `Working, answered in ${Math.max(1, Math.round(took))} ms` },
  ];
  return (
    <main id="main" className="wrap page">
      <h1>{took === undefined ? 'The store does not answer.' : slow ? 'Pages work; the store answers slowly.' : 'Pages and store work.'}</h1>
      <p className="lead">{took === undefined ? 'CV pages that were read before may still open. Nothing is lost: what is missed is read in the next round.' : `Asked just now, ${instant(new Date(now).toISOString())}.`}</p>
      <table className="rows stack">
        <thead><tr><th>Part</th><th className="end">State</th></tr></thead>
        <tbody>{parts.map(({ name, good, word }) => <tr key={name}><td><b>{name}</b></td><td className="end"><span className={`status ${good ? 'ok' : 'warn'}`}><Icon name={good ? 'ok' : 'warn'} />{word}</span></td></tr>)}</tbody>
      </table>
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
