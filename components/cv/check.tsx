import { amount, count, day, instant } from '../../lib/cv/format';
import { viewAddress } from '../../lib/cv/view';
import type { Shown } from './context';
import { Mark } from './icons';

const TAKEN = [['pdf', 'PDF'], ['pdf?paper=letter', 'PDF, Letter'], ['snapshot.json', 'All numbers, JSON'], ['resume.json', 'JSON Resume'], ['statement.json', 'Signed statement'], ['feed.atom', 'Feed']] as const;

/** The page in other forms, in the view that it shows. */
function TakeAlong({ shown: { page: { view }, path } }: { shown: Shown }) {
  return (
    <p className="take-along">
      {TAKEN.map(([form, name]) => {
        const [part = '', query] = form.split('?');
        const address = viewAddress(`${path}/${part}`, view);
        return <a key={form} className="tool" href={query === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`}>{name}</a>;
      })}
      <a className="tool" href="/verify">Verify a statement</a>
    </p>
  );
}

/** How a reader recounts the figures, and the terms they were counted on. */
export function Check({ shown }: { shown: Shown }) {
  const { page, who, file } = shown;
  const { figures, all } = page;
  return (
    <section className="verify" id="check" aria-labelledby="check-title">
      <div>
        <h2 id="check-title">Check it yourself</h2>
        <p>The totals are git’s own, to the line. Whoever can read a repository can recount it with git alone, for each of {who === 'the author' ? 'the author’s' : `${who}’s`} addresses:</p>
        <pre><code>git log --no-merges --numstat -M --no-mailmap \{'\n'}  --author=&lt;address&gt;</code></pre>
        <p>Or with this program, which also shows what it leaves out and why:</p>
        <pre><code>npx commit-stats scan &lt;repository&gt; --email &lt;address&gt;</code></pre>
        {!file && <TakeAlong shown={shown} />}
      </div>
      <dl>
        <div><dt>Read up to</dt><dd>{instant(page.made)}</dd></div>
        <div><dt>Page drawn on</dt><dd>{day(page.today)}</dd></div>
        <div><dt>Repositories</dt><dd>{count((page.repositories ?? all.byRepository).length)}</dd></div>
        <div><dt>First and last commit</dt><dd>{all.first === null || all.last === null ? '–' : `${day(all.first)} – ${day(all.last)}`}</dd></div>
        <div><dt>Git’s total without merges</dt><dd>{amount(figures.totals.commits, 'commit')}</dd></div>
        <div><dt>Counting rules</dt><dd>version {figures.rules}</dd></div>
      </dl>
    </section>
  );
}

/** Who made the page, with what. */
export function Footer({ shown: { page, who, file } }: { shown: Shown }) {
  return (
    <footer className="foot wrap">
      <span className="brand"><Mark />Commit Stats</span>
      <p>
        Made by {who} with Commit Stats: numbers from git history, no code kept.
        {!page.highchartsLicence && <> Charts by <a href="https://www.highcharts.com/" rel="nofollow noreferrer">Highcharts</a>.</>}
      </p>
      {!file && <a className="tool" href="/">Make your own</a>}
    </footer>
  );
}
