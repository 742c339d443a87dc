import { z } from 'zod';
import type { GithubSignIn } from '../config/sign-in';
import { AppError } from '../errors/app-error';
import { egressFetch } from '../net/egress-fetch';

const ANSWER_MS = 10_000;
const LARGEST_ANSWER = 1_000_000;
const NOREPLY_HOST = 'users.noreply.github.com';

const profileSchema = z.object({
  id: z.int().positive(),
  login: z.string().min(1).max(255),
  name: z.string().max(1_000).nullish(),
});
const emailsSchema = z.array(z.object({ email: z.string().min(3).max(320), verified: z.boolean() })).max(1_000);
const membershipSchema = z.object({ state: z.string() });

/** What is read of a person's profile; nothing else leaves the answer. */
export interface GithubProfile {
  /** Numeric account id. */
  id: string;
  login: string;
  name: string;
  /** Addresses that GitHub vouches for, in lower case, with the private one bound to the account's id. */
  emails: string[];
  /** Whether he is an active member of the organisation that may sign in; null where none was asked for. */
  member: boolean | null;
}

async function readLimited(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > LARGEST_ANSWER) throw new AppError('forge-failed', 'GitHub answered with more than was asked for.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** An answer of the REST address that the operator set; redirects are not followed, so the token goes nowhere else. */
async function get(api: string, path: string, token: string): Promise<{ status: number; body: unknown }> {
  const headers = { accept: 'application/vnd.github+json', authorization: `Bearer ${token}`, 'user-agent': 'commit-stats', 'x-github-api-version': '2022-11-28' };
  try {
    const response = await egressFetch(`${api}${path}`, { headers, redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS) });
    const text = await readLimited(response);
    return { status: response.status, body: response.ok ? (JSON.parse(text) as unknown) : undefined };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('forge-unreachable', 'GitHub could not be asked who you are. Try again in a moment.', { cause: error });
  }
}

function expectOk<T>(schema: z.ZodType<T>, { status, body }: { status: number; body: unknown }): T {
  const parsed = schema.safeParse(body);
  if (status === 200 && parsed.success) return parsed.data;
  throw new AppError('forge-failed', `GitHub did not say who you are (${status}). Try again in a moment.`);
}

async function isMember(api: string, organisation: string, token: string): Promise<boolean> {
  const { status, body } = await get(api, `/user/memberships/orgs/${encodeURIComponent(organisation)}`, token);
  if (status === 403 || status === 404) return false;
  return expectOk(membershipSchema, { status, body }).state === 'active';
}

/**
 * Who the owner of this access token is: profile name and verified e-mails. The token is used for these requests and kept nowhere.
 * @throws AppError `forge-unreachable`, `forge-failed`.
 */
export async function readGithubProfile({ api, web, admission }: Pick<GithubSignIn, 'api' | 'web' | 'admission'>, token: string): Promise<GithubProfile> {
  const { id, login, name } = expectOk(profileSchema, await get(api, '/user', token));
  const listed = expectOk(emailsSchema, await get(api, '/user/emails?per_page=100', token));
  const emails = listed.filter(({ verified }) => verified).map(({ email }) => email.toLowerCase());
  if (new URL(web).host === 'github.com') emails.push(`${id}+${login}@${NOREPLY_HOST}`.toLowerCase());
  const member = admission.kind === 'organisation' ? await isMember(api, admission.name, token) : null;
  return { id: String(id), login, name: name?.trim() || login, emails: [...new Set(emails)], member };
}
