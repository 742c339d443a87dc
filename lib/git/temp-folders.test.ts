import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJobFolder, sweepJobFolders } from './temp-folders';

let parent: string;
beforeEach(() => {
  parent = path.join(mkdtempSync(path.join(os.tmpdir(), 'temp-folders-')), 'jobs');
});
afterEach(() => rmSync(path.dirname(parent), { recursive: true, force: true }));

describe('job folders', () => {
  it('are empty, private and gone after remove', async () => {
    const job = openJobFolder(parent);
    writeFileSync(path.join(job.path, 'pack'), 'x');
    await job.remove();
    expect(existsSync(job.path)).toBe(false);
  });

  it('of a running process survive the janitor', async () => {
    const job = openJobFolder(parent);
    expect(await sweepJobFolders(parent)).toBe(0);
    expect(existsSync(job.path)).toBe(true);
    await job.remove();
  });

  it('of a dead process are removed, also where its id now belongs to another process', async () => {
    const job = openJobFolder(parent);
    const [, pid, start, namespace] = /job-(\d+)-(\d+)-(\w+)-/.exec(job.path) ?? [];
    const child = spawn('true');
    await new Promise((resolve) => {
      child.once('exit', resolve);
    });
    const dead = path.join(parent, `job-${child.pid}-${start}-${namespace}-0123456789abcdef`);
    const reused = path.join(parent, `job-${pid}-${Number(start) + 1}-${namespace}-0123456789abcdef`);
    const other = path.join(parent, 'something-else');
    for (const folder of [dead, reused, other]) {
      mkdirSync(folder);
      writeFileSync(path.join(folder, 'x'), 'x');
    }
    expect(await sweepJobFolders(parent)).toBe(2);
    expect([dead, reused, other].map((folder) => existsSync(folder))).toEqual([false, false, true]);
    expect(readFileSync(path.join(other, 'x'), 'utf8')).toBe('x');
    await job.remove();
  });

  it('of another process namespace are left alone while they are fresh', async () => {
    const job = openJobFolder(parent);
    const foreign = path.join(parent, 'job-1-1-999-0123456789abcdef');
    mkdirSync(foreign);
    expect(await sweepJobFolders(parent)).toBe(0);
    expect(existsSync(foreign)).toBe(true);
    await job.remove();
  });
});
