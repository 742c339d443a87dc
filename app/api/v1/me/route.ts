import { answerApi } from '../../../../lib/api/answer-api';
import { me } from '../../../../lib/api/me';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

/** Whose token this is. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(await siteContext(), me, request);
}
