import { environmentSchema } from '../../lib/config/schema';

export const dynamic = 'force-dynamic';
export const metadata = { title: 'Self-hosting · Commit Stats' };

/** What each group of settings is for; the names themselves come from the schema that reads them. */
const GROUPS: readonly { title: string; text: string; of: RegExp }[] = [
  { title: 'Where it lives', text: 'The folder that holds everything, the address it listens on, and the address that readers use.', of: /^(?:COMMIT_STATS_(?:DATA|TEMP|BASE_URL)|HOST|PORT)$/u },
  { title: 'Who signs in', text: 'Without these the person at the machine signs in by a link in the terminal. With an OAuth app of GitHub or of a GitHub Enterprise Server people sign in there: say who may (everyone, an organisation, or account numbers).', of: /^COMMIT_STATS_(?:GITHUB_|AUTH_|SIGN_IN|OPERATORS)/u },
  { title: 'Tokens', text: 'Servers of your own that tokens may be of, whether tokens that can write are refused, and how owners are written to before a token ends.', of: /^COMMIT_STATS_(?:FORGE_SERVERS|REFUSE|SMTP|MAIL)/u },
];

/** How to run the site oneself: on one machine, and for others. */
export default function SelfHosting() {
  const names = Object.keys(environmentSchema.shape);
  const grouped = GROUPS.map((group) => ({ ...group, names: names.filter((name) => group.of.test(name)) }));
  const rest = names.filter((name) => !GROUPS.some(({ of }) => of.test(name)));
  return (
    <main id="main" className="wrap page prose">
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
      <p>All of them are environment variables; each has a default, or the program says at its start which one is missing.</p>
      {[...grouped, { title: 'Others', text: 'How much is logged, how much runs at once, and licences.', names: rest }].map(({ title, text, names: listed }) => listed.length > 0 && (
        <div key={title}><h3>{title}</h3><p>{text}</p><ul>{listed.map((name) => <li key={name}><code>{name}</code></li>)}</ul></div>
      ))}
    </main>
  );
}
