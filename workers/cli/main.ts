#!/usr/bin/env node
import { runCommandLine } from './run';

void runCommandLine(process.argv.slice(2));
