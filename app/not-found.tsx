import { NO_PAGE } from '../lib/cv/delivery/answer-cv';
import { PageTitle } from '../components/app/page-title';

/** Whatever is not here looks the same. */
export default function NotFound() {
  return (
    <main id="main" className="wrap">
      <PageTitle />
      <div className="state boxed page-message">
        <h1>There is no page here</h1>
        <p>{NO_PAGE.replace('There is no page here. ', '')}</p>
        <p><a className="button" href="/">To the front page</a></p>
      </div>
    </main>
  );
}
