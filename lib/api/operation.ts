import type { z } from 'zod';
import type { Context } from '../context';
import type { User } from '../documents/collections';

/** What an operation is given: everything checked. */
export interface Asked<Q> {
  user: User;
  operator: boolean;
  query: Q;
  /** Parts of the path, by name. */
  parts: Readonly<Record<string, string>>;
}

export type ApiContext = Pick<Context, 'settings' | 'documents' | 'stats' | 'log'>;

interface Described<S extends z.ZodType> {
  /** Below `/api/v1`, with parts in braces: `/cvs/{slug}`. */
  path: string;
  summary: string;
  /** What may follow the question mark. */
  query: S;
}

/** One thing that can be asked of the public API, by GET; by POST where it takes a body of at most `most` bytes. */
export type Operation<S extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> =
  | (Described<S> & { kind: 'write'; body: B; most: number; response: z.ZodType; answer: (context: ApiContext, asked: Asked<z.output<S>> & { body: z.output<B> }) => Promise<unknown> })
  | (Described<S> & { kind: 'json'; response: z.ZodType; answer: (context: ApiContext, asked: Asked<z.output<S>>) => Promise<unknown> })
  | (Described<S> & { kind: 'lines'; line: z.ZodType; last: z.ZodType; answer: (context: ApiContext, asked: Asked<z.output<S>>) => AsyncIterable<unknown> });

/** Keeps the types of query, body and answer together while an operation is written. */
export function operation<S extends z.ZodType, B extends z.ZodType = z.ZodType>(one: Operation<S, B>): Operation {
  return one as unknown as Operation;
}

/** How it is asked. */
export function methodOf({ kind }: Pick<Operation, 'kind'>): 'GET' | 'POST' {
  return kind === 'write' ? 'POST' : 'GET';
}
