#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { startWaitingThread } from '../../lib/git/engine/waiting-thread';

/*
 * What `commit-stats` starts with. The command that is measured in seconds, `scan`, is kept as one file beside the code that V8 made of it when the project was
 * built, so that nothing is looked for, read or compiled before git is at work; everything else is the ordinary program.
 */

/** Lies beside this file once both are built. */
const ORDINARY: string = './commit-stats.js';

type Wrapped = (require: NodeJS.Require, filename: string, dirname: string) => void;

/** The bytes of a file beside this one; undefined where there is none. */
function beside(name: string): Buffer | undefined {
  try {
    return readFileSync(path.join(__dirname, name));
  } catch {
    return undefined;
  }
}

const scan = process.argv[2] === 'scan' ? beside('scan.wrapped.js') : undefined;
if (scan === undefined) {
  void import(ORDINARY);
} else {
  if (process.argv.length > 3) startWaitingThread(path.join(__dirname, 'compiled', 'diff-thread.cjs'));
  const filename = path.join(__dirname, 'scan.wrapped.js');
  // V8 itself refuses what another version of it, or one with other options, has made, and then compiles the text.
  const script = new vm.Script(scan.toString('latin1'), { filename, cachedData: beside(`scan.${process.versions.v8}.cache`), importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
  (script.runInThisContext() as Wrapped)(require, filename, __dirname);
}
