// How long the functions of a built image folder take to be ready and to answer, and how much memory they hold at most:
//   node infra/scripts/measure-functions.mjs <folder that build-image-folder.mjs made>
// One line of JSON for each run. No container and no network is in it: Lambda adds the start of its sandbox.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const folder = path.resolve(process.argv[2] ?? '.');
const here = path.resolve(import.meta.dirname, '../../tests/lambda');
const page = JSON.parse(readFileSync(path.join(here, 'events/function-url.json'), 'utf8'));
const cv = { ...page, rawPath: '/cv/nobody' };
const RUNS = [['lambda-web', 'a CV first', [cv, cv, page]], ['lambda-web', 'the front page first', [page, page, cv]], ['lambda-schedule', 'a round', [{ task: 'round' }, { task: 'round' }]]];

function peakMegabytes(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Processor time of a process so far, in milliseconds: what other programs on the machine do not change much. */
function processorMs(pid) {
  const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(ticks[11]) + Number(ticks[12])) * 10;
}

async function measure(name, what, events) {
  const data = mkdtempSync(path.join(tmpdir(), 'commit-stats-measure-'));
  const { PATH = '', HOME = '' } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(here, 'invoke.mjs'), folder, name, '60000'], {
    cwd: folder, env: { PATH, HOME, COMMIT_STATS_DATA: data, COMMIT_STATS_BASE_URL: 'https://stats.example.org', COMMIT_STATS_LOG: 'error', HOST: '127.0.0.1', PORT: '0' }, stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answered = [];
  let peak = 0;
  let firstCpuMs = 0;
  for (const event of events) child.stdin.write(`${JSON.stringify(event)}\n`);
  for await (const line of createInterface({ input: child.stdout })) {
    peak = Math.max(peak, peakMegabytes(child.pid));
    if (!line.startsWith('{')) continue;
    answered.push(Math.round(performance.now() - started));
    if (answered.length === 2) firstCpuMs = processorMs(child.pid);
    if (answered.length === events.length + 1) child.stdin.end();
  }
  rmSync(data, { recursive: true, force: true });
  const [loaded, first, ...rest] = answered;
  return { function: name, what, loadedMs: loaded, firstAnswerMs: first, firstCpuMs, laterAnswersMs: rest.map((at, number) => at - (number === 0 ? first : rest[number - 1])), peakMb: Math.round(peak) };
}

for (let run = 0; run < 3; run += 1) for (const [name, what, events] of RUNS) console.log(JSON.stringify(await measure(name, what, events)));
