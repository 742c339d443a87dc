import type { Answer } from './answer';
import { Icon } from './icon';
import { WithRights } from './with-rights';

/** What an action said, where it was asked for. Announced when it comes. */
export function Said({ answer: { said, error, link } }: { answer: Answer }) {
  return (
    <div aria-live="polite">
      {error !== undefined && (
        <div className="message bad" role="alert"><Icon name="bad" /><p><WithRights text={error} />{link?.startsWith('/') && <> <a href={link}>Open its page</a></>}{link !== undefined && !link.startsWith('/') && <> <a href={link} rel="noreferrer" target="_blank">Open {new URL(link).host}</a></>}</p></div>
      )}
      {error === undefined && said !== undefined && <div className="message"><Icon name="ok" /><p>{said}</p></div>}
    </div>
  );
}
