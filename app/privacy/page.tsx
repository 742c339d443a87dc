import { describeFields } from '../../lib/api/describe-fields';
import { factSchema } from '../../lib/api/schemas';
import { amount } from '../../lib/cv/format';
import { describeCollections } from '../../lib/documents/describe-collections';
import { PageTitle } from '../../components/app/page-title';

export const dynamic = 'force-dynamic';

function Fields({ name, purpose, fields }: { name: string; purpose: string; fields: readonly { name: string; type: string; text?: string }[] }) {
  return (
    <details className="fields">
      <summary><b className="mono">{name}</b><span>{purpose}</span><small>{amount(fields.length, 'field')}</small></summary>
      {/* Inside, so that a link to it opens it. */}
      <table className="rows stack" id={name} aria-label={`Fields of ${name}`}>
        <thead><tr><th>Field</th><th>Holds</th></tr></thead>
        <tbody>{fields.map((field) => <tr key={field.name}><td><code>{field.name}</code></td><td>{field.text || field.type}</td></tr>)}</tbody>
      </table>
    </details>
  );
}

/** Every stored field by name, made from the schemas that check each write. */
export default function Privacy() {
  const collections = describeCollections();
  return (
    <main id="main" className="wrap page">
      <PageTitle title="Privacy" />
      <h1>Privacy</h1>
      <div className="prose">
        <p className="lead">Repositories are read commit by commit and forgotten. This page names every field that stays, made from the same schemas that check each write: what is not here is not kept.</p>
        <h2>In short</h2>
        <ul>
          <li>No code, no file names, no commit messages, no names or addresses of other people.</li>
          <li>Of a commit: a keyed id, its time, its kind of work, and lines by language.</li>
          <li>Your tokens are sealed with a key of their own and go nowhere but to their forge.</li>
          <li>One cookie, for being signed in. No tracking, nothing loaded from other sites.</li>
          <li>Deleting a token can erase everything read with it, from your CV too.</li>
        </ul>
      </div>
      <section aria-labelledby="kept">
        <h2 id="kept">Every field that is kept</h2>
        <p className="lead">Each kind of document with what it is for. Open one to read its fields.</p>
        <div className="all-fields">
        {collections.map((one) => <Fields key={one.name} {...one} />)}
        <Fields name="facts" purpose="What your commits did, in numbers, under keyed ids." fields={describeFields(factSchema).filter(({ name }) => name !== 'cursor')} />
        </div>
      </section>
    </main>
  );
}
