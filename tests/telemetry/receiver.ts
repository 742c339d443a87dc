import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

interface Value { stringValue?: string; intValue?: string | number; doubleValue?: number }
interface KeyValue { key: string; value: Value }
interface Point { attributes?: KeyValue[]; asDouble?: number; asInt?: string | number; count?: string | number; sum?: number }
interface Span { name: string; traceId: string; spanId: string; parentSpanId?: string; attributes?: KeyValue[]; status?: { code?: number }; events?: unknown[] }
interface Metric { name: string; unit: string; gauge?: { dataPoints: Point[] }; sum?: { dataPoints: Point[] }; histogram?: { dataPoints: Point[] } }

/** One value of a metric as it arrived. */
export interface ReceivedPoint {
  name: string;
  unit: string;
  kind: 'gauge' | 'sum' | 'histogram';
  /** Of a histogram the number of measurements. */
  value: number;
  /** Of a histogram the sum. */
  sum: number | undefined;
  attributes: Record<string, string>;
}

export interface ReceivedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  attributes: Record<string, string>;
  failed: boolean;
  events: number;
}

function plain(pairs: readonly KeyValue[] = []): Record<string, string> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, String(value.stringValue ?? value.intValue ?? value.doubleValue)]));
}

function pointsOf({ name, unit, ...metric }: Metric): ReceivedPoint[] {
  const kind = metric.gauge ? 'gauge' : metric.sum ? 'sum' : 'histogram';
  const points = (metric.gauge ?? metric.sum ?? metric.histogram)?.dataPoints ?? [];
  return points.map(({ attributes, asDouble, asInt, count, sum }) => ({ name, unit, kind, value: Number(asDouble ?? asInt ?? count), sum, attributes: plain(attributes) }));
}

/** A collector that takes OTLP over HTTP in JSON and keeps what it was told. */
export async function startOtlpReceiver() {
  const bodies: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const spans: ReceivedSpan[] = [];
  const points: ReceivedPoint[] = [];
  const services = new Set<string>();
  let answered = 200;
  const take = (path: string, text: string): void => {
    const body = JSON.parse(text) as Record<string, { resource: { attributes: KeyValue[] }; scopeSpans?: { spans: Span[] }[]; scopeMetrics?: { metrics: Metric[] }[] }[]>;
    for (const part of body[path === '/v1/traces' ? 'resourceSpans' : 'resourceMetrics'] ?? []) {
      services.add(plain(part.resource.attributes)['service.name'] ?? '');
      for (const metric of part.scopeMetrics?.flatMap(({ metrics }) => metrics) ?? []) points.push(...pointsOf(metric));
      for (const span of part.scopeSpans?.flatMap((scope) => scope.spans) ?? []) {
        const { name, traceId, spanId, parentSpanId, attributes, status, events = [] } = span;
        spans.push({ name, traceId, spanId, parentSpanId: parentSpanId || undefined, attributes: plain(attributes), failed: status?.code === 2, events: events.length });
      }
    }
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const bytes = Buffer.concat(parts);
      const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
      headers.push(request.headers);
      bodies.push(text);
      if (answered === 200) take(request.url ?? '', text);
      response.writeHead(answered, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies, headers, spans, points, services,
    /** Answers so from now on. */
    answer(next: number): void { answered = next; },
    close: () => new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}
