import NextAuth from 'next-auth/next';
import { nameSiteForNextAuth } from '../config/next-auth-address';
import type { GithubSignIn } from '../config/sign-in';
import type { Context } from '../context';
import { defaultOf, nextAuthOptions } from './next-auth-options';

/** One step of a sign-in, with only what next-auth needs to know of the request. */
export interface AuthStep {
  /** What follows `/api/auth/`, e.g. `['callback', 'github']`. */
  path: readonly string[];
  method: 'GET' | 'POST';
  query?: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, string>>;
  cookies: Readonly<Record<string, string>>;
  agent: string;
}

export interface AuthAnswer {
  status: number;
  location: string | undefined;
  cookies: string[];
  body: unknown;
}

/** What next-auth's handler for Node asks of a response, written down instead of sent. */
class WrittenResponse {
  readonly answer: AuthAnswer = { status: 200, location: undefined, cookies: [], body: undefined };
  status(status: number): this {
    this.answer.status = status;
    return this;
  }
  getHeader(name: string): string[] | undefined {
    return name.toLowerCase() === 'set-cookie' ? this.answer.cookies : undefined;
  }
  setHeader(name: string, value: string | string[]): this {
    if (name.toLowerCase() === 'set-cookie') this.answer.cookies = [value].flat();
    if (name.toLowerCase() === 'location') this.answer.location = [value].flat()[0];
    return this;
  }
  json(body: unknown): void {
    this.answer.body = body;
  }
  send(body: unknown): void {
    this.answer.body = body;
  }
  end(): void {
    this.answer.body = undefined;
  }
}

/** Lets next-auth do one step and gives what it would have answered. */
export async function callNextAuth(context: Pick<Context, 'documents' | 'settings' | 'log'>, signIn: GithubSignIn, step: AuthStep): Promise<AuthAnswer> {
  const response = new WrittenResponse();
  const request = { query: { ...step.query, nextauth: [...step.path] }, body: { ...step.body }, cookies: { ...step.cookies }, headers: {}, method: step.method };
  // Read by next-auth as the call below begins.
  nameSiteForNextAuth(context.settings.baseUrl);
  await defaultOf(NextAuth)(request as never, response as never, nextAuthOptions(context, signIn, step.agent));
  return response.answer;
}
