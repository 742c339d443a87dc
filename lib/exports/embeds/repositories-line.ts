import { amount, count } from '../../cv/format';
import type { CvPage } from '../../cv/types';

/** How many repositories stand behind a CV and how many of them are private; of folders nobody knows that. */
export function repositoriesLine(page: CvPage): string {
  const all = page.repositories ?? page.all.byRepository.map(({ repository }) => repository);
  const closed = all.filter(({ openSource }) => openSource === false).length;
  return `${amount(all.length, 'repository', 'repositories')}${closed > 0 ? `, ${count(closed)} private` : ''}`;
}
