import { SAFE_LINK, aboutHtml } from '../../lib/cv/about';
import { coverage } from '../../lib/cv/sentences/coverage';
import { summary } from '../../lib/cv/sentences/summary';
import type { Shown } from './context';
import { Icon } from './icons';
import { Note } from './section';

/** The name and the owner's own words in serif, and one line of ours that says what, since when and how much. */
export function Masthead({ shown: { page, file, words } }: { shown: Shown }) {
  const { cv } = page;
  const links = cv.links.filter(({ url }) => SAFE_LINK.test(url));
  return (
    <div className="masthead">
      <h1 className="serif" dir="auto">{cv.name}</h1>
      {cv.headline !== '' && <p className="headline serif" dir="auto">{cv.headline}</p>}
      <p className="summary">{summary(page.all, page.today, words)}.</p>
      {cv.about !== '' && <div className="about serif" dir="auto" dangerouslySetInnerHTML={{ __html: aboutHtml(cv.about) }} />}
      {(cv.place !== '' || links.length > 0) && (
        <ul className="contact serif">
          {cv.place !== '' && <li dir="auto">{cv.place}</li>}
          {links.map(({ label, url }) => <li key={url}><a href={url} rel={file ? 'nofollow noopener' : 'nofollow noopener noreferrer'}>{label}</a></li>)}
        </ul>
      )}
    </div>
  );
}

/** What the page rests on. */
export function Coverage({ shown: { page, who, words } }: { shown: Shown }) {
  const wrote = page.cv.headline !== '' || page.cv.about !== '' || page.cv.place !== '';
  return (
    <aside className="coverage" aria-labelledby="coverage-title">
      <h2 id="coverage-title">{words.coverage.title}</h2>
      <ul>
        {coverage(page, words).map(({ sure, text, how }) => (
          <li key={text} className={sure ? 'sure' : 'unsure'}>
            <Icon name={sure ? 'check' : 'half'} />
            <span>{text}{how === 'how-coverage' && <Note number={6} how={how} of={words.coverage.of} words={words} />}{how === 'how-incomplete' && <>: <a href="#left-out">{words.coverage.which}</a></>}</span>
          </li>
        ))}
      </ul>
      <p className="voices">
        {wrote && <><span className="serif">{words.coverage.serif(who)}</span>{' '}</>}
        {words.coverage.counted(wrote)}
      </p>
    </aside>
  );
}
