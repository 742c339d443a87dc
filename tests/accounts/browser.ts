import { parseSetCookie } from 'cookie';

/** Answers a request, as the site would. */
export type Site = (request: Request) => Promise<Response>;

/** A browser's cookies and headers in front of a site, without its pages. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #site: Site;
  readonly #origin: string;

  constructor(site: Site, origin: string) {
    this.#site = site;
    this.#origin = origin;
  }

  async send(path: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}): Promise<Response> {
    const method = init.method ?? 'GET';
    const own: Record<string, string> = method === 'GET' ? {} : { origin: this.#origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    const response = await this.#site(new Request(new URL(path, this.#origin), {
      method, body: init.body, headers: { ...own, 'user-agent': 'Test browser', ...(cookie ? { cookie } : {}), ...init.headers },
    }));
    for (const line of response.headers.getSetCookie()) {
      const { name, value, maxAge, expires } = parseSetCookie(line);
      if (maxAge === 0 || (expires && expires.valueOf() <= Date.now()) || !value) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Begins to sign in with GitHub and gives the address at GitHub. */
  async begin(callbackUrl = '/user'): Promise<string> {
    const begun = await this.send('/api/auth/signin/github', { method: 'POST', body: new URLSearchParams({ callbackUrl }).toString() });
    return begun.headers.get('location') ?? '';
  }

  /** Lets GitHub agree and gives the address it leads back to. */
  async agree(address: string): Promise<string> {
    const agreed = await fetch(address, { redirect: 'manual' });
    return agreed.headers.get('location') ?? '';
  }

  /** The whole way; gives the last answer. */
  async signIn(callbackUrl?: string): Promise<Response> {
    const back = new URL(await this.agree(await this.begin(callbackUrl)));
    return this.send(back.pathname + back.search);
  }
}
