import { z } from 'zod';

/** One layer less of what says only that something may be missing, or is changed once it was read. */
function within(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return schema.unwrap();
  return schema instanceof z.ZodPipe ? schema.in : undefined;
}

function titleAt(schema: unknown, path: readonly PropertyKey[]): string | undefined {
  const [field, ...rest] = path;
  if (field === undefined && schema instanceof z.ZodType && schema.meta()?.title !== undefined) return schema.meta()?.title;
  const layer = within(schema);
  if (layer !== undefined) return titleAt(layer, path);
  if (field === undefined) return undefined;
  if (schema instanceof z.ZodArray) return titleAt(schema.element, rest);
  return schema instanceof z.ZodObject ? titleAt((schema.shape as Record<PropertyKey, unknown>)[field], rest) : undefined;
}

/** How people call what lies at this path of an input, as its schema says in its `title`; of a field without one, its path. Undefined for an input without one. */
export function called(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  return titleAt(schema, path) ?? (path.length === 0 ? undefined : `The field ${path.map(String).join('.').slice(0, 100)}`);
}
