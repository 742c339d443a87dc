import type { CvPage } from '../cv/types';
import { wordsOf } from '../cv/words/words';
import { isTable, pageTable } from '../cv/tables';
import type { ExportSetting } from './export-setting';
import type { ExportAsk } from './variants';

/** Which drawn charts an export needs; the others need not be drawn for it. */
export function needsChart({ variant, name }: ExportAsk, id: string): boolean {
  if (variant === 'pdf') return /^(?:kinds-.*-wide|open-source-narrow|pull-requests-.*-narrow)$/u.test(id);
  return (variant === 'chart-svg' || variant === 'chart-png') && id.startsWith(`${name}-`) && id.endsWith('-wide');
}

/** A PNG of a chart has twice its pixels, for screens that show them. */
const PNG_SCALE = 2;

/**
 * A form of a CV, as text or bytes; undefined where the page has no such one. Pure but for the fonts it reads. PDF and
 * PNG take up to a second: call it in a drawing thread or a program of its own.
 */
export async function makeExport(page: CvPage, ask: ExportAsk, setting: ExportSetting): Promise<string | Uint8Array | undefined> {
  switch (ask.variant) {
    case 'snapshot': return JSON.stringify((await import('./snapshot-json')).snapshotJson(page));
    case 'chart-csv': {
      const table = isTable(ask.name) ? pageTable(page, ask.name, wordsOf(page.cv.language)) : undefined;
      return table && (await import('./csv')).csvOf(table);
    }
    case 'chart-svg': return (await import('./charts/chart-svg')).chartSvg(page, ask.name, ask.theme);
    case 'chart-png': {
      const svg = (await import('./charts/chart-svg')).chartSvg(page, ask.name, ask.theme);
      const width = Number(/ width="(\d+)"/u.exec(svg ?? '')?.[1] ?? 0);
      return svg === undefined ? undefined : (await import('./png')).pngOf(svg, width * PNG_SCALE);
    }
    case 'pdf': return (await import('./pdf/make-pdf')).makePdf(page, ask.paper, setting);
    case 'open-graph': return (await import('./embeds/open-graph')).openGraphPng(page);
    case 'card': return (await import('./embeds/card')).cardSvg(page, ask.theme);
    case 'badge':
    case 'badge-data': return badge(page, ask);
    case 'resume': return JSON.stringify((await import('./json-resume')).jsonResume(page, setting.address));
    case 'feed': return (await import('./feed')).atomFeed(page, setting.address);
    // What signs it has the key: see statement/sign.ts.
    case 'statement': return JSON.stringify((await import('./statement/claims')).statementClaims(page, setting.address ?? ''));
    default: return ask.variant satisfies never;
  }
}

async function badge(page: CvPage, { variant, name, theme }: ExportAsk): Promise<string | undefined> {
  const { badgeFacts } = await import('./embeds/badge-facts');
  const fact = badgeFacts(page, wordsOf(page.cv.language)).find(one => one.name === name);
  if (!fact) return undefined;
  const { badgeData, badgeSvg } = await import('./embeds/badge');
  return variant === 'badge' ? badgeSvg(fact, theme) : JSON.stringify(badgeData(fact));
}
