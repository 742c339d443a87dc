import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutHtml, aboutText } from './about';

describe('what an owner writes about himself', () => {
  it('may have paragraphs, emphasis, lists and links', () => {
    expect(aboutHtml('I build *tools*.\n\n- Go\n- **Zig**')).toBe('<p>I build <em>tools</em>.</p>\n<ul>\n<li>Go</li>\n<li><strong>Zig</strong></li>\n</ul>');
    expect(aboutHtml('[me](https://example.org/a?b=1&c=2)')).toBe('<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener">me</a></p>');
    expect(aboutHtml('<mailto:ada@example.org>')).toContain('href="mailto:ada@example.org"');
  });

  it('shows markup, pictures and headings as text', () => {
    expect(aboutHtml('<b>x</b> <script>alert(1)</script>')).not.toMatch(/<(b|script)/u);
    expect(aboutHtml('![x](https://tracker.example/p.png)')).not.toContain('<img');
    expect(aboutHtml('# Big')).toBe('<p># Big</p>');
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'http://example.org', '//example.org', '/user', 'vbscript:x', 'https:\tx'])('leads nowhere with %s', (url) => {
    expect(aboutHtml(`[x](${url}) <${url}>`)).not.toContain('<a');
  });

  it('never gives an element or attribute of the writer’s, whatever is written', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('<img src=x onerror=alert(1)>', '[a](https://x.org "t")', '">', '`', '<a href="javascript:1">', '&lt;', '\n\n', '![', '](https://e.org)'))), (parts) => {
      for (const [tag] of aboutHtml(parts.join('')).matchAll(/<[^>]*>/gu)) {
        expect(tag).toMatch(/^<\/?(?:p|em|strong|s|code|pre|ul|ol|li|blockquote|br)>$|^<ol start="\d+">$|^<code class="language-[^"<>]*">$|^<a href="(?:https:\/\/|mailto:)[^"<>]*"(?: title="[^"<>]*")? rel="nofollow noopener">$|^<\/a>$/iu);
      }
    }));
  });

  it('is one line of words where no markup can be', () => {
    expect(aboutText('I build *tools*\nfor **you**.\n\n- [Go](https://go.dev)')).toBe('I build tools for you. Go');
  });
});
