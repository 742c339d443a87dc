import type { Context } from '../../context';
import { cvOf } from '../../cv/delivery/published-cvs';
import { localToday } from '../../cv/today';
import { wordsOf } from '../../cv/words/words';
import { loadSnapshot } from '../../publishing/load-published';
import { figuresOf } from '../../snapshots/figures';
import { badgeFacts } from './badge-facts';
import { cardWords } from './card-words';
import { embedSnippets } from './snippets';
import type { Snippet } from './snippets';

/** What can be pasted elsewhere of a CV: nothing of one that is not public or has no numbers yet, since image proxies keep pictures. */
export async function embedsOf(context: Pick<Context, 'documents' | 'settings'>, slug: string): Promise<Snippet[]> {
  const found = await loadSnapshot(context, slug);
  if (!found || found.cv.visibility !== 'public') return [];
  const today = localToday();
  const all = figuresOf(found.snapshot, {}, today);
  const cv = cvOf(found.cv);
  const words = wordsOf(cv.language);
  return embedSnippets(`${context.settings.baseUrl}/cv/${encodeURIComponent(slug)}`, cardWords({ cv, all }, words), badgeFacts({ figures: all, today }, words));
}
