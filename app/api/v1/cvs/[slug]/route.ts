import { answerApi } from '../../../../../lib/api/answer-api';
import { snapshot } from '../../../../../lib/api/snapshot';
import { siteContext } from '../../../../site';

export const dynamic = 'force-dynamic';

/** The numbers of one of the person's CVs. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answerApi(await siteContext(), snapshot, request, await params);
}
