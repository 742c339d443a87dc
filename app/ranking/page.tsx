import { MonthBars } from '../../components/app/month-bars';
import { Press } from '../../components/app/press';
import { amount, count, instant, percent } from '../../lib/cv/format';
import { rankings } from '../../lib/documents/collections';
import { cvsOf } from '../../lib/publishing/load-published';
import { isOpen } from '../../lib/ranking/join-ranking';
import { listRanking } from '../../lib/ranking/list-ranking';
import type { RankingRow } from '../../lib/ranking/list-ranking';
import { MOST_A_DAY, PERIODS } from '../../lib/ranking/standing';
import type { Period } from '../../lib/ranking/standing';
import { visitor } from '../session';
import { siteContext } from '../site';
import { joinRankingAction, leaveRankingAction } from './actions';
import { PageTitle } from '../../components/app/page-title';

export const dynamic = 'force-dynamic';

const NAMES: Readonly<Record<Period, string>> = { '12-months': '12 months', 'year': 'This year', 'all': 'All time' };
const SAID: Readonly<Record<Period, string>> = { '12-months': 'in the last 12 months', 'year': 'this year', 'all': 'so far' };
const BARS: Readonly<Record<Period, string>> = { '12-months': 'Active days by month', 'year': 'Active days by month', 'all': 'Active days by year' };
/** Lines of the table; one's own comes besides. */
const SHOWN = 100;

type Query = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined);
const addressOf = (period: Period, language: string | undefined): string => `/ranking?period=${period}${language === undefined ? '' : `&language=${encodeURIComponent(language)}`}`;

function Row({ row, own }: { row: RankingRow; own: boolean }) {
  return (
    <tr className={own ? 'own' : undefined}>
      <td className="num place">{count(row.place)}</td>
      <td className="name"><a href={`/cv/${row.slug}`}><b>{row.name || row.slug}</b></a>{own && <> <span className="tag">you</span></>}</td>
      <td className="bars">{row.bars.length > 0 && <MonthBars bars={row.bars} />}</td>
      <td className="num days"><b>{count(row.activeDays)}</b><span className="on-phone"> {row.activeDays === 1 ? 'day' : 'days'}</span></td>
      <td className="num">{count(row.languages)}<span className="on-phone"> {row.languages === 1 ? 'language' : 'languages'},</span></td>
      <td className="num">{count(row.repositories)}<span className="on-phone"> {row.repositories === 1 ? 'repository' : 'repositories'},</span></td>
      <td className="num">{row.openSource === null ? <><span className="on-desk">–</span><span className="on-phone">open source unknown</span></> : <>{percent(row.openSource)}<span className="on-phone"> open source</span></>}</td>
    </tr>
  );
}

/** Why a part of one's own work does not count here; nothing where all of it does. */
function notRankedSentence({ unverified, future, crowdedDays }: { unverified: number; future: number; crowdedDays: number }): string {
  const parts = [
    ...(unverified > 0 ? [`${amount(unverified, 'commit')} by addresses that no forge vouches for, or read from no forge`] : []),
    ...(future > 0 ? [`${amount(future, 'commit')} dated in the future`] : []),
    ...(crowdedDays > 0 ? [`${amount(crowdedDays, 'day')} with more than ${MOST_A_DAY} commits`] : []),
  ];
  return parts.length === 0 ? '' : `Left out of yours: ${parts.join('; ')}.`;
}

