'use client';

import { PageTitle } from '../components/app/page-title';

/** A page that failed while it was made. */
export default function Failed({ reset }: { reset: () => void }) {
  return (
    <main id="main" className="wrap">
      <PageTitle />
      <div className="state boxed page-message">
        <h1>This page could not be made</h1>
        <p>Nothing is lost; the numbers are in their store. Try again in a moment. The <a href="/status">status page</a> says whether something does not answer, and since when.</p>
        <p><button type="button" className="button" onClick={reset}>Try again</button></p>
      </div>
    </main>
  );
}
