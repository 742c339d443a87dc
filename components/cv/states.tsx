import { amount, count, day, list } from '../../lib/cv/format';
import { ranked } from '../../lib/cv/ranking';
import { emptySentence } from '../../lib/cv/sentences/sections';
import type { Shown } from './context';
import { wholeAddress } from './controls';

/** Nothing was counted at all. */
export function NoCommits({ shown: { page } }: { shown: Shown }) {
  const merges = page.all.excluded.find(({ reason }) => reason === 'merge')?.commits ?? 0;
  const git = page.all.totals.commits + merges;
  return (
    <section className="part" aria-label="Nothing counted yet">
      <div className="state boxed">
        <p className="state-title">No commit is counted on this page</p>
        <p>{git > 0
          ? `Git holds ${amount(git, 'commit')} by these addresses; the reasons why none is counted stand below.`
          : 'The repositories were read, and none of their commits uses one of these addresses. Older commits may use another one: “commit-stats authors <repository>” lists them.'}</p>
      </div>
    </section>
  );
}

/** The chosen period or language holds nothing: says where the nearest commits are. */
export function EmptyView({ shown }: { shown: Shown }) {
  const { page, file } = shown;
  return (
    <section className="part" aria-label="Nothing in this view">
      <div className="state">
        <p className="state-title">No commits {page.view.language === undefined ? '' : `in ${page.view.language} `}in this period</p>
        <p>{emptySentence(page.all, page.view)}</p>
        {!file && <p><a className="button" href={wholeAddress(shown)}>Show all years</a></p>}
      </div>
    </section>
  );
}

/** Work of a single day: a sentence and a bar, no axis that suggests a trend. */
export function OneDay({ shown: { page } }: { shown: Shown }) {
  const { figures } = page;
  const when = day(figures.first ?? page.today);
  const languages = ranked(figures, 'commits').slice(0, 4).map(({ language, commits }) => `${count(commits)} in ${language}`);
  return (
    <section className="part" aria-label="One day">
      <div className="one-day">
        <svg width="16" height="60" viewBox="0 0 16 60" aria-hidden="true" focusable="false"><rect width="16" height="60" /></svg>
        <div>
          <p className="state-title">{amount(figures.headline.commits, 'commit')}, all on {when}</p>
          <p>{languages.length > 0 ? `${list(languages)}. ` : ''}A chart over time starts with the second day.</p>
        </div>
      </div>
      <p className="one-day-axis" aria-hidden="true">{when}</p>
    </section>
  );
}
