import { answerApi } from '../../../../lib/api/answer-api';
import { facts } from '../../../../lib/api/facts';
import { report } from '../../../../lib/api/push';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

/** Facts that were counted at home. */
export async function POST(request: Request): Promise<Response> {
  return answerApi(await siteContext(), report, request);
}

/** Facts as lines. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(await siteContext(), facts, request);
}
