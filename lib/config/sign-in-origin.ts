import { readSettings } from './settings';

let known: { origin: string | undefined } | undefined;

/** Scheme and host of the server that people sign in at; undefined where the terminal prints a link instead. Read once. */
export function signInOrigin(): string | undefined {
  if (!known) {
    const { signIn } = readSettings();
    known = { origin: signIn.kind === 'github' ? new URL(signIn.web).origin : undefined };
  }
  return known.origin;
}
