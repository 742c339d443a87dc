import { SpanStatusCode, context, trace } from '@opentelemetry/api';
import type { Attributes as OtelAttributes, Counter, Histogram, ObservableGauge, Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TelemetryPlace } from '../config/telemetry';
import { tunnelFor } from '../net/tunnel';
import { INSTRUMENTS } from './instruments';
import type { Attributes, CounterName, GaugeName, HistogramName } from './instruments';
import { codeOf } from './telemetry';
import type { Reading, Telemetry } from './telemetry';

/** A collector that does not answer is not waited for longer: neither by a function nor by a process that ends. */
const SEND_MS = 5_000;
const SCOPE = 'commit-stats';
/** A page from memory takes less than a millisecond, a large repository half an hour. */
const SECONDS = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 1_800, 3_600];

/** Attributes by the names of OpenTelemetry's semantic conventions, and of ours where it has none. */
const NAMES: Readonly<Record<keyof Attributes, string>> = {
  forge: 'commit_stats.forge', server: 'server.address', result: 'commit_stats.result', code: 'error.type', where: 'commit_stats.where', state: 'commit_stats.state',
  method: 'http.request.method', status: 'http.response.status_code', route: 'http.route',
};

function named(attributes: Attributes): OtelAttributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [NAMES[name as keyof Attributes], value]));
}

/** Traces and metrics by the SDK of OpenTelemetry, sent as OTLP over HTTP in JSON. */
export class OpenTelemetry implements Telemetry {
  readonly #tracing: BasicTracerProvider;
  readonly #metering: MeterProvider;
  readonly #tracer: Tracer;
  readonly #manager = new AsyncLocalStorageContextManager();
  readonly #counters = new Map<string, Counter>();
  readonly #histograms = new Map<string, Histogram>();
  readonly #readers = new Set<() => Promise<readonly Reading[]>>();

  constructor({ endpoint, headers, service, interval }: TelemetryPlace) {
    const resource = defaultResource().merge(resourceFromAttributes({ 'service.name': service }));
    const tunnel = tunnelFor(new URL(endpoint));
    const options = { headers: { ...headers }, timeoutMillis: SEND_MS, ...(tunnel && { httpAgentOptions: () => tunnel }) };
    this.#tracing = new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ ...options, url: `${endpoint}/v1/traces` }))] });
    this.#tracer = this.#tracing.getTracer(SCOPE);
    this.#metering = new MeterProvider({
      resource,
      readers: [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter({ ...options, url: `${endpoint}/v1/metrics` }), exportIntervalMillis: interval, exportTimeoutMillis: Math.min(SEND_MS, interval) })],
    });
    context.setGlobalContextManager(this.#manager.enable());
    this.#makeInstruments();
  }

  #makeInstruments(): void {
    const meter = this.#metering.getMeter(SCOPE);
    const gauges = new Map<string, ObservableGauge>();
    for (const [name, { kind, ...options }] of Object.entries(INSTRUMENTS)) {
      if (kind === 'counter') this.#counters.set(name, meter.createCounter(name, options));
      else if (kind === 'histogram') this.#histograms.set(name, meter.createHistogram(name, { ...options, advice: { explicitBucketBoundaries: SECONDS } }));
      else gauges.set(name, meter.createObservableGauge(name, options));
    }
    meter.addBatchObservableCallback(async (result) => {
      for (const read of this.#readers) {
        for (const { name, value, attributes = {} } of await read().catch(() => [])) {
          const gauge = gauges.get(name satisfies GaugeName);
          if (gauge) result.observe(gauge, value, named(attributes));
        }
      }
    }, [...gauges.values()]);
  }

  span: Telemetry['span'] = async (name, attributes, work) => {
    const span = this.#tracer.startSpan(name, { attributes: named(attributes) });
    try {
      return await context.with(trace.setSpan(context.active(), span), () => work({ note: (more) => void span.setAttributes(named(more)) }));
    } catch (error) {
      // The words of a failure can name a repository or an address.
      span.setAttributes(named({ code: codeOf(error) })).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  };

  add(name: CounterName, value: number, attributes: Attributes = {}): void {
    this.#counters.get(name)?.add(value, named(attributes));
  }

  record(name: HistogramName, value: number, attributes: Attributes = {}): void {
    this.#histograms.get(name)?.record(value, named(attributes));
  }

  observe: Telemetry['observe'] = (read) => {
    this.#readers.add(read);
    return () => void this.#readers.delete(read);
  };

  async flush(): Promise<void> {
    await Promise.allSettled([this.#tracing.forceFlush(), this.#metering.forceFlush()]);
  }

  /** Sends what has gathered and ends. */
  async close(): Promise<void> {
    await Promise.allSettled([this.#tracing.shutdown(), this.#metering.shutdown()]);
    context.disable();
    this.#manager.disable();
  }
}
