import { COMMIT_EXCLUSIONS } from '../../lib/cv/exclusions';
import { incompleteReason } from '../../lib/cv/incomplete-reason';
import { viewAddress } from '../../lib/cv/view';
import type { Words } from '../../lib/cv/words/types';
import type { Counts, Figures } from '../../lib/snapshots/types';
import type { Shown } from './context';
import { Section } from './section';

/** Reasons that are named on the page; the rest is counted. */
const NAMED = 50;

/** Why commits were counted only in part, each reason of a repository once: which commits they were is nobody else's to know. */
function reasonsOf({ incomplete }: Figures): { repository: string; reason: string; commits: number }[] {
  const found = new Map<string, { repository: string; reason: string; commits: number }>();
  for (const { repository, reason } of incomplete) {
    const there = found.get(`${repository} ${reason}`);
    if (there) there.commits += 1;
    else found.set(`${repository} ${reason}`, { repository, reason, commits: 1 });
  }
  return [...found.values()];
}

function Cells({ row, words: { count } }: { row: Omit<Counts, 'activeDays'>; words: Words }) {
  return <><td>{count(row.commits)}</td><td>{count(row.filesChanged)}</td><td>{count(row.additions)}</td><td>{count(row.deletions)}</td></>;
}

function Minus({ row, whole, words: { count } }: { row: Figures['excluded'][number]; whole: boolean; words: Words }) {
  const cell = (value: number) => (value === 0 ? '0' : count(-value));
  return <><td>{whole ? cell(row.commits) : '–'}</td><td>{cell(row.filesChanged)}</td><td>{cell(row.additions)}</td><td>{cell(row.deletions)}</td></>;
}

function OneLanguage({ shown: { page, path, words: { leftOut } } }: { shown: Shown }) {
  const { language: _language, ...view } = page.view;
  return (
    <Section id="left-out" title={leftOut.title} sentence={leftOut.language(page.view.language ?? '')}>
      <p><a className="tool" href={`${viewAddress(path, view)}#left-out`}>{leftOut.ofAll}</a></p>
    </Section>
  );
}

/** What git counts, each exclusion with its reason, and what is left: the columns add up. */
export function LeftOut({ shown }: { shown: Shown }) {
  const { page, who, words } = shown;
  const { leftOut: says, common, count } = words;
  const { figures, view } = page;
  if (view.language !== undefined) return <OneLanguage shown={shown} />;
  const all = figures.excluded.filter(({ reason }) => reason !== 'merge');
  const rows = all.filter((row) => row.filesChanged > 0 || row.commits > 0);
  const nothing = all.filter((row) => !rows.includes(row)).map(({ reason }) => words.exclusions[reason].name);
  const merges = figures.excluded.find(({ reason }) => reason === 'merge')?.commits ?? 0;
  const apart = [
    nothing.length > 0 && says.nothing(nothing),
    merges > 0 && says.merges(merges),
    figures.coAuthorOnly > 0 && says.coAuthor(figures.coAuthorOnly, who),
    figures.undated > 0 && says.undated(figures.undated),
  ].filter((sentence) => sentence !== false);
  const reasons = reasonsOf(figures);
  if (figures.totals.commits === 0 && merges === 0 && figures.coAuthorOnly === 0 && figures.incomplete.length === 0) return null;
  return (
    <Section id="left-out" title={says.title} sentence={says.sentence}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={says.table}>
        <table className="plain sums">
          <caption className="hidden">{says.caption}</caption>
          <thead><tr><th scope="col"><span className="hidden">{says.head}</span></th><th scope="col">{common.commits}</th><th scope="col">{says.files}</th><th scope="col">{says.added}</th><th scope="col">{says.deleted}</th></tr></thead>
          <tbody>
            <tr className="strong"><th scope="row">{says.all}</th><Cells row={figures.totals} words={words} /></tr>
            {rows.map((row) => (
              <tr key={row.reason}><th scope="row">{words.exclusions[row.reason].name} <span className="why">{words.exclusions[row.reason].why}</span></th><Minus row={row} whole={COMMIT_EXCLUSIONS.includes(row.reason)} words={words} /></tr>
            ))}
          </tbody>
          <tfoot><tr className="strong"><th scope="row">{says.here}</th><Cells row={figures.headline} words={words} /></tr></tfoot>
        </table>
      </section>
      {apart.length > 0 && <ul className="apart">{apart.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
      {figures.incomplete.length > 0 && (
        <div className="partial">
          <p><b>{says.inPart(figures.incomplete.length)}</b> {says.inPartMore}</p>
          <ul>{reasons.slice(0, NAMED).map(({ repository, reason, commits }) => <li key={`${repository} ${reason}`}>{commits > 1 && `${count(commits)} × `}{incompleteReason(reason, words)} <span className="why">{repository}</span></li>)}</ul>
          {reasons.length > NAMED && <p>{says.moreReasons(reasons.length - NAMED)}</p>}
        </div>
      )}
    </Section>
  );
}
