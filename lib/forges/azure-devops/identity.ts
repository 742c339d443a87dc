import { AppError } from '../../errors/app-error';
import type { ForgeAccount, VouchedAddress } from '../port';
import type { Api } from './api';
import { organizationMissing, tokenRefused } from './failures';
import type { Place } from './place';
import type { ConnectionData } from './schema';

/** Azure DevOps lets a bad token in as this one where an organization has public projects. */
const ANONYMOUS = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa';
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Kinds of subjects that are no persons: services, principals of applications, build agents. */
const SERVICE = /^(svc|s2s|aadsp|imp|agt|acs)\./i;
const SERVICE_IDENTITY = /ServiceIdentity|ServicePrincipal|Build;|AgentPool/i;

/** `unsaid`: the forge would not tell, which need not be the token's fault. */
export type Bearer = { kind: 'known'; account: ForgeAccount; address: VouchedAddress | null } | { kind: 'unsaid' };

/**
 * Whose token it is.
 * @throws AppError `token-refused` for a token that the forge lets in as nobody, `forge-refused` for an organization that is not there.
 */
export async function findBearer(api: Api, place: Place): Promise<Bearer> {
  let data: ConnectionData | null;
  try {
    data = await api.whoAmI();
  } catch (cause) {
    // Which scope this question needs is not documented: a token that may read code only may be turned away here.
    if (cause instanceof AppError && (cause.code === 'token-refused' || cause.code === 'scope-missing')) return { kind: 'unsaid' };
    throw cause;
  }
  if (data === null) throw organizationMissing(place);
  const user = data.authenticatedUser;
  if (user.id === ANONYMOUS || user.id === NOBODY) throw tokenRefused(place);
  const login = clean(user.properties?.Account?.$value) ?? clean(user.providerDisplayName) ?? user.id;
  return {
    kind: 'known',
    account: {
      id: user.id,
      login,
      name: clean(user.customDisplayName) ?? clean(user.providerDisplayName),
      person: !SERVICE.test(user.subjectDescriptor ?? '') && !SERVICE_IDENTITY.test(user.descriptor ?? ''),
      created: null,
    },
    address: addressOf(login),
  };
}

function clean(text: string | null | undefined): string | null {
  // oxlint-disable-next-line no-control-regex
  const tidy = text?.replace(/[\u0000-\u001f\u007f]/g, '').trim().slice(0, 256);
  return tidy ? tidy : null;
}

/** The name of an account usually is a mail address, and nobody vouches for it: it counts as claimed. */
function addressOf(login: string): VouchedAddress | null {
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(login)) return null;
  return { email: login.toLowerCase(), verified: false, primary: true, noReply: false };
}
