import { publicCvs } from '../lib/cv/public-cvs';
import styles from './front.module.css';
import { siteContext } from './site';

export const dynamic = 'force-dynamic';

const FACTS = [
  { title: 'Git’s own numbers', text: 'Commits, files and lines equal git log, to the line. What is left out of a figure is listed with its reason, and the two add up.' },
  { title: 'No code kept', text: 'Repositories are read commit by commit. What stays are numbers under keyed ids: no code, no messages, no file names.' },
  { title: 'Whole without script', text: 'Charts are drawn before the page is sent. It reads in print, on a phone and with a screen reader, and follows your colours.' },
];

/** The front page: what this is, and the CVs that are public here. */
export default async function Front() {
  const open = await publicCvs(await siteContext());
  return (
    <main id="main" className="wrap">
      <div className={styles['hero']}>
        <h1>A CV made of your commits</h1>
        <p>Commit Stats reads the commits of your repositories, keeps numbers and no code, and sets them as a page that says what you work with, since when and how much.</p>
      </div>
      <section className={styles['block']} aria-labelledby="cvs">
        <h2 id="cvs">{open.length === 0 ? 'No CV is public here yet' : 'Public here'}</h2>
        {open.length === 0 ? (
          <>
            <p>Collect a repository with the addresses you commit with; its CV then stands here.</p>
            <pre className={styles['command']}>npm run quickstart -- path/to/repository --email you@example.org</pre>
          </>
        ) : (
          <ul className={styles['cvs']}>
            {open.map(({ slug, name }) => <li key={slug}><a href={`/cv/${slug}`}><b>{name}</b><span>/cv/{slug}</span></a></li>)}
          </ul>
        )}
      </section>
      <ul className={styles['facts']}>
        {FACTS.map(({ title, text }) => <li key={title}><h2>{title}</h2><p>{text}</p></li>)}
      </ul>
    </main>
  );
}
