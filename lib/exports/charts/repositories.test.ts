import { expect, it } from 'vitest';
import { makeExport } from '../make-export';
import { samplePage } from '../testing/sample-page';

const page = samplePage();
const ask = (variant: 'chart-svg' | 'chart-csv' | 'chart-png', of = page) => makeExport(of, { variant, name: 'repositories', theme: 'light', paper: 'a4' }, { address: undefined });

it('the timeline of repositories is a picture and a table as every other chart', async () => {
  const csv = String(await ask('chart-csv'));
  expect(csv.split('\r\n')[0]).toBe('Repository,Commits,Active days,First commit,Last commit');
  expect(csv).toContain('team/part-4,1272,551,2017-05,2022-07');
  const svg = String(await ask('chart-svg'));
  expect(svg).toContain('<title id="title">Repositories over time');
  for (const text of ['team/part-0', 'team/part-8', '1,272', '2019']) expect(svg).toContain(`>${text}</text>`);
  expect(svg).not.toMatch(/NaN|undefined/u);
  expect(Buffer.from((await ask('chart-png')) as Uint8Array).subarray(1, 4).toString()).toBe('PNG');
});

it('a page that shows no repositories gives none of it', async () => {
  const without = samplePage({}, { sections: [{ id: 'repositories', shown: false }] });
  expect(await ask('chart-csv', without)).toBeUndefined();
  expect(await ask('chart-svg', without)).toBeUndefined();
});
