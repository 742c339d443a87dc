import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';

interface Schema {
  type?: string | string[];
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  $ref?: string;
  [other: string]: unknown;
}
interface Operation {
  parameters: { in: string; name: string; type: string; enum?: unknown[] }[];
  responses: Record<string, { schema?: Schema }>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, Schema>;
}

const FILE = path.join(import.meta.dirname, 'spec', 'openapi-v2.extract.json');

/** Not described, or described as an object where the service answers a list. */
const BODIES: Record<string, Schema> = {
  'get /api/v4/user': { $ref: '#/definitions/API_Entities_UserPublic' },
  'get /api/v4/user/emails': { type: 'array', items: { $ref: '#/definitions/API_Entities_Email' } },
  'get /api/v4/users/{id}/gpg_keys': { type: 'array', items: { $ref: '#/definitions/API_Entities_GpgKey' } },
  'get /api/v4/users/{user_id}/keys': { type: 'array', items: { $ref: '#/definitions/API_Entities_SSHKey' } },
  'get /api/v4/merge_requests': { type: 'array', items: { $ref: '#/definitions/API_Entities_MergeRequestBasic' } },
  'get /api/v4/projects': { type: 'array', items: { $ref: '#/definitions/API_Entities_ProjectWithAccess' } },
};
/** Statuses that every operation can have besides its own. */
const ANYWHERE = new Set([301, 304, 401, 403, 404, 429]);
/** Statuses that the server's code gives and the description leaves out: a token of another sort has no facts of an access token. */
const STATUSES: Record<string, number[]> = { 'get /api/v4/personal_access_tokens/self': [400] };
/** Parameters of lists that the description leaves out, https://docs.gitlab.com/api/rest/#pagination. */
const PAGING = new Set(['pagination', 'page', 'per_page', 'cursor']);

/** Where the service and its documentation differ from the description's types. */
function mend(description: Description): Description {
  const of = (name: string): Record<string, Schema> => description.definitions[name]?.properties ?? {};
  of('API_Entities_Email').id = { type: 'integer' };
  of('API_Entities_UserPublic').bot = { type: 'boolean' };
  of('API_Entities_UserPublic').external = { type: 'boolean' };
  of('API_Entities_PersonalAccessToken').expires_at = { type: 'string', format: 'date' };
  of('API_Entities_PersonalAccessToken').scopes = { type: 'array', items: { type: 'string' } };
  of('API_Entities_PersonalAccessToken').granular_scopes = { type: 'array', items: { type: 'object' } };
  of('API_Entities_GpgKey').id = { type: 'integer' };
  of('API_Entities_MergeRequestBasic').reviewers = { type: 'array', items: { $ref: '#/definitions/API_Entities_UserBasic' } };
  for (const name of ['API_Entities_ProjectAccess', 'API_Entities_GroupAccess']) {
    of(name).access_level = { type: 'integer' };
    of(name).notification_level = { type: 'integer' };
  }
  for (const name of Object.keys(of('API_Entities_ProjectStatistics'))) of('API_Entities_ProjectStatistics')[name] = { type: 'integer' };
  return description;
}

/** As strict as can be: fields that are not described are errors; null is allowed in all, because the description never marks it. */
function strict(schema: Schema): Schema {
  if (schema.$ref !== undefined) return { anyOf: [{ $ref: schema.$ref }, { type: 'null' }] };
  const copy: Schema = { ...schema };
  if (schema.properties) {
    copy.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, strict(inner)]));
    copy.additionalProperties = false;
  }
  if (schema.items) copy.items = strict(schema.items);
  if (typeof schema.type === 'string') copy.type = [schema.type, 'null'];
  return copy;
}

/** What the official description allows, as a check of answers and of the parameters that are asked with. */
export interface DescriptionCheck {
  /** Sentences that say what does not fit; none for an answer that does. */
  faults(request: { method: string; route: string; query: URLSearchParams }, answer: { status: number; body: unknown }): string[];
}

/** Reads the extract of the official description and makes its check. */
export function readDescription(): DescriptionCheck {
  const description = mend(JSON.parse(readFileSync(FILE, 'utf8')) as Description);
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { int32: true, int64: true, float: true, 'date-time': isMoment, date: /^\d{4}-\d\d-\d\d$/ } });
  const definitions = Object.fromEntries(Object.entries(description.definitions).map(([name, schema]) => [name, strict(schema)]));
  const checks = new Map<string, ValidateFunction>();
  const checkOf = (key: string, operation: Operation | undefined, status: number): ValidateFunction | undefined => {
    const schema = BODIES[key] ?? operation?.responses[status]?.schema;
    if (!schema) return undefined;
    const made = checks.get(key) ?? ajv.compile({ definitions, ...(schema.type === 'array' ? strict(schema) : { allOf: [schema] }) });
    checks.set(key, made);
    return made;
  };
  return {
    faults: ({ method, route, query }, { status, body }) => {
      const key = `${method.toLowerCase()} ${route}`;
      const operation = description.paths[route]?.[method.toLowerCase()];
      if (!operation && !(key in BODIES)) return [`${key} is not described`];
      const known = new Set(operation?.parameters.map(({ name }) => name) ?? []);
      const faults = [...query.keys()].filter((name) => !known.has(name) && !PAGING.has(name)).map((name) => `${key} has no parameter ${name}`);
      if (status >= 300) return ANYWHERE.has(status) || STATUSES[key]?.includes(status) || operation?.responses[status] ? faults : [...faults, `${key} has no status ${status}`];
      const check = checkOf(key, operation, status);
      if (check && !check(body)) faults.push(...(check.errors ?? []).map(({ instancePath, message, params }) => `${key} ${instancePath}: ${message} ${JSON.stringify(params)}`));
      return faults;
    },
  };
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && Number.isFinite(Date.parse(text));
}
