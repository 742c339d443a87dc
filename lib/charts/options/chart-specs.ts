import type { Words } from '../../cv/words/types';
import { wordsOf } from '../../cv/words/words';
import type { Figures } from '../../snapshots/types';
import type { ChartSize, ChartSpec, Measure } from '../types';
import { daysChart } from './days';
import { hoursChart } from './hours';
import { kindsCharts } from './kinds';
import { languagesChart } from './languages';
import { openSourceCharts } from './open-source';
import { pullRequestCharts } from './pull-requests';
import { yearsCharts } from './years';

export interface ChartChoice {
  /** `YYYY-MM-DD`: the day for which the page is drawn. */
  today: string;
  measure: Measure;
  size: ChartSize;
  /** Nothing filtered; ranks and colours come from it. The figures themselves where it is left out. */
  all?: Figures;
  /** The same period with all languages: what stands grey behind a chosen one. Needed where `figures.view.language` is set. */
  period?: Figures;
  /** The operator states that he has a Highcharts licence; otherwise the credit stays. */
  licence?: boolean;
  /** English where it is left out. */
  words?: Words;
}

/**
 * The Highcharts charts of a page as plain data, in reading order: `languages`, `kinds-<kind>` (up to six),
 * `years-commits`, `years-days`, `open-source` (where something is), `pull-requests-<act>` (where any is known), `hours` and `days`, each id ending in `-wide` or `-narrow`. Pure: equal input gives equal specs.
 */
export function chartSpecs(figures: Figures, choice: ChartChoice): ChartSpec[] {
  const { today, measure, size, all = figures, period = figures, licence = false, words = wordsOf() } = choice;
  return [
    languagesChart(figures, { all, period }, { today, measure, size, licence, words }),
    ...kindsCharts(figures, { today, size, licence, words }),
    ...yearsCharts(figures, { today, size, licence, words }),
    ...openSourceCharts(figures, { today, size, all, licence, words }),
    ...pullRequestCharts(figures, { today, size, all, licence, words }),
    hoursChart(figures, { size, licence, words }),
    daysChart(figures, { today, size, licence, words }),
  ];
}
