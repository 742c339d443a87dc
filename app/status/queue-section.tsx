import { count } from '../../lib/cv/format';
import type { QueueDepth } from '../../lib/queue/wake-ups';
import { redriveAction } from './redrive';

/** The queue of messages, as who runs the place sees it. `depth` undefined: it does not answer. */
export function QueueSection({ depth }: { depth: QueueDepth | undefined }) {
  return (
    <section aria-labelledby="queue">
      <h2 id="queue">The queue</h2>
      {depth ? (
        <>
          <ul className="tally">
            <li><b>{count(depth.waiting)}</b>waiting</li>
            <li><b>{count(depth.running)}</b>being worked on</li>
            <li><b>{count(depth.delayed)}</b>later</li>
            <li className={depth.dead > 0 ? 'bad' : undefined}><b>{count(depth.dead)}</b>put aside</li>
          </ul>
          {depth.dead > 0 && <form action={redriveAction}><p>Messages that failed five times are put aside. <button className="button" type="submit">Try them again</button></p></form>}
        </>
      ) : <p>The queue does not answer. Nothing is lost: what is due stands in the store.</p>}
    </section>
  );
}
