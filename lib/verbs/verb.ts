import { z } from 'zod';
import type { Context } from '../context';
import type { User } from '../documents/collections';
import { AppError } from '../errors/app-error';
import type { Outbound } from '../net/outbound';
import { called } from './called';

/** What verbs are given. `outbound` is there only to ask whether an address may be reached. */
export type VerbContext = Pick<Context, 'settings' | 'documents' | 'stats' | 'log' | 'vault' | 'forge'> & { outbound(): Promise<Pick<Outbound, 'pin'>> };

/** Something that a person does to what is his. It checks its input, finds only his own documents, and acts. */
export interface Verb<S extends z.ZodType, O> {
  (context: VerbContext, user: User, input: z.input<S>): Promise<O>;
  /** The same for input of unknown shape. */
  untrusted(context: VerbContext, user: User, input: unknown): Promise<O>;
  /** What it takes. A field that names a document ends in `Id` or `Ids`; one that people type has a `title`, with which a sentence about it begins. */
  schema: S;
}

function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'is wrong' };
  const name = called(schema, path);
  throw new AppError('wrong-use', name === undefined ? 'This cannot be read. Check what was sent.' : `${name} ${message}.`);
}

/**
 * Makes a verb: whatever comes in is checked against the schema before anything is looked up; fields that it does not name are dropped, so that nobody can set an owner or a role.
 * The verb throws AppError `wrong-use` for input of another shape.
 */
export function verb<S extends z.ZodType, O>(schema: S, act: (context: VerbContext, user: User, input: z.output<S>) => Promise<O>): Verb<S, O> {
  const untrusted = async (context: VerbContext, user: User, input: unknown): Promise<O> => act(context, user, checked(schema, input));
  return Object.assign((context: VerbContext, user: User, input: z.input<S>) => untrusted(context, user, input), { untrusted, schema });
}

/** The id of a document. */
export const idField = z.string({ error: 'must be an id' }).min(1, { error: 'must be an id' }).max(100, { error: 'must be an id' });

/** A text without control characters, trimmed. */
export function textField(least: number, most: number): z.ZodType<string, string> {
  const error = least > 0 ? `must be a text of ${least} to ${most} characters` : `must be a text of at most ${most} characters`;
  return z.string({ error }).trim().min(least, { error }).max(most, { error }).regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u, { error: 'holds characters that cannot be shown' });
}
