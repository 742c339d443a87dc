import { DESCRIPTION } from './description';
import { PageTitle } from './page-title';

/** In the place of something of the person's own that is not there, or not any more. `list` is where what there is stands. */
export function Gone({ list, label }: { list: string; label: string }) {
  return (
    <main id="main" className="wrap">
      <PageTitle />
      <div className="state boxed page-message">
        <h1>There is no page here</h1>
        <p>What stood here was deleted, perhaps in another window, or the address was typed differently.</p>
        <p><a className="button" href={list}>{label}</a></p>
      </div>
    </main>
  );
}

/** Its head as it is sent: Next leaves the page itself and the layout's head to the browser's scripts, which then hang up the title again. */
export const goneMetadata = { title: 'Commit Stats', description: DESCRIPTION };
