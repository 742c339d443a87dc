import { answerApi } from '../../../../lib/api/answer-api';
import { facts } from '../../../../lib/api/facts';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

/** Facts as lines. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(await siteContext(), facts, request);
}
