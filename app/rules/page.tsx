import { OtherLanguages } from '../../components/cv/other-languages';
import { rulesAddress } from '../../lib/rules/address';
import { countingRulesHtml } from '../../lib/rules/counting-rules';
import { PageTitle } from '../../components/app/page-title';

export const dynamic = 'force-dynamic';

/** How every number is counted, and what each version of the rules changed. */
export default function Rules() {
  return (
    <main id="main" className="wrap page">
      <PageTitle title="Counting rules" />
      <div className="prose" dangerouslySetInnerHTML={{ __html: countingRulesHtml() }} />
      <OtherLanguages but="en" addressOf={rulesAddress} />
    </main>
  );
}
