import { countingRulesHtml } from '../../lib/rules/counting-rules';

export const dynamic = 'force-dynamic';
export const metadata = { title: 'Counting rules · Commit Stats' };

/** How every number is counted, and what each version of the rules changed. */
export default function Rules() {
  return <main id="main" className="wrap page prose" dangerouslySetInnerHTML={{ __html: countingRulesHtml() }} />;
}
