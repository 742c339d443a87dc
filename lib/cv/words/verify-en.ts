import type { Formats } from './formats';
import type { Unit } from './told';

/** The words of the page that verifies a statement, in English. */
export function verifyWords({ amount }: Formats) {
  const month = { one: 'month', other: 'months' };
  const activeNames: Record<Unit, string> = { day: 'Active days', week: 'Active weeks', month: 'Active months' };
  return {
    title: 'Verify a statement', description: 'Whether a signed statement was made here and not changed since.',
    intro: 'Every CV here can be taken along as a signed statement: the file statement.json. Paste it or choose the file: you learn at once whether it was signed here and still says what was signed. It is not kept.',
    text: 'The statement, as it is', file: 'Or the file', verify: 'Verify it', key: 'Key',
    verdicts: { genuine: 'This statement is genuine', altered: 'This statement was changed', forged: 'This statement was not signed here', unreadable: 'This is not a statement' },
    sentences: {
      unreadable: 'This is not a statement of Commit Stats. Paste the whole content of the file statement.json, from the first brace to the last, or its compact signature.',
      altered: 'This statement was changed after it was signed: what it says is not what the signature covers. Do not rely on it; open the live page instead.',
      forged: 'This statement was not signed here. It was made elsewhere or changed after it was signed. Do not rely on it; open the live page instead.',
      genuine: (issued: string, replaced: string | undefined) => `Genuine: signed here on ${issued}, and not changed since.${replaced === undefined ? '' : ` The key was replaced on ${replaced}; what it signed before stays good.`} The figures are those of that day; the live page shows today’s.`,
      tooLarge: 'This is larger than a statement can be. Paste the content of one file statement.json.',
    },
    claims: { name: 'Name', signed: 'Signed on', activeNames, view: 'View', addresses: 'Addresses', byForge: 'verified by a forge', typed: 'typed by the owner; nobody vouches for them', months: (name: string, some: number) => `${name} ${amount(some, month)}` },
    programs: 'For other programs', keys: 'The signature is a JWS (RFC 7515) with Ed25519 (RFC 8037). These are the public keys that ever signed here; a replaced one signs no more, and what it signed stays good.',
    noKey: 'No statement was signed here yet.', since: (from: string, replaced: string | undefined) => `since ${from}${replaced === undefined ? '' : `, replaced on ${replaced}`}`,
  };
}
