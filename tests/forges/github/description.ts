import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Schema = Record<string, unknown>;
/** Answers that the adapter needs, as they are named in GitHub's own description. */
export type Shape = 'private-user' | 'email' | 'repository' | 'full-repository' | 'git-ref' | 'gpg-key' | 'ssh-signing-key' | 'issue-search-result-item';
const NEEDED: readonly Shape[] = ['private-user', 'email', 'repository', 'full-repository', 'git-ref', 'gpg-key', 'ssh-signing-key', 'issue-search-result-item'];

/** OpenAPI 3.0 writes "or null" as a word beside the type; JSON Schema as a type. Objects with named fields may have no others. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, example: _example, examples: _examples, discriminator: _discriminator, ...rest } = value as Schema;
  const schema: Schema = Object.fromEntries(Object.entries(rest).map(([name, inner]) => [name, asJsonSchema(inner)]));
  if (schema.type === 'object' && schema.properties !== undefined && schema.additionalProperties === undefined && !('allOf' in schema)) schema.additionalProperties = false;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

type Check = (shape: Shape, body: unknown) => string[];
let known: Check | undefined;

/** Gives a function that says what is wrong with an answer by GitHub's own description: nothing, when nothing is. */
export function describedAnswers(): Check {
  known ??= readDescription();
  return known;
}

function readDescription(): Check {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@octokit/openapi/package.json'));
  const text = readFileSync(path.join(folder, 'generated', 'api.github.com.json'), 'utf8').replaceAll('"#/components/schemas/', '"github#/definitions/');
  const { components } = JSON.parse(text) as { components: { schemas: Record<string, Schema> } };
  const ajv = new Ajv({ allErrors: true, strict: false, formats: { int32: true, int64: true } });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'github', definitions: asJsonSchema(components.schemas) as Schema });
  const checks = new Map<Shape, ValidateFunction>(NEEDED.map((shape) => [shape, ajv.compile({ $ref: `github#/definitions/${shape}` })]));
  return (shape, body) => {
    const validate = checks.get(shape);
    if (!validate || validate(body)) return [];
    return (validate.errors ?? []).map((error) => `${shape}${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`);
  };
}
