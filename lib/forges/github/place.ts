import { AppError } from '../../errors/app-error';

/** Where one GitHub is. All without a slash at the end. */
export interface Place {
  /** Web address. */
  server: string;
  origin: string;
  /** Base of the REST API. */
  api: string;
  /** Where no-reply addresses are. */
  noReplyHost: string;
  classicTokens: string;
  fineGrainedTokens: string;
}

/**
 * Addresses that belong to a server: github.com, a tenant on ghe.com, or an Enterprise Server
 * (https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api).
 * @throws AppError `wrong-use` for what is no web address of a server.
 */
export function placeOf(server: string): Place {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (!url || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new AppError('wrong-use', 'The address of a GitHub server looks like https://github.com: nothing stands after the host.');
  }
  const hosted = url.hostname === 'github.com' || url.hostname.endsWith('.ghe.com');
  return {
    server: url.origin,
    origin: url.origin,
    api: hosted ? `https://api.${url.hostname}` : `${url.origin}/api/v3`,
    noReplyHost: `users.noreply.${url.hostname}`,
    classicTokens: `${url.origin}/settings/tokens`,
    fineGrainedTokens: `${url.origin}/settings/personal-access-tokens`,
  };
}
