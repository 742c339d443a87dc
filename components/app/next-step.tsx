import { amount } from '../../lib/cv/format';
import { Icon } from './icon';

export interface NextStepProps {
  /** Repositories of the token, and how many of them are collected. */
  repositories: number;
  active: number;
  /** Commits by addresses that look like the person's. */
  likeOwn: number;
  /** The token is not used any more: what it read stands elsewhere. */
  over: boolean;
  /** Address of a CV with numbers; undefined before the first. */
  cv: string | undefined;
}

/** What to do next on the page of a token, so that nobody has to find the way from here to the CV. */
export function NextStep({ repositories, active, likeOwn, over, cv }: NextStepProps) {
  return (
    <>
      {over && <div className="message"><Icon name="waiting" /><p>What it read stays on your CV and stands on the page of your tokens under <a href="/user#unread">Without a token</a>.</p></div>}
      {active === 0 && repositories > 0 && <div className="message"><Icon name="waiting" /><p>Switch on what is to be counted: all of an owner, or one by one. Nothing of a repository is read before.</p></div>}
      {likeOwn > 0 && <div className="message"><Icon name="waiting" /><p>{amount(likeOwn, 'commit')} by addresses that look like yours. <a href="/user#addresses">Say which are</a>: their commits count then.</p></div>}
      {active > 0 && cv !== undefined && <p className="help">What is counted stands on <a href={cv}>your CV</a>, and what comes later is added by itself.</p>}
    </>
  );
}
