import { rulesAddress } from '../../lib/rules/address';
import type { Words } from '../../lib/cv/words/types';
import type { Ledger, LedgerRow } from '../../lib/cv/working';
import { Icon } from './icons';

/** Where a panel leads back to when it is closed. */
const OPENER: Record<string, string> = {
  'how-commits': 'figure-commits', 'how-days': 'figure-days', 'how-years': 'figure-years', 'how-languages': 'figure-languages',
  'how-open-source': 'figure-open-source', 'how-coverage': 'coverage-title', 'how-kinds': 'kinds',
};

function Row({ row, end }: { row: LedgerRow; end?: boolean }) {
  return (
    <div className={end ? 'end' : row.strong === true ? 'strong' : undefined}>
      <dt>{row.label}{row.note !== undefined && <span>{row.note}</span>}</dt>
      <dd>{row.value}</dd>
    </div>
  );
}

/** The panel with the working of one figure: it has its own address and needs no script. `site`: the page about the rules can be reached. */
export function Working({ ledger, rules, site, words: { working, common, language } }: { ledger: Ledger; rules: number; site: boolean; words: Words }) {
  const back = `#${OPENER[ledger.id] ?? 'main'}`;
  return (
    <dialog id={ledger.id} className="panel" aria-labelledby={`${ledger.id}-title`} tabIndex={-1}>
      <a className="backdrop" href={back} tabIndex={-1} aria-hidden="true" />
      <div className="sheet">
        <a className="shut" href={back} aria-label={common.close}><Icon name="close" /></a>
        <p className="over">{working.over}</p>
        <h2 id={`${ledger.id}-title`}>{ledger.title}</h2>
        <p className="intro">{ledger.intro}</p>
        {(ledger.rows.length > 0 || ledger.end !== undefined) && (
          <dl>{ledger.rows.map((row) => <Row key={row.label} row={row} />)}{ledger.end !== undefined && <Row row={ledger.end} end />}</dl>
        )}
        {ledger.more.map(({ title, rows }) => <div key={title} className="also"><h3>{title}</h3><dl>{rows.map((row) => <Row key={row.label} row={row} />)}</dl></div>)}
        <p className="rules">{site ? <a href={`${rulesAddress(language)}#versions`}>{common.rulesVersion(rules)}</a> : `${common.rulesVersion(rules)}.`}{' '}<a href="#left-out">{working.leftOut}</a> <a href="#check">{working.recount}</a></p>
      </div>
    </dialog>
  );
}

/** In print the small numbers lead here. */
export function Footnotes({ ledgers }: { ledgers: readonly Ledger[] }) {
  return (
    <ol className="footnotes" aria-hidden="true">
      {ledgers.map(({ number, footnote }) => <li key={number}><sup>{number}</sup> {footnote}</li>)}
    </ol>
  );
}
