import { z } from 'zod';
import { AppError } from '../errors/app-error';

/** Through which proxies the program reaches the network. An address may hold a login and is secret. */
export interface Egress {
  /** For https addresses; null: none. */
  https: URL | null;
  /** For http addresses. */
  http: URL | null;
  /** What is reached without one: `*`, names with everything below them, IP addresses, each with a port or without. In lower case. */
  direct: readonly string[];
}

const proxy = z.url({ protocol: /^https?$/u, error: 'must be the address of a proxy such as http://proxy.example.org:3128' });

/** The variables of the way out, named as everywhere; in lower case they are read as well. Private authorities: NODE_EXTRA_CA_CERTS is read by Node itself when it starts. */
export const egressVariables = {
  HTTPS_PROXY: proxy.optional(),
  HTTP_PROXY: proxy.optional(),
  NO_PROXY: z.string().max(10_000, { error: 'must be host names with commas between them' }).optional(),
};

const schema = z.object(egressVariables);

/** The names of these variables. */
export const EGRESS_NAMES: readonly string[] = Object.keys(egressVariables);

/**
 * The proxies that the operator names.
 * @throws AppError `invalid-settings` with the name of the variable, never its value.
 */
export function readEgress(variables: Readonly<Record<string, string | undefined>> = process.env): Egress {
  const said = EGRESS_NAMES.map((name) => [name, variables[name]?.trim() || variables[name.toLowerCase()]?.trim() || undefined]);
  const parsed = schema.safeParse(Object.fromEntries(said));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError('invalid-settings', `The variable ${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}. Correct it, or remove it to go without a proxy.`);
  }
  const { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: direct = '' } = parsed.data;
  return {
    https: https === undefined ? null : new URL(https), http: http === undefined ? null : new URL(http),
    direct: direct.toLowerCase().split(/[\s,]+/u).filter((one) => one !== ''),
  };
}
