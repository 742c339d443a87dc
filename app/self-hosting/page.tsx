import { describeSettings } from '../../lib/config/describe-settings';
import { PageTitle } from '../../components/app/page-title';

export const dynamic = 'force-dynamic';

/** How to run the site oneself: on one machine, and for others. */
export default function SelfHosting() {
  return (
    <main id="main" className="wrap page prose">
      <PageTitle title="Self-hosting" />
      <h1>Self-hosting</h1>
      <p className="lead">One program and one folder. No account, no cloud, no database to install.</p>
      <h2>On your own machine</h2>
      <ol>
        <li>You need Node 20.19 or newer, and git.</li>
        <li>In the project’s folder: <pre>npm ci{'\n'}npm run quickstart -- path/to/repository --email you@example.org</pre>It counts the repository and opens its CV.</li>
        <li>Later: <pre>npm start</pre>The terminal prints a link that signs you in. It works once, for 15 minutes.</li>
      </ol>
      <h2>For others</h2>
      <ol>
        <li>Put a web server with a certificate in front, and name the public address in <code>COMMIT_STATS_BASE_URL</code>.</li>
        <li>Make an OAuth app at GitHub; its callback address is that address followed by <code>/api/auth/callback/github</code>. Put its id and secret into the settings below, and say who may sign in.</li>
        <li>Back up the data folder. The file <code>vault.key</code> in it opens the tokens: keep its copy apart from the database’s.</li>
      </ol>
      <h2>Settings</h2>
      <p>All of them are environment variables; each has a default, or the program says at its start which one is missing. They stand in <code>.env.example</code> too, to be copied.</p>
      {describeSettings().map(({ title, settings }) => (
        <div key={title}>
          <h3>{title === '' ? 'Where it lives and how it runs' : title}</h3>
          <table className="rows stack settings">
            <thead><tr><th>Setting</th><th>What for</th></tr></thead>
            <tbody>{settings.map(({ names, says }) => <tr key={`${names.join()} ${says}`}><td>{names.map((name) => <code key={name} className="under">{name}</code>)}</td><td>{says.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</td></tr>)}</tbody>
          </table>
        </div>
      ))}
    </main>
  );
}
