import { Icon } from '../components/app/icon';
import { SampleCv } from '../components/app/sample-cv';
import { FORGE_LIST, GUIDES } from '../components/app/token-guide';
import { sampleCv } from '../lib/cv/sample';
import { withPatience } from '../lib/health/patience';
import { visitor } from './session';
import { siteContext } from './site';
import { PageTitle } from '../components/app/page-title';

export const dynamic = 'force-dynamic';

const WHY = [
  { title: 'Your best work is private', text: 'A recruiter sees an empty profile, because the repositories belong to your employers. The commits are yours all the same, and they can be counted without showing a line of them.' },
  { title: 'Numbers that add up', text: 'Commits, files and lines equal git log, to the line. What is left out of a figure is listed with its reason, and a reader can open the working of every number.' },
  { title: 'A page you can take back', text: 'You decide who reads it. A view never touches your forge or your code: the page reads numbers that are ready.' },
];
const COUNTING = [
  { title: 'Which commits', text: 'Those that the default branch reaches and whose author address is one of yours. A commit that names you only as co-author is counted apart and is in no headline figure.' },
  { title: 'Which lines', text: 'Git’s own line counts, renames detected. Generated files, vendored code, lock files, documentation, data and bots are taken out, each in a row of its own that says how much.' },
  { title: 'Nothing twice', text: 'The same work in a fork, after a rebase or a cherry-pick counts once. Merge commits are named and carry no lines.' },
  { title: 'Which language', text: 'Names and rules are those of GitHub Linguist. A commit in several languages is divided among them, so the shares add up.' },
  { title: 'Which day', text: 'Days and hours are those of your own clock when you committed. Impossible dates are in the totals and on no calendar.' },
  { title: 'How far to trust it', text: 'Each address is either verified by a forge or claimed by its owner, and the CV says which. What could not be read is named, never guessed.' },
];
/** What the three steps look like, with invented names. */
const ADDRESSES = ['ada@lindqvist.example', 'ada.l@halden.example', '1299+adalindqvist@users.noreply.github.com'];
const SWITCHES = [{ name: 'northwind/tariffs', forge: 'Azure DevOps', on: true }, { name: 'halden/imageworks', forge: 'GitHub', on: true }, { name: 'billing-batch', forge: 'GitLab', on: false }];
const LINKS = [{ to: 'Northwind, platform role', state: 'until 4 Dec' }, { to: 'Freelance enquiries', state: 'no end' }, { to: 'Tailspin', state: 'revoked' }];
const STAYS = ['Per commit: a keyed id, author time, kind of work, language, lines added and deleted', 'Your tokens, encrypted with a key of their own, never shown again, not even to you', 'What you write on your CV pages'];
const GOES = ['File contents, diffs and file names', 'Commit messages: only the kind of work is noted', 'Names and addresses of other people'];

function Tokens() {
  return (
    <table className="rows stack">
      <thead><tr><th>Forge</th><th>Kind of token</th><th>Rights, and no others, and what for</th><th>Watch out</th></tr></thead>
      <tbody>{FORGE_LIST.map((forge) => {
        const { name, kind, rights, watch } = GUIDES[forge];
        return (
          <tr key={forge}>
            <td><b>{name}</b></td><td>{kind}</td>
            <td><ul className="rights">{rights.map(({ scope, why }) => <li key={scope}><span className="scope">{scope}</span><span>{why}</span></li>)}</ul></td><td>{watch}</td>
          </tr>
        );
      })}</tbody>
    </table>
  );
}

/** Nobody waits longer for the sample. */
const PATIENCE_MS = 3_000;

