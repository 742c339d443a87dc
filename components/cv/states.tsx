import { ranked } from '../../lib/cv/ranking';
import { emptySentence } from '../../lib/cv/sentences/sections';
import type { Shown } from './context';
import { wholeAddress } from './controls';

/** Nothing was counted at all. */
export function NoCommits({ shown: { page, words: { states } } }: { shown: Shown }) {
  const merges = page.all.excluded.find(({ reason }) => reason === 'merge')?.commits ?? 0;
  const git = page.all.totals.commits + merges;
  return (
    <section className="part" aria-label={states.nothingLabel}>
      <div className="state boxed">
        <p className="state-title">{states.nothing}</p>
        <p>{git > 0 ? states.notCounted(git) : page.repositories?.length === 0 ? states.noRepository : states.otherAddress}</p>
      </div>
    </section>
  );
}

/** The chosen period or language holds nothing: says where the nearest commits are. */
export function EmptyView({ shown }: { shown: Shown }) {
  const { page, file, words } = shown;
  return (
    <section className="part" aria-label={words.states.emptyLabel}>
      <div className="state">
        <p className="state-title">{words.states.empty(page.view.language)}</p>
        <p>{emptySentence(page.all, page.view, words)}</p>
        {!file && <p><a className="button" href={wholeAddress(shown)}>{words.states.allYears}</a></p>}
      </div>
    </section>
  );
}

/** Work of a single day: a sentence and a bar, no axis that suggests a trend. */
export function OneDay({ shown: { page, words } }: { shown: Shown }) {
  const { figures } = page;
  const when = words.day(figures.first ?? page.today);
  const languages = ranked(figures, 'commits').slice(0, 4).map(({ language, commits }) => words.states.inLanguage(commits, language));
  return (
    <section className="part" aria-label={words.states.oneDayLabel}>
      <div className="one-day">
        <svg width="16" height="60" viewBox="0 0 16 60" aria-hidden="true" focusable="false"><rect width="16" height="60" /></svg>
        <div>
          <p className="state-title">{words.summary.allOn(figures.headline.commits, when)}</p>
          <p>{languages.length > 0 ? `${words.list(languages)}. ` : ''}{words.states.secondDay}</p>
        </div>
      </div>
      <p className="one-day-axis" aria-hidden="true">{when}</p>
    </section>
  );
}
