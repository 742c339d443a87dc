import { aboutText } from '../cv/about';
import { activeUnit, shownSections } from '../cv/page-sections';
import { headlineLanguages } from '../cv/ranking';
import { summary } from '../cv/sentences/summary';
import type { CvPage } from '../cv/types';
import { wordsOf } from '../cv/words/words';

/** What is filled of a JSON Resume (schema of jsonresume.org, version 1): what the page shows, and nothing that would have to be guessed. */
export interface JsonResume {
  $schema: string;
  basics: { name: string; label?: string; summary: string; email?: string; url?: string; location?: { address: string }; profiles: { network: string; username: string; url: string }[] };
  skills: { name: string; level: string; keywords: string[] }[];
  projects: { name: string; description: string; highlights: string[]; keywords: string[]; startDate?: string; endDate?: string }[];
  meta: { canonical?: string; version: string; lastModified: string };
}

const SCHEMA = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json';
const EMAIL = /^[^\s@"<>()[\]\\,;:]+@[\w-]+(?:\.[\w-]+)+$/u;

function emailOf(links: CvPage['cv']['links']): string | undefined {
  return links.map(({ url }) => (url.toLowerCase().startsWith('mailto:') ? decodeURIComponentSafe(url.slice(7).split('?', 1)[0] ?? '') : '')).find(address => EMAIL.test(address) && /^[\u0021-\u007E]+$/u.test(address));
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function profilesOf(links: CvPage['cv']['links']): JsonResume['basics']['profiles'] {
  return links.flatMap(({ label, url }) => {
    if (!/^https?:/iu.test(url) || !URL.canParse(url)) return [];
    const { hostname, pathname, href } = new URL(url);
    return [{ network: hostname, username: pathname.split('/').findLast(part => part !== '') ?? label, url: href }];
  });
}

/** A CV as JSON Resume. Languages with their months of use are the skills, repositories the projects, as the page shows them. */
export function jsonResume(page: CvPage, address: string | undefined): JsonResume {
  const { cv, figures, all, today, made } = page;
  const words = wordsOf(cv.language);
  const { forms: { resume: says }, repositories: kinds, percent } = words;
  const line = summary(all, today, words);
  const about = aboutText(cv.about);
  const email = emailOf(cv.links);
  const sum = figures.byLanguage.reduce((total, { commitShare }) => total + commitShare, 0);
  const shown = new Set<string>(shownSections(cv, figures));
  const live = address !== undefined && cv.visibility === 'public' ? address : undefined;
  return {
    $schema: SCHEMA,
    basics: {
      name: cv.name, ...(cv.headline !== '' && { label: cv.headline }), summary: about === '' ? `${line}.` : `${about} (${line}.)`,
      ...(email !== undefined && { email }), ...(live !== undefined && { url: live }), ...(cv.place !== '' && { location: { address: cv.place } }), profiles: profilesOf(cv.links),
    },
    skills: !shown.has('languages') ? [] : headlineLanguages(figures, all).map(({ language, activeMonths, commitShare }) => ({
      name: language, level: says.level(activeMonths, percent(sum > 0 ? commitShare / sum : 0)), keywords: [],
    })),
    projects: !shown.has('repositories') ? [] : figures.byRepository.filter(({ commits }) => commits > 0).map(({ repository, commits, activeDays, first, last, languages }) => ({
      name: repository.name, description: [repository.openSource === null ? '' : repository.openSource ? kinds.open : kinds.closed, languages.length > 0 ? says.mostly(languages.slice(0, 2)) : ''].filter(part => part !== '').join(', '),
      highlights: [words.summary.amount(commits, activeDays, activeUnit(all))], keywords: languages.slice(0, 8),
      ...(first !== null && { startDate: first.slice(0, 7) }), ...(last !== null && { endDate: last.slice(0, 7) }),
    })),
    meta: { ...(live !== undefined && { canonical: `${live}/resume.json` }), version: 'v1.0.0', lastModified: made.slice(0, 19) },
  };
}
