import { viewAddress } from '../../lib/cv/view';
import type { Shown } from './context';
import { Icon } from './icons';

const FORMS = [['pdf', 'pdf'], ['resume', 'resume.json'], ['snapshot', 'snapshot.json']] as const;

/** The forms that readers take away, in the view of the page: links at the top, on a phone behind one button. */
export function Save({ shown: { page: { view }, path, words: { check } } }: { shown: Shown }) {
  const links = FORMS.map(([name, form]) => <a key={form} className="tool" href={viewAddress(`${path}/${form}`, view)}>{check[name]}</a>);
  return (
    <nav className="save" aria-label={check.forms}>
      <div className="only-wide">{links}</div>
      <details className="menu only-phone" name="bar"><summary className="select">{check.save}<Icon name="down" /></summary><div className="float">{links}</div></details>
    </nav>
  );
}
