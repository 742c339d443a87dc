import { viewAddress } from '../../lib/cv/view';
import { rulesAddress } from '../../lib/rules/address';
import type { Shown } from './context';
import { Mark } from './icons';

const FORMS = [['pdf', 'pdf'], ['letter', 'pdf?paper=letter'], ['snapshot', 'snapshot.json'], ['resume', 'resume.json'], ['feed', 'feed.atom']] as const;

/** Where a form of the page lies, in the view that is shown. */
function addressOf({ page: { view }, path }: Shown, form: string): string {
  const [part = '', query] = form.split('?');
  const address = viewAddress(`${path}/${part}`, view);
  return query === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`;
}

/** The figures as a signed statement, and where one is verified. */
function Statement({ shown }: { shown: Shown }) {
  const { check, language } = shown.words;
  return (
    <>
      <p>{check.signed}</p>
      <p className="acts">
        <a className="button primary" href={addressOf(shown, 'statement.json')} download>{check.statement}</a>
        <a className="button" href={language === 'en' ? '/verify' : `/verify?language=${language}`}>{check.verify}</a>
      </p>
    </>
  );
}

/** How a reader recounts the figures, and the terms they were counted on. */
export function Check({ shown }: { shown: Shown }) {
  const { page, who, file, words: { check, common, working, amount, count, day, instant, nouns, language } } = shown;
  const { figures, all } = page;
  return (
    <section className="verify" id="check" aria-labelledby="check-title">
      <div>
        <h2 id="check-title">{check.title}</h2>
        {!file && <Statement shown={shown} />}
        <p>{check.git(who)}</p>
        <pre><code>git log --no-merges --numstat -M --no-mailmap \{'\n'}  --author={check.address}</code></pre>
        <p>{check.program}</p>
        <pre><code>npx commit-stats scan {check.repository} --email {check.address}</code></pre>
        {!file && <p className="take-along">{FORMS.map(([name, form]) => <a key={form} className="tool" href={addressOf(shown, form)}>{check[name]}</a>)}</p>}
      </div>
      <dl>
        <div><dt>{check.readUpTo}</dt><dd>{instant(page.read ?? page.made)}</dd></div>
        <div><dt>{check.drawn}</dt><dd>{day(page.today)}</dd></div>
        <div><dt>{common.repositories}</dt><dd>{count((page.repositories ?? all.byRepository).length)}</dd></div>
        <div><dt>{common.firstAndLast}</dt><dd>{all.first === null || all.last === null ? '–' : [...new Set([day(all.first), day(all.last)])].join(' – ')}</dd></div>
        <div><dt>{check.total}</dt><dd>{amount(figures.totals.commits, nouns.commit)}</dd></div>
        <div><dt>{working.rules}</dt><dd>{file ? check.version(figures.rules) : <a href={`${rulesAddress(language)}#versions`}>{check.version(figures.rules)}</a>}</dd></div>
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
