import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeFields } from './describe-fields';

it('names every field with its way, its type and what it means', () => {
  const schema = z.object({ next: z.string().nullable().describe('Null at the end.'), rows: z.array(z.object({ kind: z.enum(['a', 'b']), many: z.number().nullable() })) });
  expect(describeFields(schema)).toEqual([
    { name: 'next', type: 'string | null', text: 'Null at the end.' },
    { name: 'rows', type: 'list of object', text: '' },
    { name: 'rows[].kind', type: '"a" | "b"', text: '' },
    { name: 'rows[].many', type: 'number | null', text: '' },
  ]);
});
