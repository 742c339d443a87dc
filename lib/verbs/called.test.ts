import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { called } from './called';

const schema = z.object({
  secret: z.string().trim().meta({ title: 'The token' }),
  name: z.string().meta({ title: 'The name' }).optional(),
  paths: z.array(z.string().meta({ title: 'Each path' })).meta({ title: 'The list of paths' }),
  year: z.string().transform(Number).meta({ title: 'The year' }).nullable(),
  other: z.string(),
});

describe('how people call a field', () => {
  it('is its title, also where it may be missing or is one of many', () => {
    expect(called(schema, ['secret'])).toBe('The token');
    expect(called(schema, ['name'])).toBe('The name');
    expect(called(schema, ['paths', 3])).toBe('Each path');
    expect(called(schema, ['paths'])).toBe('The list of paths');
    expect(called(schema, ['year'])).toBe('The year');
  });

  it('is its own name where it has no title', () => {
    expect(called(schema, ['other'])).toBe('The field other');
    expect(called(schema, ['other', 0, 'x'])).toBe('The field other.0.x');
    expect(called(schema, ['toString'])).toBe('The field toString');
    expect(called(z.string(), ['x'])).toBe('The field x');
  });

  it('is nothing for the whole, unless that has a title', () => {
    expect(called(schema, [])).toBeUndefined();
    expect(called(z.union([z.string(), z.number()]).meta({ title: 'What you typed' }), [])).toBe('What you typed');
  });
});
