import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { currentUser } from '../../lib/accounts/current-user';
import { safeReturn } from '../../lib/accounts/safe-return';
import { signInMessage } from '../../lib/accounts/sign-in-messages';
import styles from '../front.module.css';
import { siteContext } from '../site';
import { PageTitle } from '../../components/app/page-title';

export const dynamic = 'force-dynamic';

type Search = Promise<Record<string, string | string[] | undefined>>;

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** Where a person signs in: with GitHub, or by the link in the terminal. */
export default async function SignIn({ searchParams }: { searchParams: Search }) {
  const [context, search] = [await siteContext(), await searchParams];
  const target = safeReturn(one(search['callbackUrl']), context.settings.baseUrl);
  if (await currentUser(context, { headers: await headers() })) redirect(target);
  const failed = signInMessage(one(search['error']), one(search['account']));
  const { signIn } = context.settings;
  return (
    <main id="main" className="wrap">
      <PageTitle title="Sign in" unlisted />
      <div className={styles['hero']}>
        <h1>Sign in</h1>
        {failed && <p role="alert">{failed}</p>}
        {signIn.kind === 'github' ? (
          <>
            <p>Commit Stats reads your profile name and your verified e-mail addresses, and nothing else. Repositories are read with tokens that you add yourself.</p>
            <form method="post" action="/api/auth/signin/github" className={styles['go']}>
              <input type="hidden" name="callbackUrl" value={target} />
              <button type="submit" className="button primary large">Sign in with GitHub{new URL(signIn.web).host === 'github.com' ? '' : ` (${new URL(signIn.web).host})`}</button>
            </form>
          </>
        ) : (
          <p>This site belongs to the person at its machine. <code>npm start</code> prints a link in the terminal that signs you in: it works once, for 15 minutes. Start the program again for a new one.</p>
        )}
        <p><a href="/">Back to the front page</a></p>
      </div>
    </main>
  );
}
