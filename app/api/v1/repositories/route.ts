import { answerApi } from '../../../../lib/api/answer-api';
import { repositories } from '../../../../lib/api/repositories';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

/** Repositories, a page at a time. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(await siteContext(), repositories, request);
}
