import { answerApi } from '../../../../lib/api/answer-api';
import { collections } from '../../../../lib/api/collections';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

/** How far each collection is. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(await siteContext(), collections, request);
}
