import type { VerbContext } from '../lib/verbs/verb';
import { siteContext } from './site';

/** What verbs are given in this process: its stores, and the one way out that everything in it shares, with its limits. */
export function siteVerbs(): Promise<VerbContext> {
  return siteContext();
}
