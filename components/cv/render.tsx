import type { ReactNode } from 'react';
import { isTable, pageTable } from '../../lib/cv/tables';
import type { CvAssets, CvPage } from '../../lib/cv/types';
import type { CvLanguage } from '../../lib/documents/collections/cv-languages';
import { wordsOf } from '../../lib/cv/words/words';
import { rulesAddress } from '../../lib/rules/address';
import { shownOf } from './context';
import { CvDocument } from './cv-document';
import { DataTable } from './chart';
import { Document } from './document';
import { Mark } from './icons';
import { OtherLanguages } from './other-languages';
import { VerifyPage } from './verify-page';
import type { ShownKey } from './verify-page';
import type { Verdict } from '../../lib/exports/statement/verify';

async function markup(node: ReactNode): Promise<string> {
  // A static import is refused in a route handler: Next would see a server renderer inside its own.
  const loaded = await import('react-dom/server');
  // Some bundlers give the parts of a CommonJS module under `default` only.
  const { renderToStaticMarkup } = 'default' in loaded ? (loaded.default as typeof loaded) : loaded;
  return `<!doctype html>${renderToStaticMarkup(node)}`;
}

/** The whole document of a CV as static HTML: no script of React's, no inline style unless `assets` asks for one file. `own`: for its owner, with where he edits it. */
export async function renderCvPage(page: CvPage, assets: CvAssets, own?: { edit: string }): Promise<string> {
  return markup(<CvDocument shown={{ ...shownOf(page, assets), ...own }} />);
}

/** A page that says one thing: that there is no page here, or why a view cannot be shown. */
export async function renderMessagePage(message: { title: string; sentence: string; action?: { label: string; href: string; /** Leads elsewhere, and is not what to do. */ quiet?: true } }, assets: CvAssets, language?: CvLanguage): Promise<string> {
  const words = wordsOf(language);
  return markup(
    <Document assets={assets} words={words} title={`${message.title} · Commit Stats`} description={message.sentence} index={false} skip={words.skipTo.message}>
      <main id="main" className="wrap" tabIndex={-1}>
        <div className="state boxed page-message">
          <h1>{message.title}</h1>
          <p>{message.sentence}</p>
          {message.action !== undefined && <p><a className={message.action.quiet ? undefined : 'button'} href={message.action.href}>{message.action.label}</a></p>}
        </div>
      </main>
    </Document>,
  );
}

/** The page that asks for the password of a link, for whoever has no script as well. It names neither the CV nor its owner. */
export async function renderPasswordPage({ action, problem }: { action: string; problem?: string }, assets: CvAssets, language?: CvLanguage): Promise<string> {
  const words = wordsOf(language);
  const says = words.pages.password;
  return markup(
    <Document assets={assets} words={words} title={`${says.title} · Commit Stats`} description={says.description} index={false} skip={words.skipTo.form}>
      <main id="main" className="wrap" tabIndex={-1}>
        <form className="state boxed page-message" action={action} method="post">
          <h1>{says.title}</h1>
          <p>{says.sentence}</p>
          <p className="ask">
            <label htmlFor="password">{says.label}</label>
            <input id="password" name="password" type="password" autoComplete="current-password" required aria-invalid={problem !== undefined} aria-describedby={problem === undefined ? undefined : 'problem'} />
          </p>
          {problem !== undefined && <p id="problem" className="problem" role="alert">{problem}</p>}
          <p><button type="submit" className="button primary">{says.open}</button></p>
        </form>
      </main>
    </Document>,
  );
}

/** The data table of one chart on a page of its own; undefined where the page has no such chart. */
export async function renderTablePage(page: CvPage, chart: string, back: string, assets: CvAssets): Promise<string | undefined> {
  if (!isTable(chart)) return undefined;
  const words = wordsOf(page.cv.language);
  const title = words.tables[chart];
  const table = pageTable(page, chart, words);
  if (table === undefined) return undefined;
  const sentence = page.specs.find(({ id }) => id === `${chart}-wide`)?.sentence;
  return markup(
    <Document assets={assets} words={words} title={`${title} · ${page.cv.name} · Commit Stats`} description={words.tables.description(title, page.cv.name)} index={false} skip={words.skipTo.table}>
      <main id="main" className="wrap table-page" tabIndex={-1}>
        <p className="serif headline" dir="auto">{page.cv.name}</p>
        <h1>{title}</h1>
        {sentence !== undefined && <p className="sentence">{sentence}</p>}
        <p><a className="tool" href={back}>{words.tables.back}</a></p>
        <DataTable table={table} caption={words.tables.behind(title)} words={words} />
      </main>
      <footer className="foot wrap"><span className="brand"><Mark />Commit Stats</span></footer>
    </Document>,
  );
}

/** The page that verifies a statement; with what became of the one that was handed in. English where no language is named. */
export async function renderVerifyPage(shown: { keys: readonly ShownKey[]; verdict?: Verdict; given?: string }, assets: CvAssets, language?: CvLanguage): Promise<string> {
  return markup(<VerifyPage assets={assets} words={wordsOf(language)} {...shown} />);
}

/** The counting rules, whose markup is given, as a reader of a CV in this language finds them. */
export async function renderRulesPage(html: string, assets: CvAssets, language: CvLanguage): Promise<string> {
  const words = wordsOf(language);
  return markup(
    <Document assets={assets} words={words} title={`${words.working.rules} · Commit Stats`} description={words.working.rulesDescription} index skip={words.skipTo.rules}>
      <main id="main" className="wrap rules-page" tabIndex={-1} dangerouslySetInnerHTML={{ __html: html }} />
      <footer className="foot wrap"><span className="brand"><Mark />Commit Stats</span><OtherLanguages but={language} addressOf={rulesAddress} /></footer>
    </Document>,
  );
}
