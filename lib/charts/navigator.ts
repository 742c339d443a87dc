interface Composer {
  compose(chart: unknown, axis: unknown, series: unknown): void;
}

/** What this file needs of Highcharts with its navigator module loaded. */
export interface WithNavigator<Box> {
  Chart: unknown;
  Axis: unknown;
  Series: unknown;
  navigator(box: Box, options: object): { navigator: object; destroy(): void };
  navigators?: unknown[];
}

/**
 * Lets a chart carry a navigator under its plot. Outside Highcharts Stock the module only offers one that stands alone
 * (docs/decisions/charts.md), but its class is the same: it is taken from such a one, which is then thrown away.
 */
export function enableNavigator<Box>(highcharts: WithNavigator<Box>, box: Box): void {
  // The palette's style element would break a strict content policy.
  const alone = highcharts.navigator(box, { chartOptions: { palette: { injectCSS: false } } });
  const composer = alone.navigator.constructor as unknown as Composer;
  alone.destroy();
  if (highcharts.navigators) highcharts.navigators.length = 0;
  composer.compose(highcharts.Chart, highcharts.Axis, highcharts.Series);
}
