const POINTS = '{series.points.length} {#eq series.points.length 1}Datenpunkt{else}Datenpunkten{/eq}';
const COLUMNS = '{series.points.length} {#eq series.points.length 1}Säule{else}Säulen{/eq}';
const SERIES = '{series.name}, Reihe {seriesNumber} von {chart.series.length}';

/** What Highcharts itself says in German about the charts here, to those who listen; it brings the same in English. Its templates are its own. */
export const HIGHCHARTS_DE = {
  accessibility: {
    defaultChartTitle: 'Diagramm', chartContainerLabel: '{title}. Interaktives Diagramm von Highcharts.', svgContainerLabel: 'Interaktives Diagramm', credits: 'Hinweis zum Diagramm: {creditsStr}', thousandsSep: '.',
    screenReaderSection: { endOfChartMarker: 'Ende des interaktiven Diagramms.' },
    zoom: { resetZoomButton: 'Ausschnitt zurücksetzen' },
    navigator: { handleLabel: '{#eq handleIx 0}Anfang, Prozent{else}Ende, Prozent{/eq}', groupLabel: 'Ausschnitt der Achse' },
    table: { tableSummary: 'Das Diagramm als Tabelle.' },
    chartTypes: {
      emptyChart: 'Leeres Diagramm', combinationChart: 'Kombiniertes Diagramm mit {numSeries} Datenreihen.',
      defaultSingle: 'Diagramm mit {numPoints} {#eq numPoints 1}Datenpunkt{else}Datenpunkten{/eq}.', defaultMultiple: 'Diagramm mit {numSeries} Datenreihen.',
      columnSingle: 'Säulendiagramm mit {numPoints} {#eq numPoints 1}Säule{else}Säulen{/eq}.', columnMultiple: 'Säulendiagramm mit {numSeries} Datenreihen.',
    },
    axis: {
      xAxisDescriptionSingular: 'Das Diagramm hat eine X-Achse: {names[0]}. {ranges[0]}', yAxisDescriptionSingular: 'Das Diagramm hat eine Y-Achse: {names[0]}. {ranges[0]}',
      xAxisDescriptionPlural: 'Das Diagramm hat {numAxes} X-Achsen: {#each names}{#unless @first}, {/unless}{this}{/each}.', yAxisDescriptionPlural: 'Das Diagramm hat {numAxes} Y-Achsen: {#each names}{#unless @first}, {/unless}{this}{/each}.',
      timeRangeDays: 'Umfang: {range} Tage.', timeRangeHours: 'Umfang: {range} Stunden.', timeRangeMinutes: 'Umfang: {range} Minuten.', timeRangeSeconds: 'Umfang: {range} Sekunden.',
      rangeFromTo: 'Werte von {rangeFrom} bis {rangeTo}.', rangeCategories: '{numCategories} Kategorien.', defaultAxisNames: { categories: 'Kategorien', time: 'Zeit', values: 'Werte' },
    },
    series: {
      summary: { default: `${SERIES} mit ${POINTS}.`, defaultCombination: `${SERIES} mit ${POINTS}.`, column: `${SERIES} mit ${COLUMNS}.`, columnCombination: `${SERIES} mit ${COLUMNS}.`, scatter: `${SERIES} mit ${POINTS}.`, scatterCombination: `${SERIES} mit ${POINTS}.` },
      xAxisDescription: 'X-Achse, {name}', yAxisDescription: 'Y-Achse, {name}', nullPointValue: 'Kein Wert',
    },
  },
  resetZoom: 'Ausschnitt zurücksetzen', resetZoomTitle: 'Ausschnitt zurücksetzen', noData: 'Keine Daten', loading: 'Lädt …',
} as const;
