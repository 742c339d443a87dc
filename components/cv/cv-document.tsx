import { summary } from '../../lib/cv/sentences/summary';
import { ledgers } from '../../lib/cv/working';
import { Check, Footer } from './check';
import type { Shown } from './context';
import { Controls } from './controls';
import { Days } from './days';
import { Document } from './document';
import { Figures } from './figures';
import { Languages } from './languages';
import { LeftOut } from './left-out';
import { Coverage, Masthead } from './masthead';
import { Repositories } from './repositories';
import { EmptyView, NoCommits, OneDay } from './states';
import { Hours, Kinds, PerDay, Years } from './work';
import { Footnotes, Working } from './working';

function Body({ shown }: { shown: Shown }) {
  const { figures, cv } = shown.page;
  if (figures.headline.activeDays === 0 && figures.headline.commits === 0) return <EmptyView shown={shown} />;
  if (figures.headline.activeDays === 1) return <><OneDay shown={shown} /><Repositories shown={shown} /></>;
  const hours = cv.showHours && figures.weekdayHour.some((row) => row.some((commits) => commits > 0));
  return (
    <>
      <Languages shown={shown} />
      <Days shown={shown} />
      <div className={hours ? 'pair' : undefined}>
        <Kinds shown={shown} />
        {hours && <Hours shown={shown} />}
      </div>
      {figures.byYear.length > 1 && <Years shown={shown} />}
      <PerDay shown={shown} />
      <Repositories shown={shown} />
    </>
  );
}

/** The whole CV page. */
export function CvDocument({ shown }: { shown: Shown }) {
  const { page, assets, who, file } = shown;
  const line = summary(page.all, page.today);
  const working = ledgers(page.figures, { who, trust: page.trust, all: page.all, period: page.period });
  const nothing = page.all.headline.commits === 0;
  return (
    <Document assets={assets} title={`${page.cv.name} · Commit Stats`} description={`${page.cv.name}. ${line}.`} index={page.cv.visibility === 'public'} skip="Skip to the CV">
      <main id="main" className="wrap" tabIndex={-1}>
        <div className="first">
          <Masthead shown={shown} />
          <Figures shown={shown} />
          <Coverage shown={shown} />
        </div>
        {!file && !nothing && <Controls shown={shown} />}
        {nothing ? <NoCommits shown={shown} /> : <Body shown={shown} />}
        <LeftOut shown={shown} />
        <Check shown={shown} />
        <Footnotes ledgers={working} />
      </main>
      <Footer shown={shown} />
      {working.map((ledger) => <Working key={ledger.id} ledger={ledger} rules={page.figures.rules} />)}
    </Document>
  );
}
