import type { CheckOpenPgp } from './openpgp';
import { createSshCheck } from './ssh';
import { takeApart } from './signed-commit';
import type { CheckingKey } from './types';

/** Checks the signature of raw commit objects against the keys of one person. */
export interface SignatureCheck {
  /**
   * Whether the object carries a signature by one of the keys. `committed`: the committer's clock, seconds since 1970; a commit without a possible one is verified by no key that
   * has an end. Never throws for what stands in an object. X.509 signatures are not looked at.
   */
  isVerified(object: Buffer, format: 'sha1' | 'sha256', committed: number | undefined): Promise<boolean>;
}

const OPENPGP = '-----BEGIN PGP SIGNATURE-----';
const SSH = '-----BEGIN SSH SIGNATURE-----';
/** Larger ones are no signatures that git writes. */
const MOST_CHARACTERS = 64 * 1024;

/** Makes the check for these keys. The part for OpenPGP is loaded with the first such signature. */
export function createSignatureCheck(keys: readonly CheckingKey[]): SignatureCheck {
  const ssh = createSshCheck(keys.filter(({ kind }) => kind === 'ssh'));
  const openPgpKeys = keys.filter(({ kind }) => kind === 'openpgp');
  let openPgp: Promise<CheckOpenPgp> | undefined;
  return {
    async isVerified(object, format, committed) {
      const parts = takeApart(object, format);
      if (!parts || parts.signature.length > MOST_CHARACTERS) return false;
      const moment = committed ?? Number.POSITIVE_INFINITY;
      if (parts.signature.startsWith(SSH)) return ssh(parts.signature, parts.payload, moment);
      if (!parts.signature.startsWith(OPENPGP) || openPgpKeys.length === 0) return false;
      openPgp ??= import('./openpgp').then(({ createOpenPgpCheck }) => createOpenPgpCheck(openPgpKeys));
      return (await openPgp)(parts.signature, parts.payload, moment);
    },
  };
}
