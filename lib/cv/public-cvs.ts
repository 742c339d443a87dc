import type { Context } from '../context';
import { cvs } from '../documents/collections';

/** A CV that anybody may read here. */
export interface PublicCv {
  slug: string;
  name: string;
  headline: string;
}

const MOST = 100;

/** The public CVs of everybody whose owners let them be listed, that hold numbers; by name, at most a hundred. `after` goes on behind an earlier answer. */
export async function listPublicCvs({ documents }: Pick<Context, 'documents'>, after?: string): Promise<{ cvs: PublicCv[]; next: string | undefined }> {
  const page = await documents.list(cvs, 'listed', ['public', true], { limit: MOST, ...(after !== undefined && { after }) });
  const shown = page.documents.filter(({ publishedVersion, edition }) => publishedVersion !== null && edition > 0);
  return { next: page.next, cvs: shown.map(({ slug, name, headline }) => ({ slug, name, headline })).toSorted((a, b) => (a.name === b.name ? (a.slug < b.slug ? -1 : 1) : a.name < b.name ? -1 : 1)) };
}

/** The first hundred of these. */
export async function publicCvs(context: Pick<Context, 'documents'>): Promise<PublicCv[]> {
  return (await listPublicCvs(context)).cvs;
}
