import { AppError } from '../../errors/app-error';

/** The address of a remote repository, rebuilt from its parts. */
export interface RemoteAddress {
  /** Without a slash at its end, without user, query and fragment; the only form that is ever requested. */
  href: string;
  origin: string;
  /** Authorization may be sent: the connection is encrypted or does not leave this machine. */
  confidential: boolean;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** True where a text names a remote repository rather than a folder. */
export function isRemoteAddress(text: string): boolean {
  return /^https?:\/\//i.test(text.trim());
}

/**
 * Gives the address that is asked, made only of parsed parts, so that validation and connection cannot disagree about the host.
 * Throws `wrong-use` for other schemes, a user or password, a query, and control characters, encoded ones too. The sentence never repeats the text.
 */
export function parseRemoteAddress(text: string): RemoteAddress {
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\u007f\\]/.test(text) || text.length > 2048) throw refused('The address holds characters that no repository address has.');
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new AppError('wrong-use', 'This is no address of a repository. It should look like https://host/owner/name.', { cause });
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('Only http and https addresses can be read.');
  if (url.username !== '' || url.password !== '' || /^[a-z]+:\/\/[^/]*@/i.test(text)) {
    throw refused('The address holds a user name or a password. Leave them out of it: they would end up in histories and logs.');
  }
  if (/%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(url.pathname)) throw refused('The address holds control characters.');
  if (url.search !== '') throw refused('The address has a query (everything from the question mark on). Leave it out.');
  if (url.hostname === '') throw refused('The address names no host.');
  url.hash = '';
  return {
    href: url.href.replace(/\/+$/, ''),
    origin: url.origin,
    confidential: url.protocol === 'https:' || LOOPBACK.test(url.hostname),
  };
}

function refused(sentence: string): AppError {
  return new AppError('wrong-use', sentence);
}
