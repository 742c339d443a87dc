import { readSettings } from './settings';

let known: { origin: string | undefined; baseUrl: string } | undefined;

function read(): NonNullable<typeof known> {
  if (!known) {
    const { signIn, baseUrl } = readSettings();
    known = { origin: signIn.kind === 'github' ? new URL(signIn.web).origin : undefined, baseUrl };
  }
  return known;
}

/** Scheme and host of the server that people sign in at; undefined where the terminal prints a link instead. Read once. */
export function signInOrigin(): string | undefined {
  return read().origin;
}

/** The site's own address, as the settings name it. Read once. */
export function siteAddress(): Pick<NonNullable<typeof known>, 'baseUrl'> {
  return read();
}
