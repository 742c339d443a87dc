import { z } from 'zod';

/** A field of an answer as a person reads it. */
export interface DescribedField {
  /** Its way from the top: `repositories[].name`. */
  name: string;
  type: string;
  /** Empty where the name says it all. */
  text: string;
}

interface Node {
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  anyOf?: Node[];
  items?: Node;
  properties?: Record<string, Node>;
}

function typeOf(node: Node): string {
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum) return node.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (node.anyOf) return node.anyOf.map((one) => typeOf(one)).join(' | ');
  if (node.type === 'array') return `list of ${typeOf(node.items ?? {})}`;
  return node.format === 'date-time' ? 'time' : [node.type ?? 'anything'].flat().join(' | ');
}

function walk(node: Node, way: string): DescribedField[] {
  const [inner, name] = node.items?.properties ? [node.items, `${way}[]`] : [node.properties ? node : node.anyOf?.find(({ properties }) => properties), way];
  const own = way === '' ? [] : [{ name: way, type: typeOf(node), text: node.description ?? '' }];
  const below = Object.entries(inner?.properties ?? {}).flatMap(([key, value]) => walk(value, name === '' ? key : `${name}.${key}`));
  return [...own, ...below];
}

/** The fields of a schema with everything below them, in their order. */
export function describeFields(schema: z.ZodType, io: 'input' | 'output' = 'output'): DescribedField[] {
  return walk(z.toJSONSchema(schema, { io }) as Node, '');
}
