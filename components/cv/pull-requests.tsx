import { pullRequestsSentence } from '../../lib/cv/sentences/pull-requests';
import { PULL_REQUEST_ACTS } from '../../lib/reviews/types';
import { Chart, TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Section } from './section';

/** Pull or merge requests opened, merged and reviewed: a small chart each, on one scale. */
export function PullRequests({ shown }: { shown: Shown }) {
  const { page: { period, figures }, who, words } = shown;
  const says = words.pullRequests;
  const requests = figures.pullRequests ?? period.pullRequests;
  return (
    <Section id="pull-requests" title={says.title} sentence={pullRequestsSentence(requests, who, words)} tools={<TableLink shown={shown} name="pull-requests" />}>
      <ul className="panels">
        {PULL_REQUEST_ACTS.map((act) => <li key={act}><h3>{says.acts[act]} <span>{words.count(requests?.[act] ?? 0)}</span></h3><Chart shown={shown} name={`pull-requests-${act}`} /></li>)}
      </ul>
      <p className="caption">{says.caption(who)}</p>
      <TableHere shown={shown} name="pull-requests" />
    </Section>
  );
}
