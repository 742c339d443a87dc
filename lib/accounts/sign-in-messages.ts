/** What a failed sign-in says, by the code in the sign-in page's address. Unknown codes get the general sentence. */
const SENTENCES: Readonly<Record<string, string>> = {
  AccessDenied: 'This GitHub account may not sign in here.',
  Declined: 'At GitHub the sign-in was declined. Nothing was read and nothing is kept. Sign in again whenever you like.',
  OAuthCallback: 'GitHub’s answer did not belong to a sign-in begun in this browser, or came too late. Sign in again.',
  OAuthSignin: 'GitHub could not be reached. Try again in a moment.',
  LinkOver: 'This link was used already, or is older than 15 minutes. Start the program again: it prints a new one.',
  OtherSite: 'The sign-in did not begin on this page. Sign in again.',
};

const GENERAL = 'The sign-in did not work. Try again in a moment.';

/** One sentence on why a sign-in failed, and what to do; undefined where nothing failed. `account` is the number of the account that was refused. */
export function signInMessage(error: string | undefined, account?: string): string | undefined {
  if (error === undefined) return undefined;
  const sentence = Object.hasOwn(SENTENCES, error) ? SENTENCES[error] : GENERAL;
  const number = error === 'AccessDenied' && account !== undefined && /^\d{1,20}$/u.test(account) ? ` Its number is ${account}: tell it to whoever runs this place, to be let in.` : '';
  return `${sentence}${number}`;
}
