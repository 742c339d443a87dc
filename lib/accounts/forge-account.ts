/** The account of a person at a GitHub: host and numeric id, which stay when he is renamed and are never given to somebody else. */
export function forgeAccountKey(web: string, id: string): string {
  return `${new URL(web).host}/${id}`;
}

/** The numeric id in such a key; undefined for the person at this machine. */
export function forgeAccountId(account: string): string | undefined {
  return /^[^/]+\/(\d{1,20})$/u.exec(account)?.[1];
}
