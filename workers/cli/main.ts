#!/usr/bin/env node
import { runCommandLine } from './run';

const args = process.argv.slice(2);
void runCommandLine(args).then(() => {
  // What a scan leaves behind is only memory, which the system takes back faster than V8 does.
  if (args[0] === 'scan' && process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
});
