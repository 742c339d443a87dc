import { COMMIT_EXCLUSIONS, EXCLUSION_WORDS } from '../../lib/cv/exclusions';
import { amount, count, list } from '../../lib/cv/format';
import { viewAddress } from '../../lib/cv/view';
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

function Cells({ row }: { row: Omit<Counts, 'activeDays'> }) {
  return <><td>{count(row.commits)}</td><td>{count(row.filesChanged)}</td><td>{count(row.additions)}</td><td>{count(row.deletions)}</td></>;
}

function Minus({ row, whole }: { row: Figures['excluded'][number]; whole: boolean }) {
  const cell = (value: number) => (value === 0 ? '0' : count(-value));
  return <><td>{whole ? cell(row.commits) : '–'}</td><td>{cell(row.filesChanged)}</td><td>{cell(row.additions)}</td><td>{cell(row.deletions)}</td></>;
}

function OneLanguage({ shown: { page, path } }: { shown: Shown }) {
  const { language: _language, ...view } = page.view;
  return (
    <Section id="left-out" title="What was left out" sentence={`This view holds the commits that changed ${page.view.language ?? ''}. What is left out concerns whole commits and other files, so it is listed for all languages.`}>
      <p><a className="tool" href={`${viewAddress(path, view)}#left-out`}>What was left out of all languages</a></p>
    </Section>
  );
}

/** What git counts, each exclusion with its reason, and what is left: the columns add up. */
export function LeftOut({ shown }: { shown: Shown }) {
  const { page, who } = shown;
  const { figures, view } = page;
  if (view.language !== undefined) return <OneLanguage shown={shown} />;
  const all = figures.excluded.filter(({ reason }) => reason !== 'merge');
  const rows = all.filter((row) => row.filesChanged > 0 || row.commits > 0);
  const nothing = all.filter((row) => !rows.includes(row)).map(({ reason }) => EXCLUSION_WORDS[reason].name.toLowerCase());
  const merges = figures.excluded.find(({ reason }) => reason === 'merge')?.commits ?? 0;
  const apart = [
    nothing.length > 0 && `Looked for, and nothing found to leave out: ${list(nothing)}.`,
    merges > 0 && `${amount(merges, 'merge')} ${merges === 1 ? 'joins' : 'join'} work that is counted already and ${merges === 1 ? 'carries' : 'carry'} no lines.`,
    figures.coAuthorOnly > 0 && `${amount(figures.coAuthorOnly, 'commit')} that ${figures.coAuthorOnly === 1 ? 'names' : 'name'} ${who} only as co-author ${figures.coAuthorOnly === 1 ? 'stands' : 'stand'} apart and in no figure.`,
    figures.undated > 0 && `${amount(figures.undated, 'commit')} without a possible date ${figures.undated === 1 ? 'is' : 'are'} in the totals and on no calendar.`,
  ].filter((sentence) => sentence !== false);
  const reasons = reasonsOf(figures);
  if (figures.totals.commits === 0 && merges === 0 && figures.coAuthorOnly === 0 && figures.incomplete.length === 0) return null;
  return (
    <Section id="left-out" title="What was left out" sentence="All that git counts for these addresses, less each exclusion, is what this page shows. A commit that changed only documentation is still a commit.">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="What was left out, table">
        <table className="plain sums">
          <caption className="hidden">What git counts, what was left out and why, and what is left</caption>
          <thead><tr><th scope="col"><span className="hidden">What</span></th><th scope="col">Commits</th><th scope="col">Files</th><th scope="col">Lines added</th><th scope="col">Lines deleted</th></tr></thead>
          <tbody>
            <tr className="strong"><th scope="row">All that git counts, without merges</th><Cells row={figures.totals} /></tr>
            {rows.map((row) => (
              <tr key={row.reason}><th scope="row">{EXCLUSION_WORDS[row.reason].name} <span className="why">{EXCLUSION_WORDS[row.reason].why}</span></th><Minus row={row} whole={COMMIT_EXCLUSIONS.includes(row.reason)} /></tr>
            ))}
          </tbody>
          <tfoot><tr className="strong"><th scope="row">On this page</th><Cells row={figures.headline} /></tr></tfoot>
        </table>
      </section>
      {apart.length > 0 && <ul className="apart">{apart.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
      {figures.incomplete.length > 0 && (
        <div className="partial">
          <p><b>{amount(figures.incomplete.length, 'commit')} counted only in part.</b> What could be read is counted; this could not:</p>
          <ul>{reasons.slice(0, NAMED).map(({ repository, reason, commits }) => <li key={`${repository} ${reason}`}>{commits > 1 && `${count(commits)} × `}{reason} <span className="why">{repository}</span></li>)}</ul>
          {reasons.length > NAMED && <p>And {count(reasons.length - NAMED)} more reasons.</p>}
        </div>
      )}
    </Section>
  );
}
