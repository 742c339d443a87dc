'use server';

import type { Answer } from '../../../../components/app/answer';
import { amount } from '../../../../lib/cv/format';
import { addExtra } from '../../../../lib/repositories/add-extra';
import { checkOpenSource } from '../../../../lib/repositories/check-open-source';
import { collectAllNow, collectNow } from '../../../../lib/repositories/collect-now';
import { deleteRepository } from '../../../../lib/repositories/delete-repository';
import { refreshList } from '../../../../lib/repositories/refresh-list';
import { setActive, setOwnerActive } from '../../../../lib/repositories/set-active';
import { setAlias } from '../../../../lib/repositories/set-alias';
import { setExclusions } from '../../../../lib/repositories/set-exclusions';
import { stopNow } from '../../../../lib/repositories/stop-now';
import { setOpenSource } from '../../../../lib/repositories/set-open-source';
import { act, fieldsOf } from '../../act';

/** Reads the list of repositories anew. */
export async function refreshListAction(tokenId: string): Promise<Answer> {
  return act(async (context, user) => {
    const { listed, fresh, problems } = await refreshList.untrusted(context, user, { tokenId });
    return [`${amount(listed, 'repository', 'repositories')}, ${fresh} new.`, ...new Set(problems.map(({ sentence }) => sentence))].join(' ');
  });
}

/** Makes everything that is switched on due at once. */
export async function collectAllAction(tokenId: string): Promise<Answer> {
  return act(async (context, user) => {
    const { due } = await collectAllNow.untrusted(context, user, { tokenId });
    return due === 0 ? 'No repository is switched on.' : `${amount(due, 'repository', 'repositories')} will be read next.`;
  });
}

/** Switches repositories on or off. */
export async function setActiveAction(repositoryIds: string[], active: boolean): Promise<Answer> {
  return act((context, user) => setActive.untrusted(context, user, { repositoryIds, active }));
}

/** Switches all repositories of an owner on or off. */
export async function setOwnerActiveAction(tokenId: string, owner: string, active: boolean): Promise<Answer> {
  return act((context, user) => setOwnerActive.untrusted(context, user, { tokenId, owner, active }));
}

/** Makes one repository due at once. */
export async function collectNowAction(repositoryId: string): Promise<Answer> {
  return act((context, user) => collectNow.untrusted(context, user, { repositoryId }));
}

/** Stops the reading of a repository that is under way. */
export async function stopAction(repositoryId: string): Promise<Answer> {
  return act(async (context, user) => {
    await stopNow.untrusted(context, user, { repositoryId });
    return 'Stopped. What was read before stays. It is looked at again tomorrow, or with “Read now”.';
  });
}

/** Asks the forge whether a repository is open source. */
export async function checkOpenSourceAction(repositoryId: string): Promise<Answer> {
  return act(async (context, user) => {
    const { openSource } = await checkOpenSource.untrusted(context, user, { repositoryId });
    return openSource === true ? 'It is open source.' : 'It is not open source.';
  });
}

/** Removes a repository and its numbers. */
export async function deleteRepositoryAction(repositoryId: string): Promise<Answer> {
  return act((context, user) => deleteRepository.untrusted(context, user, { repositoryId }));
}

/** Adds a repository by its address; on one's own machine also a folder. */
export async function addExtraAction(_before: Answer, form: FormData): Promise<Answer> {
  return act(async (context, user) => {
    const { place = '' } = fieldsOf(form);
    const { name } = await addExtra.untrusted(context, user, /^(?:\/|[A-Za-z]:\\)/u.test(place) ? { folder: place } : { url: place });
    return `${name} is read next.`;
  });
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '').split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== '');
}

/** Keeps what the owner says about a repository: how a CV names it, whether it is open source, what of it does not count. */
export async function repositorySettingsAction(_before: Answer, form: FormData): Promise<Answer> {
  return act(async (context, user) => {
    const { repositoryId, shown, alias, openSource, paths, commits } = fieldsOf(form);
    await setExclusions.untrusted(context, user, { repositoryId, paths: linesOf(paths), commits: linesOf(commits) });
    await setOpenSource.untrusted(context, user, { repositoryId, openSource: openSource === 'yes' ? true : openSource === 'no' ? false : null });
    await setAlias.untrusted(context, user, { repositoryId, shown, ...(alias === undefined ? {} : { alias }) });
    return 'Saved.';
  });
}
