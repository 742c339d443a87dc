#!/usr/bin/env node
import { runCommandLine } from './run';

await runCommandLine(process.argv.slice(2));
