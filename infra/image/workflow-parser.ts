import { build } from 'esbuild';

type Parser = typeof import('@actions/workflow-parser');

/** GitHub's own parser of workflows. It is written for bundlers (it imports JSON without saying so), so it is bundled first. */
export async function loadWorkflowParser(): Promise<Parser> {
  const { outputFiles } = await build({ stdin: { contents: "export * from '@actions/workflow-parser';", resolveDir: import.meta.dirname }, bundle: true, format: 'esm', platform: 'browser', write: false, logLevel: 'silent' });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as Parser;
}
