import { pullRequestsSentence, PULL_REQUEST_WORDS } from '../../lib/cv/sentences/pull-requests';
import { count } from '../../lib/cv/format';
import { PULL_REQUEST_ACTS } from '../../lib/reviews/types';
import { Chart, TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Section } from './section';

/** Pull or merge requests opened, merged and reviewed: a small chart each, on one scale. */
export function PullRequests({ shown }: { shown: Shown }) {
  const { period, figures } = shown.page;
  const requests = figures.pullRequests ?? period.pullRequests;
  return (
    <Section id="pull-requests" title="Pull and merge requests" sentence={pullRequestsSentence(requests, shown.who)} tools={<TableLink shown={shown} name="pull-requests" />}>
      <ul className="panels">
        {PULL_REQUEST_ACTS.map((act) => <li key={act}><h3>{PULL_REQUEST_WORDS[act]} <span>{count(requests?.[act] ?? 0)}</span></h3><Chart shown={shown} name={`pull-requests-${act}`} /></li>)}
      </ul>
      <p className="caption">As the forges list them for {shown.who}’s accounts, by month in UTC. Reviewed are requests of others, in the month they were opened; GitLab tells who a reviewer is, not who reviewed.</p>
      <TableHere shown={shown} name="pull-requests" />
    </Section>
  );
}
