import type { GithubSignIn } from '../config/sign-in';
import type { GithubProfile } from './github-profile';

/** Whether the operator lets this account in. He himself always may. */
export function maySignIn({ admission, operators }: Pick<GithubSignIn, 'admission' | 'operators'>, { id, member }: Pick<GithubProfile, 'id' | 'member'>): boolean {
  if (operators.includes(id)) return true;
  switch (admission.kind) {
    case 'everyone': return true;
    case 'accounts': return admission.ids.includes(id);
    case 'organisation': return member === true;
    default: return admission satisfies never;
  }
}
