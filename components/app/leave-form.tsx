'use client';

import { TextInput } from '@mantine/core';
import { useActionState, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Receipt } from '../../lib/accounts/leave/leave-account';
import { Said } from './said';

/** What became of the wish to leave. */
export interface Departure {
  error?: string;
  receipt?: Receipt;
}

const AT_FORGE: Readonly<Record<Receipt['tokens'][number]['outcome'], string>> = {
  'revoked': 'made useless at its forge',
  'already-invalid': 'its forge did not take it any more',
  'not-offered': 'deleted here; revoke it on its forge’s page of tokens too',
  'unasked': 'deleted here; its forge could not be asked, so revoke it there too',
};

/** Kinds of documents in the words of the pages; others are named as in the privacy page’s table. */
const KINDS: Readonly<Record<string, string>> = {
  users: 'account', cvs: 'CV pages', shareLinks: 'share links', identities: 'addresses', apiTokens: 'API tokens', sessions: 'signed-in browsers', audit: 'records of what was done', aggregates: 'summed-up numbers',
  snapshots: 'numbers of CV pages', collections: 'states of collections', views: 'days of views', formerSlugs: 'former addresses of CV pages', tokenRounds: 'rounds over tokens', suggestions: 'addresses that look like yours',
  packageUses: 'uses of packages', packageNotes: 'notes on packages', packageChoices: 'choices of packages', pullRequestCounts: 'counts of pull and merge requests', feedbacks: 'choices of weekly feedback', rankings: 'rows of the ranking',
  signInLinks: 'sign-in links', statementKeys: 'keys of statements', requestWindows: 'counts of requests',
};

function ReceiptShown({ receipt }: { receipt: Receipt }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(receipt, null, 2))}`;
  return (
    <section aria-labelledby="receipt">
      <h1 id="receipt" ref={heading} tabIndex={-1}>Everything is deleted</h1>
      <p className="lead">This is the only receipt: it is kept nowhere. You are signed out.</p>
      <table className="rows stack packed receipt">
        <thead><tr><th>What</th><th>Store</th><th className="num">Removed</th></tr></thead>
        <tbody>{receipt.removed.map(({ store, kind, count }) => <tr key={`${store} ${kind}`}><td>{KINDS[kind] ?? kind}</td><td className="whole quieter">{store}</td><td className="num beside">{count.toLocaleString('en')}</td></tr>)}</tbody>
      </table>
      {receipt.tokens.length > 0 && <ul className="receipt-tokens">{receipt.tokens.map(({ name, outcome }) => <li key={name}>Token “{name}”: {AT_FORGE[outcome]}.</li>)}</ul>}
      <p className="acts receipt-acts"><a className="button" href={file} download="commit-stats-receipt.json">Save the receipt</a><a className="quiet" href="/">Front page</a></p>
    </section>
  );
}

/** The last form under what there is to know before; then the receipt in the place of both. */
export function LeaveForm({ leave, confirmation, children }: { leave: (before: Departure, form: FormData) => Promise<Departure>; confirmation: string; children: ReactNode }) {
  const [departure, submit, busy] = useActionState(leave, {});
  if (departure.receipt) return <ReceiptShown receipt={departure.receipt} />;
  return (
    <>
      {children}
      <form action={submit} className="leave">
        <TextInput className="field" label={`Type “${confirmation}”`} name="confirmation" required withAsterisk={false} autoComplete="off" />
        <Said answer={departure} />
        <div className="acts">
          <button type="submit" className="button danger" disabled={busy}>{busy ? 'Deleting…' : 'Delete everything'}</button>
          <a className="quiet" href="/user">Cancel</a>
        </div>
      </form>
    </>
  );
}
