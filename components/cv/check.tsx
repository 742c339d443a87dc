import { viewAddress } from '../../lib/cv/view';
import type { Shown } from './context';
import { Mark } from './icons';

const FORMS = [['pdf', 'pdf'], ['letter', 'pdf?paper=letter'], ['snapshot', 'snapshot.json'], ['resume', 'resume.json'], ['statement', 'statement.json'], ['feed', 'feed.atom']] as const;

/** The page in other forms, in the view that it shows. */
function TakeAlong({ shown: { page: { view }, path, words: { check, language } } }: { shown: Shown }) {
  return (
    <p className="take-along">
      {FORMS.map(([name, form]) => {
        const [part = '', query] = form.split('?');
        const address = viewAddress(`${path}/${part}`, view);
        return <a key={form} className="tool" href={query === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`}>{check[name]}</a>;
      })}
      <a className="tool" href={language === 'en' ? '/verify' : `/verify?language=${language}`}>{check.verify}</a>
    </p>
  );
}

/** How a reader recounts the figures, and the terms they were counted on. */
export function Check({ shown }: { shown: Shown }) {
  const { page, who, file, words: { check, common, working, amount, count, day, instant, nouns } } = shown;
  const { figures, all } = page;
  return (
    <section className="verify" id="check" aria-labelledby="check-title">
      <div>
        <h2 id="check-title">{check.title}</h2>
        <p>{check.git(who)}</p>
        <pre><code>git log --no-merges --numstat -M --no-mailmap \{'\n'}  --author={check.address}</code></pre>
        <p>{check.program}</p>
        <pre><code>npx commit-stats scan {check.repository} --email {check.address}</code></pre>
        {!file && <TakeAlong shown={shown} />}
      </div>
      <dl>
        <div><dt>{check.readUpTo}</dt><dd>{instant(page.made)}</dd></div>
        <div><dt>{check.drawn}</dt><dd>{day(page.today)}</dd></div>
        <div><dt>{common.repositories}</dt><dd>{count((page.repositories ?? all.byRepository).length)}</dd></div>
        <div><dt>{common.firstAndLast}</dt><dd>{all.first === null || all.last === null ? '–' : `${day(all.first)} – ${day(all.last)}`}</dd></div>
        <div><dt>{check.total}</dt><dd>{amount(figures.totals.commits, nouns.commit)}</dd></div>
        <div><dt>{working.rules}</dt><dd>{check.version(figures.rules)}</dd></div>
      </dl>
    </section>
  );
}

/** Who made the page, with what. */
export function Footer({ shown: { page, who, file, words: { check } } }: { shown: Shown }) {
  const [before, after] = check.charts;
  return (
    <footer className="foot wrap">
      <span className="brand"><Mark />Commit Stats</span>
      <p>
        {check.made(who)}
        {!page.highchartsLicence && <> {before}<a href="https://www.highcharts.com/" rel="nofollow noreferrer">Highcharts</a>{after}</>}
      </p>
      {!file && <a className="tool" href="/">{check.yourOwn}</a>}
    </footer>
  );
}
