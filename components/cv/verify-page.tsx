import { amount, count, day, percent } from '../../lib/cv/format';
import type { StatementKey } from '../../lib/documents/collections/statement-keys';
import type { Verdict } from '../../lib/exports/statement/verify';
import type { CvAssets } from '../../lib/cv/types';
import { Document } from './document';
import { Mark } from './icons';

/** A key as the page shows it: nothing of its private part. */
export type ShownKey = Pick<StatementKey, 'id' | 'created' | 'retired' | 'publicKey'>;

const TITLES: Record<Verdict['verdict'], string> = { genuine: 'This statement is genuine', altered: 'This statement was changed', forged: 'This statement was not signed here', unreadable: 'This is not a statement' };

function Claims({ statement }: { statement: NonNullable<Verdict['statement']> }) {
  const { figures, name, page, issued, trust, rules, repositories, languages, view, activeUnit } = statement;
  const share = figures.openSourceShare;
  const rows: [string, string][] = [
    ['Name', name], ['Signed on', day(issued)], ['Commits', count(figures.commits)], [`Active ${activeUnit}s`, count(figures.activeDays)], ['Years', count(figures.years)], ['Languages', count(figures.languages)],
    ['Open source', share === null ? '–' : percent(share)], ['Repositories', count(repositories)],
    ['First and last commit', figures.first === null || figures.last === null ? '–' : `${day(figures.first)} – ${day(figures.last)}`],
    ...(view.from !== undefined || view.to !== undefined || view.language !== undefined ? [['View', [view.language, view.from, view.to].filter((one) => one !== undefined).join(', ')] satisfies [string, string]] : []),
    ['Addresses', trust === 'forge' ? 'verified by a forge' : 'typed by the owner; nobody vouches for them'], ['Counting rules', `version ${rules}`],
  ];
  return (
    <>
      <dl className="claims">{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {languages.length > 0 && <p>{languages.slice(0, 12).map(({ language, activeMonths }) => `${language} ${amount(activeMonths, 'month')}`).join(' · ')}</p>}
      {/^https?:\/\//u.test(page) && <p><a href={page} rel="nofollow">{page}</a></p>}
    </>
  );
}

function Result({ verdict }: { verdict: Verdict }) {
  return (
    <section className={`verdict ${verdict.verdict}`} aria-labelledby="verdict-title">
      <h2 id="verdict-title">{TITLES[verdict.verdict]}</h2>
      <p>{verdict.sentence}</p>
      {verdict.statement !== undefined && <Claims statement={verdict.statement} />}
      {verdict.keyId !== undefined && <p className="caption">Key <span className="mono">{verdict.keyId}</span></p>}
    </section>
  );
}

/** The page that says whether a statement was signed here, without script. `given` is what was pasted, so that it stands there again. */
export function VerifyPage({ assets, keys, verdict, given = '' }: { assets: CvAssets; keys: readonly ShownKey[]; verdict?: Verdict; given?: string }) {
  return (
    <Document assets={assets} title="Verify a statement · Commit Stats" description="Whether a signed statement was made here and not changed since." index skip="Skip to the form">
      <main id="main" className="wrap verify-page" tabIndex={-1}>
        <h1>Verify a statement</h1>
        <p className="sentence">Every CV here can be taken along as a signed statement: the file statement.json. Paste it or choose the file: you learn at once whether it was signed here and still says what was signed. It is not kept.</p>
        {verdict !== undefined && <Result verdict={verdict} />}
        <form action="/verify" method="post" encType="multipart/form-data">
          <label htmlFor="text">The statement, as it is</label>
          <textarea id="text" name="text" rows={9} spellCheck={false} autoComplete="off" defaultValue={given} />
          <label htmlFor="file">Or the file</label>
          <input id="file" name="file" type="file" accept="application/json,.json,.jws,.txt" />
          <p><button type="submit" className="button primary">Verify it</button></p>
        </form>
        <section aria-labelledby="keys-title">
          <h2 id="keys-title">For other programs</h2>
          <p className="sentence">The signature is a JWS (RFC 7515) with Ed25519 (RFC 8037). These are the public keys that ever signed here; a replaced one signs no more, and what it signed stays good.</p>
          {keys.length === 0 ? <p>No statement was signed here yet.</p> : (
            <ul className="keys">
              {keys.map(({ id, publicKey, created, retired }) => (
                <li key={id}><span className="mono">{JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: publicKey, kid: id })}</span><span>{`since ${day(created)}${retired === null ? '' : `, replaced on ${day(retired)}`}`}</span></li>
              ))}
            </ul>
          )}
        </section>
      </main>
      <footer className="foot wrap"><span className="brand"><Mark />Commit Stats</span></footer>
    </Document>
  );
}
