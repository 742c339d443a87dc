import type { AppError } from '../errors/app-error';
import type { ForgeProblem } from './port';

/** A failure as a part of an answer. */
export function problemOf({ code, message, bare, link }: AppError): ForgeProblem {
  return { code, sentence: message, ...(bare === message ? {} : { bare }), link: link ?? null };
}
