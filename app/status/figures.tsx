import { amount, count } from '../../lib/cv/format';
import type { HealthFigures } from '../../lib/health/history/figures';
import { waitText } from '../../lib/health/history/words';

interface Figure { value: string | undefined; text: string; missing: string }

/** `100 %` only where it is: 99.996 % is `over 99.99 %`. */
function shareText(share: number): string {
  if (share === 1) return '100%';
  const cut = Math.floor(share * 10_000) / 100;
  return `${cut.toFixed(cut >= 99 ? 2 : 1)}%`;
}

/** What the service did lately, in four figures. */
export function Figures({ figures: { looked, half, most, waits, answered, checks } }: { figures: HealthFigures }) {
  const none = 'No new commit came in the last seven days, or nobody was there to see how long it took';
  const all: Figure[] = [
    { value: looked === undefined ? undefined : count(looked), text: 'repositories looked at in the last 15 minutes', missing: 'No repository was looked at in the last 15 minutes' },
    { value: half === undefined ? undefined : waitText(half), text: `at most, from a forge’s word of a new commit until it is on the CV page: half of ${amount(waits, 'time')} in seven days`, missing: none },
    { value: most === undefined ? undefined : waitText(most), text: 'at most, for 99 of 100', missing: 'The time of 99 of 100 is not known either' },
    { value: answered === undefined ? undefined : shareText(answered), text: `of ${amount(checks, 'check')} in 90 days found everything in order`, missing: 'No check was made yet' },
  ];
  return (
    <section aria-label="In figures">
      <ul className="health-figures">{all.map(({ value, text, missing }) => <li key={text} className={value === undefined ? 'none' : undefined}><b>{value ?? '–'}</b><span>{value === undefined ? missing : text}</span></li>)}</ul>
    </section>
  );
}
