import { dayText } from '../../components/app/times';
import type { History, Trouble } from '../../lib/health/history/history';
import { eventId } from '../../lib/health/history/report';
import { troubleState, troubleText, troubleTitle } from '../../lib/health/history/words';

/** So many stand on the page; the others behind a press. */
const SHOWN = 5;

function Events({ events, now }: { events: readonly Trouble[]; now: number }) {
  return (
    <ol className="happened">
      {events.map((event) => (
        <li key={eventId(event)} id={eventId(event)}>
          <time dateTime={new Date(event.from).toISOString()}>{dayText(new Date(event.from).toISOString())}</time>
          <div><h3>{troubleTitle(event)}</h3><p>{troubleText(event, now)}</p></div>
          <span>{troubleState(event)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What did not answer, or slowly, when and for how long. `now` in milliseconds since 1970. */
export function Happened({ events, parts, now }: History & { now: number }) {
  const known = Math.max(0, ...parts.map(({ days }) => days.filter(({ state }) => state !== 'unknown').length));
  return (
    <section aria-labelledby="happened">
      <h2 id="happened">What happened</h2>
      {events.length > 0 ? <Events events={events.slice(0, SHOWN)} now={now} /> : <p className="happened-none">{known === 0 ? 'Nothing is known yet: the first check is on its way.' : `No trouble of more than five minutes, as far as is known: ${known === 1 ? 'one day' : `${known} days`} of the last 90.`}</p>}
      {events.length > SHOWN && <details className="learn"><summary>Before that</summary><Events events={events.slice(SHOWN)} now={now} /></details>}
      <p className="help">Follow this as an <a href="/status/feed">Atom feed</a>, or read it as <a href="/api/health/history">JSON</a>.</p>
    </section>
  );
}
