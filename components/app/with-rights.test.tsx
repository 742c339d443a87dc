import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { WithRights } from './with-rights';

const shown = (text: string): string => renderToStaticMarkup(<p><WithRights text={text} /></p>);

test('rights that a token needs stand as what they are, all else as it was', () => {
  expect(shown('Create a token with read_api and read_repository, then choose Replace.')).toBe('<p>Create a token with <code class="scope">read_api</code> and <code class="scope">read_repository</code>, then choose Replace.</p>');
  expect(shown('Add the repository permission “Contents: read”.')).toBe('<p>Add the repository permission <code class="scope">Contents: read</code>.</p>');
  expect(shown('For private ones add the scope repo, or better none.')).toBe('<p>For private ones add the scope <code class="scope">repo</code>, or better none.</p>');
  expect(shown('The repository “repo” stays; a scope (Read) is none.')).toBe('<p>The repository “repo” stays; a scope (Read) is none.</p>');
});
