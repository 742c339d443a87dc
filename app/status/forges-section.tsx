import { Icon } from '../../components/app/icon';
import type { IconName } from '../../components/app/icon';
import type { ForgeHealth } from '../../lib/tokens/forge-health';

const WORDS: Readonly<Record<ForgeHealth['state'], { icon: IconName; tone: 'ok' | 'warn'; text: string }>> = {
  answers: { icon: 'ok', tone: 'ok', text: 'Answers' },
  'not-asked': { icon: 'waiting', tone: 'ok', text: 'Is asked within 15 minutes' },
  token: { icon: 'warn', tone: 'warn', text: 'Refuses your token: its page says what to do' },
  fails: { icon: 'warn', tone: 'warn', text: 'Could not be asked' },
};

/** How the forges answer the tokens of who looks. */
export function ForgesSection({ forges }: { forges: readonly ForgeHealth[] }) {
  return (
    <section aria-labelledby="forges">
      <h2 id="forges">Your forges</h2>
      <table className="rows stack">
        <thead><tr><th>Server</th><th className="end">State</th></tr></thead>
        <tbody>{forges.map(({ server, state, failures }) => {
          const { icon, tone, text } = WORDS[state];
          return <tr key={server}><td><b>{new URL(server).host}</b></td><td className="end"><span className={`status ${tone}`}><Icon name={icon} />{text}{state === 'fails' ? ` ${failures === 1 ? 'the last time' : `${failures} times in a row`}; it is tried again by itself` : ''}</span></td></tr>;
        })}</tbody>
      </table>
    </section>
  );
}
