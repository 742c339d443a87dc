import type { StatementKey } from '../../lib/documents/collections/statement-keys';
import type { Verdict } from '../../lib/exports/statement/verify';
import type { CvAssets } from '../../lib/cv/types';
import type { Words } from '../../lib/cv/words/types';
import { Document } from './document';
import { Mark } from './icons';
import { OtherLanguages } from './other-languages';

/** A key as the page shows it: nothing of its private part. */
export type ShownKey = Pick<StatementKey, 'id' | 'created' | 'retired' | 'publicKey'>;

function Claims({ statement, words }: { statement: NonNullable<Verdict['statement']>; words: Words }) {
  const { figures, name, page, issued, trust, rules, repositories, languages, view, activeUnit } = statement;
  const { verify: { claims }, common, working, check, count, day, percent } = words;
  const share = figures.openSourceShare;
  const rows: [string, string][] = [
    [claims.name, name], [claims.signed, day(issued)], [common.commits, count(figures.commits)], [claims.activeNames[activeUnit], count(figures.activeDays)], [common.years, count(figures.years)], [common.languages, count(figures.languages)],
    [common.openSource, share === null ? '–' : percent(share)], [common.repositories, count(repositories)],
    [common.firstAndLast, figures.first === null || figures.last === null ? '–' : `${day(figures.first)} – ${day(figures.last)}`],
    ...(view.from !== undefined || view.to !== undefined || view.language !== undefined ? [[claims.view, [view.language, view.from, view.to].filter((one) => one !== undefined).join(', ')] satisfies [string, string]] : []),
    [claims.addresses, trust === 'forge' ? claims.byForge : claims.typed], [working.rules, check.version(rules)],
  ];
  return (
    <>
      <dl className="claims">{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {languages.length > 0 && <p>{languages.slice(0, 12).map(({ language, activeMonths }) => claims.months(language, activeMonths)).join(' · ')}</p>}
      {/^https?:\/\//u.test(page) && <p><a href={page} rel="nofollow">{page}</a></p>}
    </>
  );
}

function Result({ verdict, words }: { verdict: Verdict; words: Words }) {
  return (
    <section className={`verdict ${verdict.verdict}`} aria-labelledby="verdict-title">
      <h2 id="verdict-title">{words.verify.verdicts[verdict.verdict]}</h2>
      <p>{verdict.sentence}</p>
      {verdict.statement !== undefined && <Claims statement={verdict.statement} words={words} />}
      {verdict.keyId !== undefined && <p className="caption">{words.verify.key} <span className="mono">{verdict.keyId}</span></p>}
    </section>
  );
}

/** The page that says whether a statement was signed here, without script. `given` is what was pasted, so that it stands there again. */
export function VerifyPage({ assets, words, keys, verdict, given = '' }: { assets: CvAssets; words: Words; keys: readonly ShownKey[]; verdict?: Verdict; given?: string }) {
  const { verify: says, day, language } = words;
  return (
    <Document assets={assets} words={words} title={`${says.title} · Commit Stats`} description={says.description} index skip={words.skipTo.form}>
      <main id="main" className="wrap verify-page" tabIndex={-1}>
        <h1>{says.title}</h1>
        <p className="sentence">{says.intro}</p>
        {verdict !== undefined && <Result verdict={verdict} words={words} />}
        <form action={`/verify?language=${language}`} method="post" encType="multipart/form-data">
          <label htmlFor="text">{says.text}</label>
          <textarea id="text" name="text" rows={9} spellCheck={false} autoComplete="off" defaultValue={given} />
          <label htmlFor="file">{says.file}</label>
          <input id="file" name="file" type="file" accept="application/json,.json,.jws,.txt" />
          <p><button type="submit" className="button primary">{says.verify}</button></p>
        </form>
        <section aria-labelledby="keys-title">
          <h2 id="keys-title">{says.programs}</h2>
          <p className="sentence">{says.keys}</p>
          {keys.length === 0 ? <p>{says.noKey}</p> : (
            <ul className="keys">
              {keys.map(({ id, publicKey, created, retired }) => (
                <li key={id}><span className="mono">{JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: publicKey, kid: id })}</span><span>{says.since(day(created), retired === null ? undefined : day(retired))}</span></li>
              ))}
            </ul>
          )}
        </section>
      </main>
      <footer className="foot wrap"><span className="brand"><Mark />Commit Stats</span><OtherLanguages but={words.language} addressOf={(name) => `/verify?language=${name}`} /></footer>
    </Document>
  );
}
