import { z } from 'zod';
import type { TokenPolicy } from '../config/tokens';
import { TOKEN_FORGES } from '../documents/collections';
import type { Token } from '../documents/collections';
import { AppError } from '../errors/app-error';
import { textField } from '../verbs/verb';

/** A token as it is pasted: white space around it is dropped. */
export const secretField = z
  .string({ error: 'is missing' })
  .trim()
  .min(8, { error: 'is too short. Copy it whole' })
  .max(8_192, { error: 'is too long' })
  .regex(/^[\x21-\x7e]+$/u, { error: 'holds characters that no token has. Copy it again, without what stands around it' })
  .meta({ title: 'The token' });

export const forgeField = z.enum(TOKEN_FORGES, { error: 'must be github, gitlab or azure-devops' });
export const nameField = textField(1, 60).meta({ title: 'The name' });
/** The day on which a token ends, as its owner says. */
export const dayField = z.iso.date({ error: 'must be a day such as 2027-03-12' }).meta({ title: 'The day on which it ends' });
const organizationField = z.string({ error: 'must be the name of an organisation' }).trim().regex(/^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,62}[\p{L}\p{N}])?$/u, { error: 'must be the name of an organisation as it stands in its address' }).meta({ title: 'The organisation' });

/** Where a token belongs. */
export const placeFields = {
  forge: forgeField,
  /** Left out: the forge's public server. */
  server: z.string({ error: 'must be a web address' }).trim().max(2_048, { error: 'is too long' }).meta({ title: 'The server' }).optional(),
  /** Azure DevOps only. */
  organization: organizationField.optional(),
};

/** The public server of each forge. */
export const PUBLIC_SERVERS: Readonly<Record<Token['forge'], string>> = { 'github': 'https://github.com', 'gitlab': 'https://gitlab.com', 'azure-devops': 'https://dev.azure.com' };

function serverOf(forge: Token['forge'], typed: string | undefined, { servers }: TokenPolicy): string {
  if (typed === undefined || typed === '') return PUBLIC_SERVERS[forge];
  const whole = /^https?:\/\//iu.test(typed) ? typed : `https://${typed}`;
  const server = URL.canParse(whole) ? new URL(whole).href.replace(/\/+$/u, '') : '';
  const allowed = [PUBLIC_SERVERS[forge], ...servers].find((one) => one === server);
  if (allowed !== undefined) return allowed;
  throw new AppError('address-refused', 'Tokens of this server cannot be added here: the operator of this site has not listed it. Ask him to, and nothing is sent there before.');
}

/**
 * Server and organisation of a new token.
 * @throws AppError `address-refused` for a server that the operator does not allow, `wrong-use` where the organisation is missing or of no use.
 */
export function tokenPlace(input: { forge: Token['forge']; server?: string; organization?: string }, policy: TokenPolicy): Pick<Token, 'forge' | 'server' | 'organization'> {
  const { forge, organization } = input;
  if (forge === 'azure-devops' && organization === undefined) {
    throw new AppError('wrong-use', 'An Azure DevOps token belongs to one organisation. Say which: the first part of the address after dev.azure.com.');
  }
  return { forge, server: serverOf(forge, input.server, policy), organization: forge === 'azure-devops' ? (organization ?? null) : null };
}
