import { renderVerifyPage } from '../../components/cv/render';
import { readBody } from '../../lib/accounts/read-body';
import type { CvLanguage } from '../../lib/documents/collections/cv-languages';
import { siteAssets } from '../../lib/cv/assets';
import { isCvLanguage, preferredLanguage } from '../../lib/cv/words/preferred-language';
import { wordsOf } from '../../lib/cv/words/words';
import { AppError } from '../../lib/errors/app-error';
import { listStatementKeys } from '../../lib/exports/statement/keys';
import { LARGEST_STATEMENT, verifyStatement } from '../../lib/exports/statement/verify';
import type { Verdict } from '../../lib/exports/statement/verify';
import { siteContext } from '../site';

export const dynamic = 'force-dynamic';

const LARGEST_BODY = 3 * LARGEST_STATEMENT;
const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'vary': 'accept-language' };

/** What was handed in: the field of the form, its file, or the whole body of a program. */
async function handedIn(request: Request): Promise<{ text: string; form: boolean }> {
  const body = await readBody(request, LARGEST_BODY);
  const type = request.headers.get('content-type') ?? '';
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/iu.test(type)) return { text: body, form: false };
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => new FormData());
  const [text, file] = [form.get('text'), form.get('file')];
  const typed = typeof text === 'string' ? text : '';
  return { text: typed.trim() === '' && file instanceof File ? await file.text() : typed, form: true };
}

/** The language of the CV that led here, else the reader's own. */
function languageOf(request: Request): CvLanguage {
  const named = new URL(request.url).searchParams.get('language');
  return isCvLanguage(named) ? named : (preferredLanguage(request.headers.get('accept-language')) ?? 'en');
}

/** The page on which a statement is verified. */
export async function GET(request: Request): Promise<Response> {
  const keys = await listStatementKeys(await siteContext());
  return new Response(await renderVerifyPage({ keys }, siteAssets(), languageOf(request)), { headers: HTML });
}

/** Verifies what was handed in: by the form, or as the body of a program’s request, which gets JSON. */
export async function POST(request: Request): Promise<Response> {
  const keys = await listStatementKeys(await siteContext());
  const words = wordsOf(languageOf(request));
  let given: Awaited<ReturnType<typeof handedIn>>;
  let verdict: Verdict;
  try {
    given = await handedIn(request);
    verdict = await verifyStatement(given.text, keys, words);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    given = { text: '', form: true };
    verdict = { verdict: 'unreadable', sentence: words.verify.sentences[error.code === 'too-large' ? 'tooLarge' : 'unreadable'] };
  }
  const status = verdict.verdict === 'genuine' ? 200 : 422;
  if (!given.form) return Response.json(verdict, { status, headers: { 'cache-control': 'no-store' } });
  const kept = given.text.length <= LARGEST_STATEMENT ? given.text : '';
  return new Response(await renderVerifyPage({ keys, verdict, given: kept }, siteAssets(), words.language), { status, headers: HTML });
}
