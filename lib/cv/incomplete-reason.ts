import type { Words } from './words/types';

/** What reading git says of a commit that it could not count wholly, and the catalogue's word for it. */
const KNOWN = {
  'an object is missing in the repository': 'missing', 'an object in the repository is damaged': 'damaged', 'git needed more memory than one run may use': 'memory', 'git took too long for it': 'time',
  'git cannot read its changes': 'unreadable', 'the commit cannot be read': 'commit', 'it changes more files than are read of one commit': 'files',
  'a shallow copy: its history is incomplete': 'shallow', 'HEAD names a branch that does not exist: all branches were read': 'head',
} as const satisfies Record<string, keyof Words['leftOut']['reasons']>;

/** Why a commit was counted only in part, in the language of the page; what is not known here stays as git's reader said it. */
export function incompleteReason(reason: string, { leftOut }: Words): string {
  return reason.split('; ').map((part) => {
    if (Object.hasOwn(KNOWN, part)) return leftOut.reasons[KNOWN[part as keyof typeof KNOWN]];
    const large = /^(\d+) files? over 50 MB: lines not counted$/u.exec(part);
    if (large) return leftOut.tooLarge(Number(large[1]));
    const some = /^(\d+) of (\d+) files not counted$/u.exec(part);
    return some ? leftOut.notCounted(Number(some[1]), Number(some[2])) : part;
  }).join('; ');
}
