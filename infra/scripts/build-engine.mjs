// Compiles the engine that counts lines, lib/git/engine: its AssemblyScript to WebAssembly, its thread to one file. Both lie in lib/git/engine/compiled, for
// programs run from the sources and, copied by build.mjs, for the built ones.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { main as compile } from 'assemblyscript/asc';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const engine = 'lib/git/engine';
const compiled = `${engine}/compiled`;

await mkdir(compiled, { recursive: true });
const options = ['--outFile', `${compiled}/engine.wasm`, '--runtime', 'stub', '-O3', '--converge', '--initialMemory', '384', '--noAssert', '--enable', 'simd', '--use', 'abort='];
const { error } = await compile([`${engine}/assembly/index.ts`, ...options], { stderr: process.stderr });
if (error) throw error;
await build({
  entryPoints: [`${engine}/diff-thread.ts`], outfile: `${compiled}/diff-thread.cjs`,
  bundle: true, minify: true, format: 'cjs', platform: 'node', target: 'node20', legalComments: 'none', logLevel: 'warning',
});
