import { answerApi } from '../../../../lib/api/answer-api';
import { push } from '../../../../lib/api/push';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

/** What a machine needs before it counts at home. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(await siteContext(), push, request);
}
