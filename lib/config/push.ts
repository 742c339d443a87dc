import { z } from 'zod';

/** Where `commit-stats push` sends to, and as whom. */
export interface PushTarget {
  /** Without a slash at the end; undefined where nobody said. */
  server: string | undefined;
  /** The person's API token there. */
  token: string | undefined;
}

/** The variables of `commit-stats push`, as written in `.env.example`. */
export const pushVariables = {
  COMMIT_STATS_SERVER: z.url({ protocol: /^https?$/u, error: 'must be an address such as https://stats.example.org' }).transform((value) => value.replace(/\/+$/u, '')).optional(),
  COMMIT_STATS_API_TOKEN: z.string().regex(/^cs_[A-Za-z0-9_-]{43}$/u, { error: 'must be an API token: cs_ and 43 letters and digits, as your page showed it once' }).optional(),
};

/** Where the settings say that numbers are sent. */
export function pushTargetOf(variables: z.infer<z.ZodObject<typeof pushVariables>>): PushTarget {
  return { server: variables.COMMIT_STATS_SERVER, token: variables.COMMIT_STATS_API_TOKEN };
}
