import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';

type Schema = Record<string, unknown>;
export type Operation = 'repositories' | 'repository' | 'pushes' | 'refs' | 'projects' | 'pullRequests';

interface Description {
  operations: Record<Operation, { query: string[]; schema: Schema }>;
  definitions: Record<string, Schema>;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, 'spec', file), 'utf8'));
}

const description = read('description.json') as Description;
/** Recorded answers of the service, by the operation they belong to; `fork` is one repository. */
export const examples = (read('examples.json') as { bodies: Record<Operation | 'fork', unknown> }).bodies;

/** Links are described as `{links: {}}` and are sent as their names: the recorded answers are the judge. */
const LINKS: Schema = { type: 'object' };
/** Recorded answers hold these, the description does not. */
const UNDESCRIBED: Record<string, Record<string, Schema>> = { TeamProjectReference: { defaultTeamImageUrl: { type: ['string', 'null'] } } };

function closed(name: string, schema: Schema): Schema {
  if (name === 'ReferenceLinks') return LINKS;
  const described = { ...schema, properties: { ...(schema.properties as Schema), ...UNDESCRIBED[name] } };
  return BASES.has(name) ? described : { ...described, unevaluatedProperties: false };
}

const BASES = new Set(['GraphSubjectBase', 'GitPushRef']);

/** Nothing may be sent that is not described. */
const ajv = new Ajv2019({ allErrors: true, strict: false, formats: { int16: true, int32: true, int64: true, T: true } });
addFormats.default(ajv);
ajv.addSchema({
  $id: 'azure',
  definitions: Object.fromEntries(Object.entries(description.definitions).map(([name, schema]) => [name, closed(name, schema)])),
});

function wrapped(schema: Schema): Schema {
  const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', '"azure#/definitions/')) as Schema;
  // A list is described bare and sent in an envelope, as every recorded answer shows.
  if (local.type !== 'array') return local;
  return { type: 'object', properties: { count: { type: 'integer' }, value: local }, required: ['count', 'value'], additionalProperties: false };
}

const validators = new Map(Object.entries(description.operations).map(([name, { schema }]) => [name, ajv.compile(wrapped(schema))]));

/** What is wrong with an answer by the official description; empty when nothing is. */
export function faultsOf(operation: Operation, body: unknown): string[] {
  const validate = validators.get(operation);
  if (!validate) return [`${operation} is not described`];
  return validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`);
}

/** Query parameters of a request that the description does not know. */
export function unknownParameters(operation: Operation, query: URLSearchParams): string[] {
  const known = description.operations[operation].query;
  return [...query.keys()].filter((name) => name !== 'api-version' && !known.includes(name));
}
