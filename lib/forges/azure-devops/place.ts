import { AppError } from '../../errors/app-error';
import type { ForgeConnection } from '../port';

/** One organization (or one collection of a server) and how it is spoken to. */
export interface Place {
  organization: string;
  /** Scheme, host and port: the token goes nowhere else. */
  origin: string;
  /** Address of the organization without a slash at the end. */
  base: string;
  /** Whole value of the `Authorization` header. */
  authorization: string;
  /** `entra`: a token of Microsoft Entra, which lives for about an hour. */
  kind: 'personal' | 'entra';
  /** Page on which the person makes and revokes tokens. */
  tokensPage: string;
}

/** Three parts between dots, the first of them `{"` in base64: a JSON web token, which no personal token looks like. */
const ENTRA = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/;
// oxlint-disable-next-line no-control-regex
const NO_NAME = /[\u0000-\u001f\u007f/\\?#%:*"<>|]/;

/**
 * Where the connection leads to. The name of the organization is one segment of the address, whatever stands in it.
 * Personal tokens log in with an empty user name, as Azure DevOps describes it for both its REST API and git.
 * @throws AppError `wrong-use` for a server or an organization that is no possible one.
 */
export function readPlace(connection: Pick<ForgeConnection, 'server' | 'organization' | 'token'>): Place {
  const organization = connection.organization?.trim() ?? '';
  if (organization === '') throw new AppError('wrong-use', 'Azure DevOps needs the name of the organisation: the part after dev.azure.com/ in its address.');
  if (organization.length > 100 || NO_NAME.test(organization) || /^\.+$/.test(organization)) {
    throw new AppError('wrong-use', 'This is no name of an organisation of Azure DevOps. Give the part after dev.azure.com/ in its address, without slashes.');
  }
  const url = URL.canParse(connection.server) ? new URL(connection.server) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new AppError('wrong-use', 'This is no address of an Azure DevOps server. It should look like https://dev.azure.com.');
  }
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}/${encodeURIComponent(organization)}`;
  const kind = ENTRA.test(connection.token) ? 'entra' : 'personal';
  return {
    organization,
    origin: url.origin,
    base,
    authorization: kind === 'entra' ? `Bearer ${connection.token}` : `Basic ${Buffer.from(`:${connection.token}`).toString('base64')}`,
    kind,
    tokensPage: `${base}/_usersSettings/tokens`,
  };
}

/** True for an address on the organization's own server and below the organization. */
export function isWithin(place: Place, url: URL): boolean {
  const path = new URL(place.base).pathname;
  return url.origin === place.origin && (url.pathname === path || url.pathname.toLowerCase().startsWith(`${path.toLowerCase()}/`));
}
