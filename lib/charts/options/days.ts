import { addMonths, dayNumber, lastDay } from '../../cv/months';
import { axisMonths } from '../../cv/ranking';
import type { Figures } from '../../snapshots/types';
import { SCALE, TOKENS } from '../colors/tokens';
import type { ChartSize, ChartSpec } from '../types';
import { baseOptions, HALO, pick, plotWidth, TEXT, timeAxis, type Setting, type Frame } from './base';

const DAY = 86_400_000;
/** Months in view at first. */
const IN_VIEW = 18;
/** The strip, the room above it and that of its labels below, px. */
const [NAVIGATOR, NAVIGATOR_GAP, NAVIGATOR_LABELS] = [41, 21, 22];

/** First and last day of the axis, and the first day in view before anybody zooms. */
export function daysWindow(figures: Figures, today: string): { from: string; to: string; viewFrom: string } {
  const { from, to } = axisMonths(figures, today);
  const first = figures.view.from ?? `${from}-01`;
  const lastInMonth = lastDay(to);
  const end = figures.view.to ?? lastInMonth;
  const last = end > today && to === today.slice(0, 7) ? today : end;
  const start = `${addMonths(last.slice(0, 7), -IN_VIEW)}-01`;
  return { from: first, to: last < first ? first : last, viewFrom: start > first ? start : first };
}

/** Starts of years that leave at least `room` px for each label. */
function startsOf(from: string, to: string, width: number, room: number): number[] {
  const days = dayNumber(to) - dayNumber(from) + 1;
  const every = [12, 24, 36, 60, 120, 240].find((months) => (width / days) * months * 30 >= room) ?? 480;
  const starts: number[] = [];
  for (let month = from.slice(0, 7); `${month}-01` <= to; month = addMonths(month, 1)) {
    const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
    const roomLeft = (width / days) * (dayNumber(to) - dayNumber(`${month}-01`));
    if (`${month}-01` >= from && index % every === 0 && roomLeft >= room / 2) starts.push(dayNumber(`${month}-01`) * DAY);
  }
  return starts;
}

/** px that the label of a month takes. */
const MONTH_LABEL = 64;

/** Whether the last label of the months in view would stand beyond the chart: their ticks are `every` months apart, each with its label at its right. */
function isLastLabelCut(from: string, to: string, width: number, every: number): boolean {
  const month = Number(to.slice(5, 7)) - 1;
  const tick = `${addMonths(to.slice(0, 7), -(month % every))}-01`;
  return tick > from && ((dayNumber(to) - dayNumber(tick)) / (dayNumber(to) - dayNumber(from) + 1)) * width < MONTH_LABEL;
}

/** How Highcharts writes a day on an axis; a format of its own, as it knows no ordinals. */
function dayFormats({ language }: Setting['words']): Record<string, string> {
  const format = language === 'de' ? '%e. %b %Y' : '%e %b %Y';
  return { day: format, week: format };
}

/** Commits per day of the whole period, the last 18 months in view, and the whole in a strip beneath with handles. */
export function daysChart(figures: Figures, options: { today: string; size: ChartSize } & Setting): ChartSpec {
  const { charts, common, nouns, day } = options.words;
  const { from, to, viewFrom } = daysWindow(figures, options.today);
  const frame = pick<Frame>(options.size, { width: 1200, height: 282, margin: [22, 6, 26, 0] }, { width: 358, height: 262, margin: [22, 6, 26, 0] });
  const width = plotWidth(frame);
  const days = figures.byDay.filter(({ period, commits }) => commits > 0 && period >= from && period <= to);
  const inView = days.filter(({ period }) => period >= viewFrom);
  const best = days.reduce<(typeof days)[number] | undefined>((most, one) => (!most || one.commits > most.commits ? one : most), undefined);
  const sentence = best
    ? charts.days(day(best.period), best.commits, day(viewFrom), day(to), inView.reduce((sum, { commits }) => sum + commits, 0))
    : charts.nothing;
  const [least, most] = [dayNumber(from) * DAY, dayNumber(to) * DAY];
  const timeLabels = { align: 'left', x: 0, rotation: 0, autoRotation: false, overflow: 'allow', style: { ...TEXT, color: TOKENS.ink2 } };
  const base = baseOptions(frame, sentence, options);
  return {
    id: `days-${options.size}`,
    width: frame.width,
    height: frame.height,
    sentence,
    options: {
      ...base,
      // The labels of the strip stand in the space below it.
      chart: { ...(base['chart'] as object), spacing: [0, 0, NAVIGATOR_LABELS, 0] },
      xAxis: {
        ...timeAxis(), type: 'datetime', min: dayNumber(viewFrom) * DAY - DAY / 2, max: most + DAY / 2, minRange: 14 * DAY, startOnTick: false, endOnTick: false, minPadding: 0, maxPadding: 0,
        tickPixelInterval: pick(options.size, 180, 110), showLastLabel: !isLastLabelCut(viewFrom, to, width, pick(options.size, 3, 6)),
        dateTimeLabelFormats: { ...dayFormats(options.words), month: '%b %Y', year: '%Y' }, labels: { ...timeLabels, y: 19 },
      },
      yAxis: {
        opposite: false, title: { text: null }, min: 0, allowDecimals: false, tickPixelInterval: 36, endOnTick: false, maxPadding: 0.04, gridLineColor: TOKENS.line, showFirstLabel: false,
        labels: { align: 'left', reserveSpace: false, x: 0, y: -4, format: `{value:,.0f}{#if isLast} ${inView.every(({ commits }) => commits === 1) ? nouns.commit.one : nouns.commit.other}{/if}`, style: HALO, zIndex: 5 },
      },
      navigator: {
        enabled: true, height: NAVIGATOR, margin: NAVIGATOR_GAP + NAVIGATOR_LABELS, maskInside: true, maskFill: TOKENS.window, outlineColor: TOKENS.control, outlineWidth: 1, adaptToUpdatedData: false,
        handles: { width: 9, height: 20, borderRadius: 2, lineWidth: 1, backgroundColor: TOKENS.paper, borderColor: TOKENS.accent },
        series: {
          type: 'column', color: SCALE[2], pointRange: 30 * DAY, groupPadding: 0.06, pointPadding: 0, borderWidth: 0, lineWidth: 0, fillOpacity: 1,
          data: figures.byMonth.filter(({ commits, period }) => commits > 0 && period >= from.slice(0, 7) && period <= to.slice(0, 7))
            .map(({ period, commits }) => [(dayNumber(`${period}-01`) + 15) * DAY, commits]),
        },
        xAxis: {
          min: least, max: most, gridLineWidth: 0, tickLength: 0, lineWidth: 1, lineColor: TOKENS.control, tickPositions: startsOf(from, to, width, 64), startOnTick: false, endOnTick: false,
          labels: { ...timeLabels, y: 16, format: '{value:%Y}', style: { ...timeLabels.style, opacity: '1' } },
        },
        yAxis: { min: 0 },
      },
      series: [{
        type: 'column', name: common.commits, color: TOKENS.accent, pointPlacement: 'on', pointRange: DAY, groupPadding: 0.06, pointPadding: 0, cropThreshold: 1,
        data: days.map(({ period, commits }) => [dayNumber(period) * DAY, commits]),
      }],
      custom: { tooltip: 'day', language: options.words.language, unit: nouns.commit },
    },
    table: { columns: [charts.day, common.commits], rows: days.map(({ period, commits }) => [period, commits]) },
  };
}
