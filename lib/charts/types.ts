/** Columns and rows behind a chart, for its data table and CSV; numbers unformatted. */
export interface ChartTable {
  columns: string[];
  rows: (string | number | null)[][];
}

/** One chart as plain data: server and browser draw the same options. */
export interface ChartSpec {
  /** Unique on the page, e.g. `languages-wide`. */
  id: string;
  /** CSS pixels. */
  width: number;
  height: number;
  /** Highcharts options as plain JSON: no functions. */
  options: Record<string, unknown>;
  /** One sentence that states the finding; becomes `accessibility.description`. */
  sentence: string;
  table: ChartTable;
}

export type Measure = 'commits' | 'lines' | 'days';
/** Charts are drawn twice: for a desktop column and for a phone. */
export type ChartSize = 'wide' | 'narrow';

/** A drawn chart: standalone SVG markup that uses CSS variables, so one serves light and dark. */
export interface DrawnChart {
  id: string;
  width: number;
  height: number;
  svg: string;
}
