import type { MasterKeys } from './master-keys';

/**
 * Two kinds of master keys while a site moves from one to the other: `first` makes all that is new, and what lies under the other one still opens.
 * `isFirst` tells by a master key's id whose it is.
 */
export function joinMasterKeys(first: MasterKeys, other: MasterKeys, isFirst: (masterId: string) => boolean): MasterKeys {
  return {
    adapter: first.adapter,
    makeBranch: (branchId, isFirstBranch) => first.makeBranch(branchId, isFirstBranch),
    unwrap: (masterId, wrapped, branchId) => (isFirst(masterId) ? first : other).unwrap(masterId, wrapped, branchId),
    rotate: () => first.rotate(),
    async keepOnly(masterIds) {
      await first.keepOnly(masterIds);
      await other.keepOnly(masterIds);
    },
    close() {
      first.close();
      other.close();
    },
  };
}
