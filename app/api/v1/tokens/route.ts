import { answerApi } from '../../../../lib/api/answer-api';
import { tokens } from '../../../../lib/api/tokens';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

/** Tokens of forges, never their secrets. */
export async function GET(request: Request): Promise<Response> {
  return answerApi(await siteContext(), tokens, request);
}
