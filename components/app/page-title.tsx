/**
 * The title of a page, as its tab shows it. React hangs it into the head and leaves it there while the page is drawn anew;
 * Next's own `metadata` takes a title away and puts it back some tenths of a second later.
 * `unlisted`: search engines leave the page out.
 */
export function PageTitle({ title, unlisted = false }: { title?: string; unlisted?: boolean }) {
  return (
    <>
      <title>{title === undefined ? 'Commit Stats' : `${title} · Commit Stats`}</title>
      {unlisted && <meta name="robots" content="noindex" />}
    </>
  );
}
