import type { ReactNode } from 'react';
import type { CvSection } from '../../lib/documents/collections';
import { activeUnit, shownSections } from '../../lib/cv/page-sections';
import { summary } from '../../lib/cv/sentences/summary';
import { ledgers } from '../../lib/cv/working';
import { Asked } from './asked';
import { Check, Footer } from './check';
import type { Shown } from './context';
import { Controls } from './controls';
import { Days } from './days';
import { Document } from './document';
import { Figures } from './figures';
import { Languages } from './languages';
import { LeftOut } from './left-out';
import { Coverage, Masthead } from './masthead';
import { OpenSource } from './open-source';
import { Packages } from './packages';
import { Previews } from './previews';
import { PullRequests } from './pull-requests';
import { Repositories } from './repositories';
import { Save } from './save';
import { EmptyView, NoCommits, OneDay } from './states';
import { Hours, Kinds, PerDay, Years } from './work';
import { Footnotes, Working } from './working';

type Section = (props: { shown: Shown }) => ReactNode;
const BODY: Partial<Record<CvSection, Section>> = { languages: Languages, days: Days, kinds: Kinds, hours: Hours, years: Years, 'per-day': PerDay, repositories: Repositories, 'open-source': OpenSource, 'pull-requests': PullRequests, packages: Packages, advert: Asked };
/** Half as wide as the page: two of them that follow each other stand side by side. */
const HALF: ReadonlySet<CvSection> = new Set(['kinds', 'hours']);

/** Whether there is anything to show in a section. */
function holds(id: CvSection, { figures, all, period, evidence }: Shown['page']): boolean {
  if (id === 'hours') return figures.weekdayHour.some((row) => row.some((commits) => commits > 0));
  if (id === 'open-source') return all.openSource.commits > 0;
  if (id === 'advert') return (evidence?.length ?? 0) > 0;
  if (id === 'pull-requests') return (all.pullRequests?.byMonth.length ?? 0) > 0;
  if (id === 'packages') return (period.packages?.length ?? 0) > 0;
  return id === 'years' ? figures.byYear.length > 1 : BODY[id] !== undefined;
}

function Body({ shown }: { shown: Shown }) {
  const { figures, cv, all } = shown.page;
  if (figures.headline.activeDays === 0 && figures.headline.commits === 0) return <EmptyView shown={shown} />;
  const ids = shownSections(cv, all).filter((id) => holds(id, shown.page));
  const one = (id: CvSection | undefined): ReactNode => {
    const Part = id === undefined ? undefined : BODY[id];
    return Part && <Part key={id} shown={shown} />;
  };
  if (figures.headline.activeDays === 1 && activeUnit(all) === 'day') return <><OneDay shown={shown} />{ids.includes('repositories') && one('repositories')}</>;
  const parts: ReactNode[] = [];
  for (let at = 0; at < ids.length; at += 1) {
    const [id, next] = [ids[at], ids[at + 1]];
    const paired = id !== undefined && next !== undefined && HALF.has(id) && HALF.has(next);
    parts.push(paired ? <div key={id} className="pair">{one(id)}{one(next)}</div> : one(id));
    if (paired) at += 1;
  }
  return parts;
}

/** The whole CV page. */
export function CvDocument({ shown }: { shown: Shown }) {
  const { page, assets, who, file, words, edit } = shown;
  const line = summary(page.all, page.today, words);
  const working = ledgers(page.figures, { who, trust: page.trust, all: page.all, period: page.period, words });
  const nothing = page.all.headline.commits === 0;
  return (
    <Document assets={assets} words={words} title={`${page.cv.name} · Commit Stats`} description={`${page.cv.name}. ${line}.`} index={page.cv.visibility === 'public'} skip={words.skipTo.cv} tools={<>{!file && !nothing && <Save shown={shown} />}{edit !== undefined && <a className="tool edit" href={edit} title={words.check.editWhy}>{words.check.edit}</a>}</>} head={<Previews shown={shown} description={`${line}.`} />}>
      <main id="main" className="wrap" tabIndex={-1}>
        <div className="first">
          <Masthead shown={shown} />
          {shownSections(page.cv, page.all).includes('figures') && <Figures shown={shown} />}
          <Coverage shown={shown} />
        </div>
        {!file && !nothing && <Controls shown={shown} />}
        {nothing ? <NoCommits shown={shown} /> : <Body shown={shown} />}
        <LeftOut shown={shown} />
        <Check shown={shown} />
        <Footnotes ledgers={working} />
      </main>
      <Footer shown={shown} />
      {working.map((ledger) => <Working key={ledger.id} ledger={ledger} rules={page.figures.rules} site={!file} words={words} />)}
    </Document>
  );
}
