import type { ReactNode } from 'react';
import { Mark } from '../cv/icons';
import { Icon } from './icon';
import { NavLinks } from './nav-links';
import type { NavLink } from './nav-links';

/** Who is signed in, for the corner of the page. */
export interface Visitor {
  name: string;
  /** Address of his CV; undefined before the first. */
  cv: string | undefined;
  /** When it was last looked for something new, as people read it; undefined where nobody knows. */
  read: string | undefined;
}

const SIGNED_IN: readonly NavLink[] = [{ href: '/user', text: 'Tokens' }, { href: '/content', text: 'CV pages', below: ['/user/packages', '/user/advert'] }, { href: '/user/week', text: 'This week' }, { href: '/ranking', text: 'Ranking' }, { href: '/status', text: 'Status' }];
const SIGNED_OUT: readonly NavLink[] = [{ href: '/#counting', text: 'How it counts' }, { href: '/self-hosting', text: 'Self-host' }, { href: '/cv', text: 'CV pages' }, { href: '/ranking', text: 'Ranking' }, { href: '/status', text: 'Status' }];
const FOOT: readonly NavLink[] = [{ href: '/rules', text: 'How it counts' }, { href: '/privacy', text: 'Privacy' }, { href: '/self-hosting', text: 'Self-hosting' }, { href: '/api/v1', text: 'Public API' }, { href: '/status', text: 'Status' }];

function initials(name: string): string {
  return name.split(/[\s@.]+/u).slice(0, 2).map((word) => word.slice(0, 1).toUpperCase()).join('') || '?';
}

function Account({ visitor: { name, cv } }: { visitor: Visitor }) {
  return (
    <details className="menu who">
      <summary aria-label={`Account of ${name}`}><span aria-hidden="true">{initials(name)}</span></summary>
      <div className="drop">
        <p>Signed in as <b>{name}</b></p>
        {cv !== undefined && <a href={cv}>My CV</a>}
        <a href="/user#addresses">Your e-mail addresses</a>
        <a href="/user#sessions">Signed-in browsers</a>
        <a href="/user#data">Export or delete your data</a>
        <form method="post" action="/api/auth/sign-out"><button type="submit">Sign out</button></form>
      </div>
    </details>
  );
}

/** The frame of the pages that are no CV: who may go where, and nothing that leads nowhere. */
export function Frame({ visitor, children }: { visitor: Visitor | undefined; children: ReactNode }) {
  const links = visitor ? SIGNED_IN : SIGNED_OUT;
  return (
    <>
      <a className="skip" href="#main">Skip to the content</a>
      <header className="app-top">
        <div className="wrap">
          <a className="brand" href="/"><Mark />Commit Stats</a>
          <nav className="app-nav" aria-label="Pages"><NavLinks links={links} /></nav>
          <div className="app-end">
            {visitor?.read !== undefined && <span className="last-read"><Icon name="ok" />Read {visitor.read}</span>}
            <button type="button" className="theme" data-theme-switch="" aria-label="Dark theme" aria-pressed="false" suppressHydrationWarning><Icon name="moon" /></button>
            {visitor ? <Account visitor={visitor} /> : <a className="button" href="/sign-in">Sign in</a>}
            <details className="menu more-nav">
              <summary aria-label="Pages"><Icon name="menu" /></summary>
              <nav className="drop" aria-label="Pages"><NavLinks links={links} /></nav>
            </details>
          </div>
        </div>
      </header>
      {children}
      <footer className="app-foot">
        <div className="wrap"><div>
          <a className="brand" href="/"><Mark />Commit Stats</a>
          <ul>{FOOT.map(({ href, text }) => <li key={href}><a className="tool" href={href}>{text}</a></li>)}</ul>
        </div></div>
      </footer>
    </>
  );
}
