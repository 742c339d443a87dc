import { TokenForm } from '../../../../components/app/token-form';
import { FORGE_LIST } from '../../../../components/app/token-guide';
import { pageUser } from '../../../session';
import { siteContext } from '../../../site';
import { addTokenAction } from '../../actions';
import { PageTitle } from '../../../../components/app/page-title';

export const dynamic = 'force-dynamic';

/** The form of a new token. */
export default async function NewToken({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { forge } = await searchParams;
  await pageUser('/user/tokens/new');
  const { settings } = await siteContext();
  return (
    <main id="main" className="wrap page">
      <PageTitle title="Add a token" unlisted />
      <nav className="crumbs" aria-label="Where this is"><a href="/user">Tokens</a> / Add</nav>
      <h1>Add a token</h1>
      <TokenForm add={addTokenAction} first={FORGE_LIST.find((one) => one === forge) ?? 'github'} servers={settings.tokens.servers} />
    </main>
  );
}
