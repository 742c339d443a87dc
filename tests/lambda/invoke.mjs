// Calls a compiled function as AWS Lambda does, with the events that come as lines on stdin; writes one line of JSON for each answer.
// node invoke.mjs <folder of the image> <name of the function> <its time in ms>
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';

const [folder, name, time] = process.argv.slice(2);

// What the runtime offers to functions whose answers are streams.
globalThis.awslambda = {
  streamifyResponse: (handler) => handler,
  HttpResponseStream: { from: (stream, metadata) => Object.assign(stream, { metadata }) },
};

async function streamed(handler, event, context) {
  const stream = new PassThrough();
  const pieces = [];
  stream.on('data', (piece) => pieces.push(piece));
  await handler(event, stream, context);
  return { ...stream.metadata, body: Buffer.concat(pieces).toString('base64') };
}

const begun = performance.now();
const { handler } = await import(pathToFileURL(path.join(folder, 'dist', `${name}.js`)).href);
process.stdout.write(`${JSON.stringify({ ready: Math.round(performance.now() - begun) })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const start = performance.now();
  const context = { functionName: name, awsRequestId: 'request', getRemainingTimeInMillis: () => Math.max(0, Number(time) - (performance.now() - start)) };
  try {
    const answer = await (name === 'lambda-web' ? streamed(handler, JSON.parse(line), context) : handler(JSON.parse(line), context));
    process.stdout.write(`${JSON.stringify({ answer, took: Math.round(performance.now() - start) })}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ failed: String(error?.stack ?? error) })}\n`);
  }
}
process.exit(0);