/** One's own place in it, or the way into it. */
async function Own({ on, place }: { on: boolean; place: number | undefined }) {
  const signedIn = await visitor();
  if (!signedIn) return <section aria-labelledby="own"><h2 id="own">Not on it?</h2><p>Nobody is on it who did not choose so. <a href="/sign-in?callbackUrl=%2Franking">Sign in</a> to put a public CV on it.</p></section>;
  const context = await siteContext();
  if (on) {
    const entry = await context.documents.get(rankings, signedIn.user.id);
    return (
      <section aria-labelledby="own">
        <h2 id="own">You are on it</h2>
        <p>{place === undefined ? 'No day of yours counts in this choice, or your CV is not public any more: nobody sees you here. ' : ''}Others see your name, these figures and a link to your public CV. Leave at any time; you are gone at once.</p>
        {entry && <p>{notRankedSentence(entry.notRanked)}</p>}
        <div className="acts"><Press act={leaveRankingAction} label="Leave the ranking" busyLabel="Leaving…" /></div>
      </section>
    );
  }
  const open = (await cvsOf(context, signedIn.user)).filter(isOpen);
  return (
    <section aria-labelledby="own">
      <h2 id="own">You are not on it</h2>
      {open.length === 0 ? <p>Only a CV that everyone may read can be here, and none of yours is. <a href="/content">To your CVs</a></p> : <p>Others would see your name, these figures and a link to the CV you choose.</p>}
      <div className="acts">{open.map((cv) => <Press key={cv.id} act={joinRankingAction.bind(null, cv.id)} label={`Join with “${cv.name || cv.slug}”`} busyLabel="Joining…" />)}</div>
    </section>
  );
}

/** People who chose to be compared, by days and breadth. */
export default async function RankingPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const period = PERIODS.find((name) => name === one(query['period'])) ?? '12-months';
  const language = one(query['language']);
  const [{ rows, languages, refreshed }, signedIn] = await Promise.all([listRanking(await siteContext(), { period, ...(language !== undefined && { language }) }), visitor()]);
  const own = signedIn && rows.find(({ ownerId }) => ownerId === signedIn.user.id);
  const on = signedIn !== undefined && (await (await siteContext()).documents.get(rankings, signedIn.user.id)) !== undefined;
  const shown = rows.slice(0, SHOWN);
  return (
    <main id="main" className="wrap page">
      <PageTitle title="Ranking" />
      <h1>Ranking</h1>
      <p className="lead">People who chose to be here, by days with commits {language === undefined ? '' : `in ${language} `}{SAID[period]}. Lines are not counted: whoever writes more of them is not better.</p>
      <form className="ranking-bar" method="get" action="/ranking">
        <nav className="segments" aria-label="Period">{PERIODS.map((name) => <a key={name} href={addressOf(name, language)} aria-current={name === period ? 'true' : undefined}>{NAMES[name]}</a>)}</nav>
        <input type="hidden" name="period" value={period} />
        <select name="language" aria-label="Language" defaultValue={language ?? ''} key={language ?? ''}><option value="">All languages</option>{[...new Set([...languages, ...(language === undefined ? [] : [language])])].map((name) => <option key={name}>{name}</option>)}</select>
        <button type="submit" className="button">Show</button>
        <span className="help">{amount(rows.length, 'person', 'people')}{refreshed !== null && `, as of ${instant(refreshed)}`}</span>
      </form>
      {rows.length === 0 ? (
        <div className="nothing-yet"><h2>Nobody is here yet</h2><p>{language === undefined ? 'The ranking begins with the first person who joins it.' : `Nobody on the ranking has a day with ${language} in this period.`}</p></div>
      ) : (
        <table className="rows stack ranking">
          <thead><tr><th className="num">Place</th><th>Name</th><th>{language === undefined ? BARS[period] : ''}</th><th className="num">Active days</th><th className="num">Languages</th><th className="num">Repositories</th><th className="num">Open source</th></tr></thead>
          <tbody>
            {shown.map((row) => <Row key={row.ownerId} row={row} own={row.ownerId === own?.ownerId} />)}
            {own && !shown.includes(own) && <Row row={own} own />}
          </tbody>
        </table>
      )}
      <div className="two-boxes">
        <section aria-labelledby="rules">
          <h2 id="rules">The rules</h2>
          <p>Only commits count that were read from a forge, by an address that the forge vouches for. A day counts once, however many commits it has, so splitting work into more commits gains nothing, and neither does longer code. Days after the one on which they were read, and days with more than {MOST_A_DAY} commits, are left out. Bots, duplicates across forks and merges are left out as on every CV.</p>
          <p>Equal days are told apart by the number of languages, then of repositories; who is equal in all shares a place. Dates in git can be invented by who commits, so this is no proof of anything: read the CV behind the name.</p>
        </section>
        <Own on={on} place={own?.place} />
      </div>
    </main>
  );
}
