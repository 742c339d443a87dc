import { oncePerPerson } from './once-per-person';

/**
 * An e-mail address as it is compared: trimmed and in lower case by Unicode's own rules, the same on every machine.
 * Nothing else is folded; `a+b@x` and `a@x` stay two addresses.
 */
export function comparableEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The address of a person of a commit, as it is compared. */
export const addressOf = oncePerPerson(({ email }) => comparableEmail(email));

/** The addresses of a person, ready for comparison. Empty ones are dropped: no commit without an address is anybody's. */
export function identitiesOf(emails: Iterable<string>): ReadonlySet<string> {
  const identities = new Set<string>();
  for (const email of emails) {
    const comparable = comparableEmail(email);
    if (comparable !== '') identities.add(comparable);
  }
  return identities;
}