/** The front page: what this is, why, how it works, how numbers are counted, and what a token may do. */
export default async function Front() {
  const context = await siteContext();
  // Without the store the page says what it can.
  const [sample, signedIn] = await Promise.all([withPatience(sampleCv(context), PATIENCE_MS).catch(() => undefined), visitor().catch(() => undefined)]);
  const github = context.settings.signIn.kind === 'github';
  return (
    <main id="main" className="wrap">
      <PageTitle />
      <div className={sample ? 'hero' : 'hero alone'}>
        <div>
          <h1>Show that you can code, when all your code is private.</h1>
          <p className="lead">Commit Stats reads your commit history on GitHub, GitLab and Azure DevOps, keeps numbers and no code, and sets them as a CV page that you share on your terms.</p>
          <p className="acts">
            <a className="button primary large" href={signedIn ? '/user' : '/sign-in'}>{signedIn ? 'To your tokens' : github ? 'Sign in with GitHub' : 'Sign in'}</a>
            {sample ? <a className="button large" href={`/cv/${sample.slug}`}>Read a sample CV</a> : <a className="button large" href="#how">How it works</a>}
          </p>
          {!signedIn && <p className="help">{github ? 'Sign-in asks for your name and your e-mail addresses. No repository yet.' : 'On your own machine the terminal prints the link that signs you in.'}</p>}
        </div>
        {sample && <SampleCv sample={sample} />}
      </div>
      <section className="land" id="how" aria-labelledby="how-title">
        <h2 id="how-title">Three steps, about five minutes</h2>
        <ol className="three">
          <li>
            <p className="nth" aria-hidden="true">1</p><h3>{github ? 'Sign in with GitHub' : 'Sign in'}</h3><p>{github ? 'Your verified addresses decide which commits are yours.' : 'By the link that the terminal prints. Your tokens bring your verified addresses.'}</p>
            <div className="glimpse" aria-hidden="true">{ADDRESSES.map((one) => <div key={one}><Icon name="check" /><span className="mono">{one}</span></div>)}</div>
          </li>
          <li>
            <p className="nth" aria-hidden="true">2</p><h3>Add tokens, choose repositories</h3><p>Read-only tokens, encrypted at once. New commits are counted as they come.</p>
            <div className="glimpse" aria-hidden="true">{SWITCHES.map(({ name, forge, on }) => <div key={name}><i className={on ? 'on' : undefined} /><span className="mono">{name}</span><small>{forge}</small></div>)}</div>
          </li>
          <li>
            <p className="nth" aria-hidden="true">3</p><h3>Read and share your CV</h3><p>The page is made by itself. One link for each application: give it an end, see how often it was opened, revoke it.</p>
            <div className="glimpse" aria-hidden="true">{LINKS.map(({ to, state }) => <div key={to}><Icon name={state === 'revoked' ? 'cross' : 'eye'} /><span>{state === 'revoked' ? <s>{to}</s> : to}</span><small>{state}</small></div>)}</div>
          </li>
        </ol>
      </section>
      <section className="land" id="why" aria-labelledby="why-title">
        <h2 id="why-title">Why it exists</h2>
        <ul className="three">{WHY.map(({ title, text }) => <li key={title}><h3>{title}</h3><p>{text}</p></li>)}</ul>
      </section>
      <section className="land" id="tokens" aria-labelledby="tokens-title">
        <h2 id="tokens-title">Exactly what a token may do</h2>
        <p>A token is checked when you add it. If it can do more than this, we say so and tell you how to make a smaller one.</p>
        <Tokens />
      </section>
      <section className="land" id="counting" aria-labelledby="counting-title">
        <h2 id="counting-title">How the numbers are counted</h2>
        <p>Every number can be recounted. A change of these rules raises their version, and all is counted anew.</p>
        <ul className="three">{COUNTING.map(({ title, text }) => <li key={title}><h3>{title}</h3><p>{text}</p></li>)}</ul>
        <p><a href="/rules">All counting rules and their versions</a></p>
      </section>
      <section className="land" aria-labelledby="kept-title">
        <h2 id="kept-title">No code is kept</h2>
        <div className="stays-goes">
          <div><h3>What stays with us</h3><ul className="stays">{STAYS.map((one) => <li key={one}><Icon name="check" />{one}</li>)}</ul></div>
          <div><h3>What is read, counted and forgotten</h3><ul>{GOES.map((one) => <li key={one}><Icon name="cross" />{one}</li>)}</ul></div>
        </div>
        <p>Delete your account, and a receipt lists what was removed from which store. <a href="/privacy">The whole list, with field names</a></p>
      </section>
      <section className="land at-home" aria-labelledby="own-title">
        <div>
          <h2 id="own-title">Or keep it on your own machine</h2>
          <p>No account, no cloud, no database to install. One folder holds everything; copy it and you have a backup.</p>
          <p><a href="/self-hosting">Guide to self-hosting</a></p>
        </div>
        <pre>{'$ npm run quickstart -- path/to/repository \\\n    --email you@example.org\n'}<span>{'CV: http://127.0.0.1:24700/cv/you'}</span></pre>
      </section>
    </main>
  );
}
