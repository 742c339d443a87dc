import { count } from '../../lib/cv/format';
import { Icon } from './icon';
import { FORGE_LIST, GUIDES } from './token-guide';

export interface Progress {
  /** How the person signed in: `Signed in with GitHub`. */
  signedIn: string;
  verified: number;
  addresses: readonly string[];
  tokens: number;
  firstToken: string | undefined;
  repositories: number;
  active: number;
  /** Address of a CV with numbers; undefined before the first. */
  cv: string | undefined;
}

function Step({ nth, state, title, text, children }: { nth: number; state: 'done' | 'now' | 'later'; title: string; text: React.ReactNode; children?: React.ReactNode }) {
  return (
    <li className={state}>
      <span className="nth">{state === 'done' ? <><Icon name="check" /><span className="hidden">Done: </span></> : nth}</span>
      <div><h2>{title}</h2><p>{text}</p></div>
      {children && <div className="acts">{children}</div>}
    </li>
  );
}

/** The way from the sign-in to the CV, with the step that is next. */
export function FirstRun({ progress: { signedIn, verified, addresses, tokens, firstToken, repositories, active, cv } }: { progress: Progress }) {
  const at = tokens === 0 ? 2 : active === 0 ? 3 : cv === undefined ? 4 : 5;
  const state = (nth: number): 'done' | 'now' | 'later' => (nth < at ? 'done' : nth === at ? 'now' : 'later');
  const known = addresses.length === 0 ? 'No address is known yet; your first token brings those that its forge vouches for.'
    : <>{verified > 0 ? `${verified === 1 ? 'One address is' : `${count(verified)} addresses are`} verified` : 'You claim'}: <span className="mono">{addresses.slice(0, 3).join(', ')}</span>{addresses.length > 3 && ` and ${addresses.length - 3} more`}.</>;
  return (
    <ol className="steps">
      <Step nth={1} state="done" title={signedIn} text={known} />
      <Step nth={2} state={state(2)} title="Add a token" text={tokens > 0 ? 'You can add one for each forge and organisation.' : 'Choose a forge; we show which rights to tick and check the token when you paste it.'}>
        {at === 2 && FORGE_LIST.map((forge, index) => <a key={forge} className={index === 0 ? 'button primary' : 'button'} href={`/user/tokens/new?forge=${forge}`}>{GUIDES[forge].name}</a>)}
      </Step>
      <Step nth={3} state={state(3)} title="Choose repositories" text={active > 0 ? `${count(active)} of ${count(repositories)} are collected.` : repositories > 0 ? `${count(repositories)} can be read. Switch on all, by owner, or one by one.` : 'All, by owner, or one by one. A repository of 5,000 commits takes about 20 seconds.'}>
        {at === 3 && firstToken !== undefined && <a className="button primary" href={firstToken}>Choose repositories</a>}
      </Step>
      <Step nth={4} state={state(4)} title="Read your CV" text={cv === undefined ? 'It is made as soon as the first repository is counted.' : 'It is there, with the numbers counted so far.'}>
        {cv !== undefined && <a className="button primary" href={cv}>My CV</a>}
      </Step>
    </ol>
  );
}
