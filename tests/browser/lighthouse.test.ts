import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launch } from 'chrome-launcher';
import type { LaunchedChrome } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../support/chromium';
import { commitStats, startSite } from '../support/program';
import type { Site } from '../support/program';
import { makeRepository } from '../support/small-repository';

/** Lighthouse's phone profile on a public CV. Its performance score depends on the machine: it is printed, not asserted. */
describe('Lighthouse on a public CV', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lighthouse-'));
  let site: Site;
  let chrome: LaunchedChrome;

  beforeAll(async () => {
    const commits = Array.from({ length: 400 }, (_, index) => ({ email: 'ada@example.test', file: `src/${index % 40}.${index % 3 ? 'ts' : 'py'}`, lines: 1 + (index % 17) }));
    const repository = makeRepository(folder, 'engine', commits);
    const environment = { COMMIT_STATS_DATA: path.join(folder, 'data') };
    const collected = commitStats(['collect', repository, '--email', 'ada@example.test'], environment);
    expect(collected.code, collected.stderr).toBe(0);
    site = await startSite(environment);
    chrome = await launch({ chromePath: findChromium(), chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], maxConnectionRetries: 240 });
  });
  afterAll(async () => {
    chrome?.kill();
    await site?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('scores 100 for accessibility, best practices and search engines', async () => {
    const look = async () => {
      const result = await lighthouse(site.cvs[0], { port: chrome.port, output: 'json', logLevel: 'error' });
      return { result, wrong: Object.values(result?.lhr.audits ?? {}).filter(({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode === 'binary') };
    };
    const shiftOf = ({ result }: Awaited<ReturnType<typeof look>>) => result?.lhr.audits['cumulative-layout-shift']?.numericValue;
    // It gives robots.txt two seconds, which a busy machine may need; and where it saw nothing painted in its time, an audit has no score at all, and so its category. While
    // a slow machine reads the page it may paint a word in two steps; what always moves does so each time.
    const isUnfinished = ({ result, wrong }: Awaited<ReturnType<typeof look>>) => wrong.length > 0 || shiftOf({ result, wrong }) !== 0 || Object.values(result?.lhr.categories ?? {}).some(({ score }) => score === null);
    let seen = await look();
    for (let again = 0; again < 3 && isUnfinished(seen); again += 1) seen = await look();
    const { result, wrong } = seen;
    const scores = Object.fromEntries(Object.values(result?.lhr.categories ?? {}).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]));
    console.log(`Lighthouse: ${JSON.stringify(scores)}; layout shift ${shiftOf(seen)}`);
    expect({ ...scores, performance: 0 }, wrong.map(({ title }) => title).join('; ')).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100, performance: 0 });
    expect(shiftOf(seen)).toBe(0);
  });
});
