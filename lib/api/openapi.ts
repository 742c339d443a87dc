import { z } from 'zod';
import { API_LIMIT } from './answer-api';
import { methodOf } from './operation';
import type { Operation } from './operation';
import { OPERATIONS } from './operations';
import { errorSchema } from './schemas';

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

function parametersOf({ path, query }: Operation): Json[] {
  const parts = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const { properties = {}, required = [] } = schemaOf(query, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return [...parts, ...Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))];
}

function answerOf(operation: Operation): Json {
  if (operation.kind !== 'lines') return { description: 'What was asked for.', content: { 'application/json': { schema: schemaOf(operation.response) } } };
  return {
    description: 'A JSON object a line. The last line says whether these were all.',
    content: { 'application/x-ndjson': { schema: { anyOf: [schemaOf(operation.line), schemaOf(operation.last)] } } },
  };
}

function failed(description: string, headers?: Json): Json {
  return { description, ...(headers ? { headers } : {}), content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
}

function pathOf(operation: Operation): Json {
  const missing = operation.path.includes('{') || operation.path === '/facts' ? { 404: failed('There is no such thing, or it is not yours.') } : {};
  const body = operation.kind === 'write' ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(operation.body, 'input') } } } } : {};
  const method = methodOf(operation).toLowerCase();
  return {
    [method]: {
      summary: operation.summary,
      operationId: `${operation.kind === 'write' ? 'report' : ''}${operation.path.replace(/\{\w+\}/gu, '').replaceAll(/\W+/gu, '') || 'root'}`,
      parameters: parametersOf(operation),
      ...body,
      responses: {
        200: answerOf(operation),
        400: failed(operation.kind === 'write' ? 'A field is wrong; nothing of the request was kept.' : 'A parameter is wrong.'),
        401: failed('No token, or one that does not work any more.'),
        ...(operation.kind === 'write' ? { 409: failed('Something else was sent meanwhile. Begin again.'), 413: failed(`More than ${operation.most} bytes.`) } : missing),
        429: failed(`More than ${API_LIMIT.most} requests in a minute.`, { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } }),
      },
    },
  };
}

/** The description of the public API (OpenAPI 3.1), made from the schemas that check its answers. `server` is the site's address. */
export function openApiDocument(server: string): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Commit Stats', version: '1', description: `Reads what is yours, and takes facts that you counted yourself. Send your API token as \`Authorization: Bearer cs_…\`; ${API_LIMIT.most} requests a minute.` },
    servers: [{ url: `${server}/api/v1` }],
    security: [{ token: [] }],
    paths: OPERATIONS.reduce<Record<string, Json>>((paths, operation) => ({ ...paths, [operation.path]: { ...paths[operation.path], ...pathOf(operation) } }), {}),
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: { Error: schemaOf(errorSchema) } },
  };
}
