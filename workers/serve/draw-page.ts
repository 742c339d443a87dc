import { LRUCache } from 'lru-cache';
import { renderCvPage, renderTablePage } from '../../components/cv/render';
import { dependencies, version } from '../../package.json';
import { makeExport, needsChart } from '../../lib/exports/make-export';
import { VARIANTS } from '../../lib/exports/variants';
import { drawnKey } from '../../lib/charts/drawn-key';
import { drawChart } from '../../lib/charts/server/draw-chart';
import type { ChartSpec, DrawnChart } from '../../lib/charts/types';
import type { DrawJob, DrawResult, DrawSource } from '../../lib/cv/delivery/draw-job';
import type { DrawnCharts } from '../../lib/cv/delivery/drawn-charts';
import { unpackDrawn } from '../../lib/cv/delivery/drawn-charts';
import { encodeBody } from '../../lib/cv/delivery/encodings';
import { makeCvPage } from '../../lib/cv/page';
import type { CvAssets, CvPage } from '../../lib/cv/types';
import { presets, viewAddress } from '../../lib/cv/view';
import { pageTrust } from '../../lib/cv/trust-words';
import { unpackSnapshot } from '../../lib/snapshots/pack-snapshot';
import type { Snapshot } from '../../lib/snapshots/types';

const MAKER = `${version} highcharts ${dependencies.highcharts}`;
const MEASURES = ['commits', 'lines', 'days'] as const;
/** Unpacked snapshots a thread keeps at hand. */
const SNAPSHOTS = 4;
const CHART_BYTES = 32 * 1024 * 1024;

interface Unpacked {
  snapshot: Snapshot;
  drawn: DrawnCharts | undefined;
}

const unpacked = new LRUCache<string, Unpacked>({ max: SNAPSHOTS });
const charts = new LRUCache<string, DrawnChart>({ maxSize: CHART_BYTES, sizeCalculation: chart => chart.svg.length + 200 });

function unpack(source: DrawSource): Unpacked {
  const there = unpacked.get(source.key);
  if (there) return there;
  const made = { snapshot: unpackSnapshot(source.columns), drawn: unpackDrawn(source.drawn, MAKER) };
  unpacked.set(source.key, made);
  return made;
}

/** A chart from the store, from this thread's memory, or drawn now. */
function drawer(drawn: DrawnCharts | undefined, onUse?: (key: string, chart: DrawnChart) => void): (spec: ChartSpec) => DrawnChart {
  return spec => {
    const key = drawnKey(spec);
    const chart = drawn?.charts[key] ?? charts.get(key) ?? drawChart(spec);
    charts.set(key, chart);
    onUse?.(key, chart);
    return chart;
  };
}

async function page(job: Extract<DrawJob, { kind: 'page' }>, assets: CvAssets): Promise<DrawResult> {
  const { cv, view, today, highchartsLicence, addresses, readUpTo, part } = job;
  const { snapshot, drawn } = unpack(job.source);
  const wanted = part.kind === 'export' ? (spec: ChartSpec) => needsChart(part, spec.id) : () => part.kind === 'page';
  const ready = drawer(drawn);
  const draw = (spec: ChartSpec) => (wanted(spec) ? ready(spec) : undefined);
  const made = makeCvPage({ cv, snapshot, view, today, highchartsLicence, addresses, readUpTo, trust: pageTrust(snapshot.repositories), draw });
  const content = part.kind === 'export' ? await makeExport(made, part, { address: job.address }) : await textOf({ ...made, address: job.address }, part, assets);
  if (content === undefined) return { kind: 'page', body: undefined };
  if (part.kind === 'export' && VARIANTS[part.variant].packed && content instanceof Uint8Array) return { kind: 'page', body: { raw: content, br: content, gzip: content } };
  return { kind: 'page', body: await encodeBody(content) };
}

type TextPart = Exclude<Extract<DrawJob, { kind: 'page' }>['part'], { kind: 'export' }>;

async function textOf(made: CvPage, part: TextPart, assets: CvAssets): Promise<string | undefined> {
  switch (part.kind) {
    case 'page': return renderCvPage(made, assets, part.own && { edit: `/content/${encodeURIComponent(made.cv.id)}` });
    case 'table': return renderTablePage(made, part.chart, viewAddress(`/cv/${made.cv.slug}`, made.view), assets);
    case 'charts': return JSON.stringify(Object.fromEntries(made.specs.map(spec => [spec.id, spec])));
    default: return part satisfies never;
  }
}

function drawPresets({ cv, source, today, highchartsLicence }: Extract<DrawJob, { kind: 'presets' }>): DrawResult {
  const { snapshot } = unpack(source);
  const kept: Record<string, DrawnChart> = {};
  const draw = drawer(undefined, (key, chart) => (kept[key] = chart));
  for (const { view } of presets(today)) {
    for (const measure of MEASURES) makeCvPage({ cv, snapshot, view: { ...view, measure }, today, highchartsLicence, trust: pageTrust(snapshot.repositories), draw });
  }
  return { kind: 'presets', drawn: { format: 1, maker: MAKER, charts: kept } };
}

/** Does one job of a drawing thread: a page in every encoding, or the charts of all preset views. */
export async function drawPage(job: DrawJob, assets: CvAssets): Promise<DrawResult> {
  return job.kind === 'page' ? page(job, assets) : drawPresets(job);
}
