import { OtherLanguages } from '../../components/cv/other-languages';
import { rulesAddress } from '../../lib/rules/address';
import { countingRulesHtml } from '../../lib/rules/counting-rules';

export const dynamic = 'force-dynamic';
export const metadata = { title: 'Counting rules · Commit Stats' };

/** How every number is counted, and what each version of the rules changed. */
export default function Rules() {
  return (
    <main id="main" className="wrap page">
      <div className="prose" dangerouslySetInnerHTML={{ __html: countingRulesHtml() }} />
      <OtherLanguages but="en" addressOf={rulesAddress} />
    </main>
  );
}
