'use client';

import { TextInput } from '@mantine/core';
import { useActionState, useEffect, useRef } from 'react';
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

function ReceiptShown({ receipt }: { receipt: Receipt }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(receipt, null, 2))}`;
  return (
    <section aria-labelledby="receipt">
      <h2 id="receipt" ref={heading} tabIndex={-1}>Everything is deleted</h2>
      <p className="lead">This is the only receipt: it is kept nowhere. You are signed out.</p>
      <table className="rows stack">
        <thead><tr><th>Store</th><th>What</th><th className="num">Removed</th></tr></thead>
        <tbody>{receipt.removed.map(({ store, kind, count }) => <tr key={`${store} ${kind}`}><td>{store}</td><td>{kind}</td><td className="num">{count.toLocaleString('en')}</td></tr>)}</tbody>
      </table>
      {receipt.tokens.length > 0 && <ul className="receipt-tokens">{receipt.tokens.map(({ name, outcome }) => <li key={name}>Token “{name}”: {AT_FORGE[outcome]}.</li>)}</ul>}
      <p className="acts receipt-acts"><a className="button" href={file} download="commit-stats-receipt.json">Save the receipt</a><a className="quiet" href="/">Front page</a></p>
    </section>
  );
}

/** The last form: typed words, then the receipt in its place. */
export function LeaveForm({ leave, confirmation }: { leave: (before: Departure, form: FormData) => Promise<Departure>; confirmation: string }) {
  const [departure, submit, busy] = useActionState(leave, {});
  if (departure.receipt) return <ReceiptShown receipt={departure.receipt} />;
  return (
    <form action={submit} className="leave">
      <TextInput className="field" label={`Type “${confirmation}”`} name="confirmation" required withAsterisk={false} autoComplete="off" />
      <Said answer={departure} />
      <div className="acts">
        <button type="submit" className="button danger" disabled={busy}>{busy ? 'Deleting…' : 'Delete everything'}</button>
        <a className="quiet" href="/user">Cancel</a>
      </div>
    </form>
  );
}
