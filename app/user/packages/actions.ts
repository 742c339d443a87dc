'use server';

import type { Answer } from '../../../components/app/answer';
import { choosePackage } from '../../../lib/publishing/choose-package';
import { act } from '../act';

/** Says of one package whether pages name it. */
export async function choosePackageAction(ecosystem: string, name: string, choice: 'shown' | 'hidden' | 'usual'): Promise<Answer> {
  return act((context, user) => choosePackage.untrusted(context, user, { ecosystem, name, choice }));
}
