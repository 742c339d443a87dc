import { describe, expect, it } from 'vitest';
import { previewHeaders, previewMarkup } from './preview';

const PAGE = '<!doctype html><html lang="en"><head><script src="/assets/page.js"></script><link rel="stylesheet" href="/assets/cv.css"></head><body>'
  + '<a href="/cv/ada">all</a><a href="/cv/ada?language=Go&amp;measure=days#languages">Go</a><a href="/cv/ada/table/days">Table</a><form action="/cv/ada" method="get"></form>'
  + '<a href="/cv/ada-2">other</a><a href="https://example.org/cv/ada">away</a><a href="/">home</a></body></html>';
const choices = { address: '/api/preview/1', slug: 'ada', theme: 'dark', print: false };

describe('a preview', () => {
  it('keeps links and forms of its own page in the frame, with the chosen theme, and leaves others as they are', () => {
    const html = previewMarkup(PAGE, choices);
    expect(html).toContain('<html data-theme="dark" lang="en">');
    expect(html).toContain('href="/api/preview/1?theme=dark">all');
    expect(html).toContain('href="/api/preview/1?theme=dark&amp;language=Go&amp;measure=days#languages"');
    expect(html).toContain('href="/api/preview/1/table/days?theme=dark"');
    expect(html).toContain('action="/api/preview/1?theme=dark"');
    for (const other of ['href="/cv/ada-2"', 'href="https://example.org/cv/ada"', 'href="/"', 'href="/assets/cv.css"']) expect(html).toContain(other);
  });

  it('keeps the link through which it looks, in the fields of a form that asks too', () => {
    const html = previewMarkup(PAGE, { ...choices, through: 'link-"1', typed: true });
    expect(html).toContain('href="/api/preview/1/table/days?theme=dark&amp;through=link-%221&amp;typed=1"');
    expect(html).toContain('method="get"><input type="hidden" name="theme" value="dark"><input type="hidden" name="through" value="link-&quot;1"><input type="hidden" name="typed" value="1"></form>');
  });

  it('runs nothing, and takes no theme that is none', () => {
    expect(previewMarkup(PAGE, choices)).not.toContain('<script');
    expect(previewMarkup(PAGE, { ...choices, theme: '"><script>' })).not.toMatch(/data-theme|theme=|<script/u);
  });

  it('stands in frames of this site only, and is kept nowhere', () => {
    expect(previewHeaders({ print: false })).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'SAMEORIGIN' });
    expect(previewHeaders({ print: false })['content-security-policy']).not.toContain('unsafe');
    expect(previewHeaders({ print: true })['content-security-policy']).toContain("frame-ancestors 'self'");
  });
});
