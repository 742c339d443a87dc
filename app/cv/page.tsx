import { listPublicCvs } from '../../lib/cv/public-cvs';
import { cvsOf } from '../../lib/publishing/load-published';
import { visitor } from '../session';
import { siteContext } from '../site';
import { PageTitle } from '../../components/app/page-title';

export const dynamic = 'force-dynamic';

/** CVs that anybody may read here, and the way to one's own. */
export default async function Cvs({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { after } = await searchParams;
  const context = await siteContext();
  const [{ cvs: open, next }, signedIn] = await Promise.all([listPublicCvs(context, typeof after === 'string' ? after : undefined), visitor()]);
  const own = signedIn ? await cvsOf(context, signedIn.user) : [];
  const shown = own.find(({ publishedVersion, edition }) => publishedVersion !== null && edition > 0);
  const ready = shown && `/cv/${shown.slug}`;
  return (
    <main id="main" className="wrap page">
      <PageTitle title="CV pages" />
      <div className="page-head">
        <div><h1>CV pages</h1><p className="lead">Made of commits, and public because their owners want it.</p></div>
        {signedIn && <a className="button primary" href={ready ?? '/content'}>{ready ? 'My CV' : 'Make my CV'}</a>}
      </div>
      {open.length === 0 ? (
        <div className="nothing-yet">
          <h2>No CV is public here yet</h2>
          <p>{signedIn ? 'Yours is made by itself when your first repository is counted.' : 'Sign in, add a token and switch a repository on; or count a folder of your own machine:'}</p>
          {signedIn ? <a className="button primary" href="/user">To the next step</a> : <><pre className="command">npm run quickstart -- path/to/repository --email you@example.org</pre><a className="button primary" href="/sign-in">Sign in</a></>}
        </div>
      ) : (
        <>
        <ul className="cv-list">{open.map(({ slug, name, headline }) => <li key={slug}><a href={`/cv/${slug}`}><b>{name}</b>{headline !== '' && <span className="serif">{headline}</span>}<span>/cv/{slug}</span></a></li>)}</ul>
        {next !== undefined && <p><a className="button" href={`/cv?after=${encodeURIComponent(next)}`}>Further CV pages</a></p>}
        </>
      )}
    </main>
  );
}
