import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';

/** How many repositories stand behind a CV and how many of them are private; of folders nobody knows that. */
export function repositoriesLine(page: CvPage, { repositories }: Words): string {
  const all = page.repositories ?? page.all.byRepository.map(({ repository }) => repository);
  const closed = all.filter(({ openSource }) => openSource === false).length;
  return repositories.line(all.length, closed);
}
