// Compiles the engine that counts lines, lib/git/engine: its AssemblyScript to WebAssembly, its thread to one file. They lie in lib/git/engine/compiled, for
// programs run from the sources and, copied by build.mjs, for the built ones; beside them the counting of lines alone, for its tests.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { main as compile } from 'assemblyscript/asc';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const engine = 'lib/git/engine';
const compiled = `${engine}/compiled`;

await mkdir(compiled, { recursive: true });
const options = ['--runtime', 'stub', '-O3', '--converge', '--noAssert', '--enable', 'simd', '--use', 'abort='];
/** Pages of 64 kB that the engine takes before it knows the packs, and at most; engine-memory.ts says the same. */
const pages = ['--initialMemory', '384', '--maximumMemory', '16384', '--sharedMemory', '--importMemory', '--enable', 'threads'];
for (const [source, target, ...more] of [['index', 'engine', ...pages], ['lines/entry', 'lines']]) {
  const { error } = await compile([`${engine}/assembly/${source}.ts`, '--outFile', `${compiled}/${target}.wasm`, ...options, ...more], { stderr: process.stderr });
  if (error) throw error;
}
await build({
  entryPoints: [`${engine}/diff-thread.ts`], outfile: `${compiled}/diff-thread.cjs`,
  bundle: true, minify: true, format: 'cjs', platform: 'node', target: 'node20', legalComments: 'none', logLevel: 'warning',
});
