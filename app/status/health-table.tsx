import { Icon } from '../../components/app/icon';
import { amount } from '../../lib/cv/format';
import { SHORT_MINUTES } from '../../lib/health/history/history';
import { dayText } from '../../lib/health/history/words';
import { DayBars } from './day-bars';
import type { ShownPart } from './parts';

const count = ({ days }: ShownPart, state: ShownPart['days'][number]['state']): number => days.filter((day) => day.state === state).length;

/** The bars for who would rather read. */
function InWords({ parts }: { parts: readonly ShownPart[] }) {
  return (
    <details className="learn">
      <summary>The bars in words</summary>
      <ul className="in-words">
        {parts.map((part) => {
          const troubled = part.days.filter(({ state }) => state === 'trouble');
          return <li key={part.part}><b>{part.name}:</b> {amount(count(part, 'ok'), 'day')} working, {count(part, 'trouble')} with trouble, {count(part, 'unknown')} not known.{troubled.length > 0 && ` ${troubled.map(dayText).join('; ')}.`}</li>;
        })}
      </ul>
    </details>
  );
}

/** Each part: how it answers now, and how it answered in the last 90 days. `fresh`: whether the store of that could be asked. */
export function HealthTable({ parts, fresh, children }: { parts: readonly ShownPart[]; fresh: boolean; children?: React.ReactNode }) {
  const unknown = parts[0] ? count(parts[0], 'unknown') : 0;
  return (
    <>
      <table className="rows stack health">
        <colgroup><col className="part" /><col className="bars" /><col /></colgroup>
        <thead className="hidden"><tr><th>Part</th><th>The last 90 days</th><th className="end">Now</th></tr></thead>
        <tbody>
          {parts.map(({ part, name, days, tone, icon, word, missing }) => (
            <tr key={part}>
              <td><b>{name}</b></td>
              <td className="whole"><DayBars part={part} days={days} /></td>
              <td className="end"><span className={`status ${tone}`}><Icon name={icon} />{word}</span>{missing !== '' && <span className="under">{missing}</span>}</td>
            </tr>
          ))}
          {children}
        </tbody>
      </table>
      <p className="day-ends"><span>90 days ago</span><span>A tall bar is a day with more than {amount(SHORT_MINUTES, 'minute')} of trouble, a low one a day of which nothing is known</span><span>today</span></p>
      {!fresh && <p className="help">What happened in these days cannot be read now. The bars show what was read before.</p>}
      {fresh && unknown > 0 && <p className="help">Nothing is known of {unknown === parts[0]?.days.length ? 'these days yet' : `${unknown} of these ${parts[0]?.days.length} days`}: no checks were made, as the service was not running.</p>}
      <InWords parts={parts} />
    </>
  );
}
