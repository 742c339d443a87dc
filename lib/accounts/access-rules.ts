/**
 * Who asks. `anonymous`: nobody, or somebody whose session or token does not work any more. `other`: somebody signed in whose things these are not.
 * `owner`: whose they are. `operator`: who runs the place.
 */
export const ROLES = ['anonymous', 'other', 'owner', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What an answer is. `open`: the same for everybody. `own`: shows or changes only what belongs to who asks. `sign-in`: 401, or the way to the sign-in page.
 * `missing`: 404, byte for byte as for an id that was never given out.
 */
export type Answer = 'open' | 'own' | 'sign-in' | 'missing';

/** How somebody proves who he is. */
export type Proof = 'none' | 'session' | 'api-token';

export interface AccessRule {
  /** As Next names it: the path of the route's folder under `app/`. */
  route: string;
  kind: 'page' | 'handler';
  methods: readonly ('GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[];
  proof: Proof;
  answers: Readonly<Record<Role, Answer>>;
}

const EVERYBODY = { anonymous: 'open', other: 'open', owner: 'open', operator: 'open' } as const;
/** Pages and data without an id in their address: each person sees his own. */
const EACH_HIS_OWN = { anonymous: 'sign-in', other: 'own', owner: 'own', operator: 'own' } as const;
/** Addresses with the id of something that belongs to one person; running the place opens no door. */
const ITS_OWNER = { anonymous: 'sign-in', other: 'missing', owner: 'own', operator: 'missing' } as const;

/** Addresses that a secret in them opens, whoever has it; without one there is nothing. */
const WITH_ITS_SECRET = { anonymous: 'missing', other: 'missing', owner: 'missing', operator: 'missing' } as const;

const page = (route: string, answers: AccessRule['answers'], proof: Proof = 'session'): AccessRule => ({ route, kind: 'page', methods: ['GET'], proof, answers });
const handler = (route: string, methods: AccessRule['methods'], proof: Proof, answers: AccessRule['answers']): AccessRule => ({ route, kind: 'handler', methods, proof, answers });

/**
 * Every route with its methods and who gets what. Nothing enforces it at run time: each page, action and handler asks `requireUser` or
 * the API's token itself. The tests walk the folders of `app/`, fail where a route stands in no rule, and ask each of them in every role.
 */
export const ACCESS_RULES: readonly AccessRule[] = [
  page('/', EVERYBODY, 'none'),
  page('/cv', EVERYBODY, 'none'),
  page('/ranking', EVERYBODY, 'none'),
  page('/privacy', EVERYBODY, 'none'),
  page('/rules', EVERYBODY, 'none'),
  handler('/rules/[language]', ['GET'], 'none', EVERYBODY),
  page('/self-hosting', EVERYBODY, 'none'),
  page('/sign-in', EVERYBODY, 'none'),
  page('/status', EVERYBODY, 'none'),
  handler('/status/feed', ['GET'], 'none', EVERYBODY),
  handler('/verify', ['GET', 'POST'], 'none', EVERYBODY),
  page('/content', EACH_HIS_OWN),
  page('/content/[id]', ITS_OWNER),
  handler('/api/preview/[id]/[[...part]]', ['GET'], 'session', ITS_OWNER),
  page('/user', EACH_HIS_OWN),
  page('/user/tokens/new', EACH_HIS_OWN),
  page('/user/tokens/[id]', ITS_OWNER),
  page('/user/leave', EACH_HIS_OWN),
  page('/user/audit', EACH_HIS_OWN),
  page('/user/advert', EACH_HIS_OWN),
  page('/user/packages', EACH_HIS_OWN),
  page('/user/week', EACH_HIS_OWN),
  handler('/user/week/feed', ['GET'], 'none', WITH_ITS_SECRET),
  handler('/user/export', ['GET'], 'session', EACH_HIS_OWN),
  handler('/user/progress', ['GET'], 'session', EACH_HIS_OWN),
  page('/api/v1', EVERYBODY, 'none'),
  handler('/cv/[slug]/[[...part]]', ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], 'none', EVERYBODY),
  handler('/api/auth/[...nextauth]', ['GET', 'POST'], 'none', EVERYBODY),
  handler('/api/health', ['GET'], 'none', EVERYBODY),
  handler('/api/health/ready', ['GET'], 'none', EVERYBODY),
  handler('/api/health/history', ['GET'], 'none', EVERYBODY),
  handler('/api/v1/openapi.json', ['GET'], 'none', EVERYBODY),
  handler('/api/v1/me', ['GET'], 'api-token', EACH_HIS_OWN),
  handler('/api/v1/tokens', ['GET'], 'api-token', EACH_HIS_OWN),
  handler('/api/v1/repositories', ['GET'], 'api-token', EACH_HIS_OWN),
  handler('/api/v1/collections', ['GET'], 'api-token', EACH_HIS_OWN),
  handler('/api/v1/facts', ['GET', 'POST'], 'api-token', EACH_HIS_OWN),
  handler('/api/v1/push', ['GET'], 'api-token', EACH_HIS_OWN),
  handler('/api/v1/cvs/[slug]', ['GET'], 'api-token', ITS_OWNER),
];
