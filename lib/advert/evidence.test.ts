import { describe, expect, it } from 'vitest';
import type { CommitFact } from '../facts/types';
import { createSnapshotBuilder } from '../snapshots/snapshot-builder';
import type { Snapshot } from '../snapshots/types';
import { answerAdvert } from './evidence';
import { names } from './find-terms';
import { answerText } from './sentences';

const month = (text: string): number => (Number(text.slice(0, 4)) - 1970) * 12 + Number(text.slice(5)) - 1;

function history(): Snapshot {
  const repositories = ['infra', 'shop'].map((id) => ({ id, name: id, forge: 'local' as const, openSource: null, updated: null }));
  const builder = createSnapshotBuilder({ repositories, rules: 1, isHeadlineLanguage: () => true });
  const commits: [string, string, string][] = [['2025-12-03', 'HCL', 'infra'], ['2026-01-03', 'HCL', 'infra'], ['2026-03-01', 'HCL', 'shop'], ['2026-02-01', 'Go', 'shop'], ['2024-05-01', 'Swift', 'shop'], ['2024-05-01', 'Elixir', 'shop']];
  commits.forEach(([day, language, repository], at) => builder.add({
    repository, commit: `c${at}`, work: null, time: Date.parse(`${day}T10:00:00Z`) / 1000, zone: 0, committed: 100, kind: 'feature', identity: null, merge: false, coAuthorOnly: false,
    coAuthored: false, bot: false, ai: false, signed: false, signatureVerified: false, excludedByOwner: false, changes: [{ language, category: 'code', files: 1, additions: 5, deletions: 1 }],
  } satisfies CommitFact));
  return {
    ...builder.build('2026-11-21T00:00:00.000Z'),
    packages: [
      { ecosystem: 'Go', name: 'github.com/hashicorp/terraform-plugin-framework', uses: [{ repository: 'infra', months: ['2026-01', '2026-04'].map(month) }] },
      { ecosystem: 'npm', name: 'react', uses: [{ repository: 'shop', months: [month('2023-01')] }] },
      { ecosystem: 'npm', name: 'date-fns', uses: [{ repository: 'shop', months: [month('2023-01')] }] },
      { ecosystem: 'npm', name: 'request', uses: [{ repository: 'shop', months: [month('2023-01')] }] },
    ],
  };
}

const asked = (text: string) => ({ found: answerAdvert(history(), text).found.map(({ name }) => name), missing: answerAdvert(history(), text).missing });

describe('an advert is answered', () => {
  it('with months, last use, repositories and packages, from languages and packages together', () => {
    const { found } = answerAdvert(history(), 'You know Terraform.');
    expect(found).toEqual([{ name: 'Terraform', months: 4, first: '2025-12', last: '2026-04', repositories: 2, languages: ['HCL'], packages: ['github.com/hashicorp/terraform-plugin-framework'] }]);
    expect(answerText(found)).toBe('Terraform: 4 active months, last used April 2026, 2 repositories, with hashicorp/terraform-plugin-framework');
  });

  it('with what it names and nothing else, and says what was not found', () => {
    expect(asked('Go, Elixir and React; Kubernetes is a plus. You use date-fns.')).toEqual({ found: ['Elixir', 'Go', 'React', 'date-fns'], missing: ['Kubernetes'] });
  });

  it('with frameworks whose packages are ordinary words', () => {
    const snapshot: Snapshot = { ...history(), packages: [{ ecosystem: 'npm', name: 'mocha', uses: [{ repository: 'shop', months: [month('2023-01')] }] }, { ecosystem: 'PyPI', name: 'numpy', uses: [{ repository: 'shop', months: [month('2023-01')] }] }] };
    expect(answerAdvert(snapshot, 'You test with Mocha and count with NumPy. A mocha is on us.').found.map(({ name }) => name)).toEqual(['Mocha', 'NumPy']);
    expect(answerAdvert(snapshot, 'A mocha is on us.').found).toEqual([]);
  });

  it('never by words that only look like names', () => {
    expect(asked('Go beyond: react quickly and swift to any request. We go on. R&D. Express yourself, take the rails.')).toEqual({ found: [], missing: [] });
  });

  it('with what German joins to a name, and with languages of which there is nothing', () => {
    expect(asked('Gute Terraform-Kenntnisse, React-Entwicklung, C#- und Java-Erfahrung; go-to-market, react-router, C-Level, Go-Live.')).toEqual({ found: ['Terraform', 'React'], missing: ['Java', 'C#'] });
    expect(asked('Node.js with Express, Python, C#.').missing).toEqual(['Node.js', 'Express', 'Python', 'C#']);
  });

  it('whatever it is', () => {
    for (const text of ['', '\0', '('.repeat(5_000), 'c++'.repeat(20_000)]) expect(() => answerAdvert(history(), text)).not.toThrow();
  });
});

it('a name is a word of its own, with the signs that belong to it', () => {
  expect([names('C, C++ and C#', 'c++'), names('C++ only', 'C'), names('in C.', 'C'), names('Node.js developer', 'node.js'), names('nodejs', 'node.js'), names('the Reactor', 'React'), names('Python/Go', 'Go'), names('I/O in R/W', 'R')]).toEqual([true, false, true, true, false, false, true, false]);
});
