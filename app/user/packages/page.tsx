import { PackageRow } from '../../../components/app/package-row';
import { amount, count } from '../../../lib/cv/format';
import { listPackages } from '../../../lib/publishing/choose-package';
import type { PackageStanding, StandingPackage } from '../../../lib/publishing/packages-of';
import { pageUser } from '../../session';
import { siteVerbs } from '../../verbs';
import { choosePackageAction } from './actions';
import { PageTitle } from '../../../components/app/page-title';

export const dynamic = 'force-dynamic';

const PARTS: readonly { standings: readonly PackageStanding[]; title: string; lead: string }[] = [
  { standings: ['waiting'], title: 'Waiting for you', lead: 'On no list of public packages, and in no open source of yours: the name may be your employer’s. No page names them until you say so.' },
  { standings: ['public', 'chosen'], title: 'Named on your pages', lead: 'On a list of public packages, in open source that you work on, or chosen by you.' },
  { standings: ['hidden'], title: 'Hidden by you', lead: 'No page names them.' },
];
/** Rows that stand open in a part. */
const OPEN = 50;

const monthsOf = ({ uses }: StandingPackage): number => new Set(uses.flatMap(({ months }) => months)).size;

function Table({ packages }: { packages: readonly StandingPackage[] }) {
  return (
    <table className="rows stack packed">
      <thead><tr><th>Package</th><th>Registry</th><th className="num">Months</th><th className="num">Repositories</th><th className="end">What pages do</th></tr></thead>
      <tbody>{packages.map((one) => (
        <tr key={`${one.ecosystem} ${one.name}`}>
          <td className="mono">{one.name}</td><td className="beside quieter">{one.ecosystem}</td><td className="num" data-label="Months">{count(monthsOf(one))}</td><td className="num" data-label="Repositories">{count(one.uses.length)}</td>
          <td className="end inline-acts"><PackageRow ecosystem={one.ecosystem} name={one.name} standing={one.standing} choose={choosePackageAction} /></td>
        </tr>
      ))}</tbody>
    </table>
  );
}

/** Which packages one's pages name. */
export default async function Packages() {
  const { user } = await pageUser('/user/packages');
  const all = (await listPackages(await siteVerbs(), user, {})).toSorted((a, b) => monthsOf(b) - monthsOf(a));
  return (
    <main id="main" className="wrap page">
      <PageTitle title="Packages" unlisted />
      <h1>Packages</h1>
      <p className="lead">Third-party packages from manifests that you changed yourself. Only their names and the months are kept, no version and no file.</p>
      {all.length === 0 && <div className="nothing-yet"><h2>No package yet</h2><p>They appear when a repository is counted in which you changed a manifest such as <code>package.json</code>, <code>pyproject.toml</code> or <code>go.mod</code>.</p><a className="button" href="/user">To your repositories</a></div>}
      {PARTS.map(({ standings, title, lead }) => {
        const part = all.filter(({ standing }) => standings.includes(standing));
        if (part.length === 0) return null;
        return (
          <section key={title} aria-labelledby={standings[0]}>
            <h2 id={standings[0]}>{title}</h2>
            <p className="lead">{amount(part.length, 'package')}. {lead}</p>
            <Table packages={part.slice(0, OPEN)} />
            {part.length > OPEN && <details><summary>Show {count(part.length - OPEN)} more</summary><Table packages={part.slice(OPEN)} /></details>}
          </section>
        );
      })}
    </main>
  );
}
