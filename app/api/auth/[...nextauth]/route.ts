import { answerAuth } from '../../../../lib/accounts/answer-auth';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

async function answer(request: Request): Promise<Response> {
  return answerAuth(await siteContext(), request);
}

export { answer as GET, answer as POST };
