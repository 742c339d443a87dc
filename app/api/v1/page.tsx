import type { ReactNode } from 'react';
import { API_LIMIT } from '../../../lib/api/answer-api';
import { methodOf } from '../../../lib/api/operation';
import { OPERATIONS } from '../../../lib/api/operations';
import { describeFields } from '../../../lib/api/describe-fields';
import { siteContext } from '../../site';
import styles from './api.module.css';
import { PageTitle } from '../../../components/app/page-title';

export const dynamic = 'force-dynamic';

type Asked = (typeof OPERATIONS)[number];
const nameOf = (operation: Asked): string => `${methodOf(operation)} /api/v1${operation.path}`;
const idOf = (operation: Asked): string => `${methodOf(operation)}${operation.path}`.toLowerCase().replaceAll(/[^a-z]+/gu, '-');

/** A sentence whose parts between backticks are literal. */
function coded(sentence: string): ReactNode {
  return sentence.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));
}

/** The public API to read: what can be asked, and every field of the answers, from the same schemas as `openapi.json`. */
export default async function PublicApi() {
  const { settings } = await siteContext();
  const site = new URL(settings.baseUrl).origin;
  return (
    <main id="main" className={`wrap page ${styles['api']}`}>
      <PageTitle title="Public API" />
      <h1>Public API</h1>
      <p className="lead">Reads what is yours, for your own programs, and takes what you counted at home. Make a token on <a href="/user">your page</a> and send it with each request; {API_LIMIT.most} requests a minute are answered, more get 429 and <code>Retry-After</code>. For programs: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
      <pre className="command">{`curl -H 'Authorization: Bearer cs_…' ${site}/api/v1/me`}</pre>
      <nav aria-label="What can be asked">
        <ul>{OPERATIONS.map((operation) => <li key={nameOf(operation)}><a href={`#${idOf(operation)}`}><code>{nameOf(operation)}</code></a> <span>{coded(operation.summary)}</span></li>)}</ul>
      </nav>
      {OPERATIONS.map((operation) => (
        <section key={nameOf(operation)} aria-labelledby={idOf(operation)}>
          <h2 id={idOf(operation)}><code>{nameOf(operation)}</code></h2>
          <p className="lead">{coded(operation.summary)}</p>
          <Fields title="Parameters" fields={describeFields(operation.query, 'input')} />
          {operation.kind === 'write' && <Fields title="Body" fields={describeFields(operation.body, 'input')} />}
          {operation.kind !== 'lines'
            ? <Fields title="Answer" fields={describeFields(operation.response)} />
            : <><Fields title="Each line" fields={describeFields(operation.line)} /><Fields title="The last line" fields={describeFields(operation.last)} /></>}
        </section>
      ))}
    </main>
  );
}

function Fields({ title, fields }: { title: string; fields: ReturnType<typeof describeFields> }) {
  if (fields.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {fields.map(({ name, type, text }) => <div key={name}><dt><code>{name}</code> <span>{type}</span></dt>{text && <dd>{coded(text)}</dd>}</div>)}
      </dl>
    </>
  );
}
