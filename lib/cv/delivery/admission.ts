import type { Context } from '../../context';
import type { AccessFinder } from '../../sharing/find-access';
import { tryPassword } from '../../sharing/try-password';
import type { Admission, CvRequest } from './answer-cv';
import { secretOf } from './answer-cv';
import { createCvContents } from './published-cvs';
import type { PublishedCv } from './published-cvs';
import { audienceOf } from './target';

/** Decides about a request by the finder, and brings along what the page is drawn from where it may be seen. */
export function createAdmission(context: Pick<Context, 'documents' | 'settings'>, finder: AccessFinder, day?: () => string): (request: CvRequest) => Promise<Admission<PublishedCv>> {
  const contentOf = createCvContents(context, day);
  const admit = async (request: CvRequest, again: boolean): Promise<Admission<PublishedCv>> => {
    const { target: { slug, part }, query, header } = request;
    const granted = await finder.find({ slug, audience: audienceOf(part), secret: secretOf(query), cookies: header?.('cookie') });
    switch (granted.access) {
      case 'missing': case 'moved': return granted;
      case 'ask-password': {
        const { cv: { language }, link, link: { id, cvId, ownerId } } = granted;
        return { access: 'ask-password', language, counted: { id, cvId, ownerId }, tryPassword: password => tryPassword(context, link, password) };
      }
      case 'show': {
        const { cv, link, owner } = granted;
        const content = await contentOf(cv);
        // Newer numbers took the place of those that the CV named a moment ago.
        if (!content) return again ? admit(request, false) : { access: 'missing' };
        const { id, cvId, ownerId } = link ?? { id: cv.id, cvId: cv.id, ownerId: cv.ownerId };
        return { access: 'show', cv: content, counted: owner ? undefined : { id, cvId, ownerId }, own: owner };
      }
      default: return granted satisfies never;
    }
  };
  return request => admit(request, true);
}
