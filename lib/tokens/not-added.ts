import { AppError } from '../errors/app-error';

/** What holds for a token that is kept, and not for one that is only being added. */
const OF_KEPT = /^(?:It is tried again|It goes on then|What was collected stays|Make a new token and put)/u;

function adviceFor({ code, message }: AppError): string {
  if (/Nothing was kept/u.test(message)) return '';
  if (code === 'rate-limited') return ' It was not saved: add it again then.';
  return code === 'token-refused' || code === 'token-expired' ? ' It was not saved: copy it again, or make a new one.' : ' It was not saved.';
}

/** A forge's failure while a token is being added, as its owner reads it: nothing of it is kept that could stay, be replaced or go on by itself. Other failures come back as they are. */
export function notAdded(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const said = error.message.replace(/; what was collected stays/gu, '').split(/(?<=\.) /u).filter((sentence) => !OF_KEPT.test(sentence)).join(' ');
  return new AppError(error.code, `${said}${adviceFor(error)}`, { cause: error, retryAt: error.retryAt, link: error.link });
}
