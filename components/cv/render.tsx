import type { ReactNode } from 'react';
import type { TableName } from '../../lib/cv/tables';
import { TABLES, tableOf } from '../../lib/cv/tables';
import type { CvAssets, CvPage } from '../../lib/cv/types';
import { shownOf } from './context';
import { CvDocument } from './cv-document';
import { DataTable } from './chart';
import { Document } from './document';
import { Mark } from './icons';
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

/** The whole document of a CV as static HTML: no script of React's, no inline style unless `assets` asks for one file. */
export async function renderCvPage(page: CvPage, assets: CvAssets): Promise<string> {
  return markup(<CvDocument shown={shownOf(page, assets)} />);
}

/** A page that says one thing: that there is no page here, or why a view cannot be shown. */
export async function renderMessagePage(message: { title: string; sentence: string; action?: { label: string; href: string } }, assets: CvAssets): Promise<string> {
  return markup(
    <Document assets={assets} title={`${message.title} · Commit Stats`} description={message.sentence} index={false} skip="Skip to the message">
      <main id="main" className="wrap" tabIndex={-1}>
        <div className="state boxed page-message">
          <h1>{message.title}</h1>
          <p>{message.sentence}</p>
          {message.action !== undefined && <p><a className="button" href={message.action.href}>{message.action.label}</a></p>}
        </div>
      </main>
    </Document>,
  );
}

/** The page that asks for the password of a link, for whoever has no script as well. It names neither the CV nor its owner. */
export async function renderPasswordPage({ action, problem }: { action: string; problem?: string }, assets: CvAssets): Promise<string> {
  const title = 'This page asks for a password';
  return markup(
    <Document assets={assets} title={`${title} · Commit Stats`} description="Whoever sent the link knows it." index={false} skip="Skip to the form">
      <main id="main" className="wrap" tabIndex={-1}>
        <form className="state boxed page-message" action={action} method="post">
          <h1>{title}</h1>
          <p>Whoever sent you this link set a password for it. You need it once an hour.</p>
          <p className="ask">
            <label htmlFor="password">Password</label>
            <input id="password" name="password" type="password" autoComplete="current-password" required aria-invalid={problem !== undefined} aria-describedby={problem === undefined ? undefined : 'problem'} />
          </p>
          {problem !== undefined && <p id="problem" className="problem" role="alert">{problem}</p>}
          <p><button type="submit" className="button primary">Open the page</button></p>
        </form>
      </main>
    </Document>,
  );
}

/** The data table of one chart on a page of its own; undefined where the page has no such chart. */
export async function renderTablePage(page: CvPage, chart: string, back: string, assets: CvAssets): Promise<string | undefined> {
  if (!Object.hasOwn(TABLES, chart)) return undefined;
  const name = chart as TableName;
  const table = tableOf(page.specs, name);
  if (table === undefined) return undefined;
  const sentence = page.specs.find(({ id }) => id === `${name}-wide`)?.sentence;
  return markup(
    <Document assets={assets} title={`${TABLES[name]} · ${page.cv.name} · Commit Stats`} description={`${TABLES[name]} of ${page.cv.name}.`} index={false} skip="Skip to the table">
      <main id="main" className="wrap table-page" tabIndex={-1}>
        <p className="serif headline">{page.cv.name}</p>
        <h1>{TABLES[name]}</h1>
        {sentence !== undefined && <p className="sentence">{sentence}</p>}
        <p><a className="tool" href={back}>Back to the CV</a></p>
        <DataTable table={table} caption={`${TABLES[name]}: the numbers behind the chart`} />
      </main>
      <footer className="foot wrap"><span className="brand"><Mark />Commit Stats</span></footer>
    </Document>,
  );
}

/** The page that verifies a statement; with what became of the one that was handed in. */
export async function renderVerifyPage(shown: { keys: readonly ShownKey[]; verdict?: Verdict; given?: string }, assets: CvAssets): Promise<string> {
  return markup(<VerifyPage assets={assets} {...shown} />);
}
