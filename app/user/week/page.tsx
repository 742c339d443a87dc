import { FeedbackChoice } from '../../../components/app/feedback-choice';
import { Press } from '../../../components/app/press';
import { mailAddressOf } from '../../../lib/accounts/mail-address';
import { count, day } from '../../../lib/cv/format';
import { localToday } from '../../../lib/cv/today';
import { feedbackOf } from '../../../lib/feedback/choose-feedback';
import { sentencesOf, titleOf } from '../../../lib/feedback/sentences';
import { weeksOf } from '../../../lib/feedback/week';
import type { Week } from '../../../lib/feedback/week';
import { loadAggregate } from '../../../lib/publishing/load-published';
import { figuresOf } from '../../../lib/snapshots/figures';
import { pageUser } from '../../session';
import { siteContext } from '../../site';
import { chooseFeedbackAction, makeFeedAction } from './actions';
import { PageTitle } from '../../../components/app/page-title';

export const dynamic = 'force-dynamic';

/** The running week and those of the last three months. */
const WEEKS = 13;

function OneWeek({ week, level }: { week: Week; level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  const [summary, ...rest] = sentencesOf(week);
  return (
    <section aria-labelledby={`week-${week.monday}`}>
      <Heading id={`week-${week.monday}`}>{titleOf(week)}</Heading>
      <p className={level === 2 ? 'lead' : undefined}>{summary}</p>
      {rest.length > 0 && <ul>{rest.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
    </section>
  );
}

/** What changed in a person's own weeks, against his own past. */
export default async function ThisWeek() {
  const { user } = await pageUser('/user/week');
  const context = await siteContext();
  const [feedback, snapshot, address] = await Promise.all([feedbackOf(context, user), loadAggregate(context, user), mailAddressOf(context, user.id)]);
  const weeks = feedback.on && snapshot ? weeksOf(snapshot, localToday(), WEEKS) : [];
  const [now, ...past] = weeks;
  const quiet = past.every(({ headline }) => headline.commits === 0);
  const last = quiet && snapshot ? figuresOf(snapshot, {}, localToday()).last : null;
  const most = Math.max(1, ...weeks.map(({ headline }) => headline.commits));
  const smtp = context.settings.tokens.mail !== null;
  return (
    <main id="main" className="wrap page">
      <PageTitle title="This week" unlisted />
      <h1>This week</h1>
      <p className="lead">Your weeks beside your own past, and nobody else’s. Only you see this page.</p>
      {feedback.on && !snapshot && <div className="nothing-yet"><h2>Nothing counted yet</h2><p>When the first repository is counted, your weeks stand here. <a href="/user">To your tokens and repositories</a></p></div>}
      {now && <OneWeek week={now} level={2} />}
      {past.length > 0 && quiet && (
        <section aria-labelledby="before">
          <h2 id="before">The weeks before</h2>
          <div className="nothing-yet"><h3>No commits in the last {past.length} weeks</h3><p>{last === null ? 'None was counted yet.' : `The last one before was on ${day(last)}.`} What you commit stands here once its repository is read.</p><a className="button" href="/user">To your repositories</a></div>
        </section>
      )}
      {past.length > 0 && !quiet && (
        <section aria-labelledby="before">
          <h2 id="before">The weeks before</h2>
          <table className="rows stack packed weeks">
            <thead><tr><th>Week of</th><th aria-hidden="true" /><th className="num">Commits</th><th className="num">Days</th><th>New</th></tr></thead>
            <tbody>{past.map(({ monday, headline, newLanguages, newRepositories, newPackages }) => (
              <tr key={monday}>
                <td>{headline.commits > 0 ? <a href={`#week-${monday}`}>{day(monday)}</a> : day(monday)}</td>
                <td aria-hidden="true"><svg className="week-bar" viewBox="0 0 100 8" preserveAspectRatio="none"><rect width={(headline.commits / most) * 100} height="8" /></svg></td>
                <td className="num" data-label="Commits">{count(headline.commits)}</td><td className="num" data-label="Days">{count(headline.activeDays)}</td><td data-label="New">{[...newLanguages, ...newRepositories, ...newPackages.slice(0, 3), ...(newPackages.length > 3 ? [`${newPackages.length - 3} more packages`] : [])].join(', ') || '–'}</td>
              </tr>
            ))}</tbody>
          </table>
          <div className="weeks-told">{past.filter(({ headline }) => headline.commits > 0).map((week) => <OneWeek key={week.monday} week={week} level={3} />)}</div>
        </section>
      )}
      <section aria-labelledby="hear">
        <h2 id="hear">How you hear of it</h2>
        <FeedbackChoice on={feedback.on} mail={feedback.mail} mailTo={smtp ? (address ?? null) : null} choose={chooseFeedbackAction} />
        {feedback.on && !smtp && <p className="help">This site sends no mail. The feed tells the same.</p>}
        {feedback.on && smtp && address === undefined && <p className="help">No forge vouches for an address of yours yet, so no mail can be sent. The feed tells the same.</p>}
        {feedback.on && <p className="help">{feedback.hash === null ? 'A feed reader can follow your weeks by a secret address.' : 'A feed address was made. A new one ends it.'}</p>}
        {feedback.on && <div className="acts"><Press act={makeFeedAction} label={feedback.hash === null ? 'Make a feed address' : 'Make a new feed address'} busyLabel="Making…" /></div>}
      </section>
    </main>
  );
}
