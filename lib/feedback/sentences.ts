import { amount, day, list } from '../cv/format';
import type { Week } from './week';

/** Packages that are told by name; a new manifest may bring a hundred. */
const NAMED = 8;
/** From this share of difference on, a week is told apart from a usual one. */
const NOTABLE = 0.2;

function compared({ headline, usual }: Week): string {
  if (usual === null || headline.commits === 0) return '';
  if (usual.commits === 0) return ` Your ${usual.weeks} weeks before had none.`;
  const often = headline.commits / usual.commits - 1;
  const than = `your ${usual.weeks} weeks before (${usual.commits.toFixed(1)} commits on ${usual.activeDays.toFixed(1)} days a week)`;
  if (often >= NOTABLE) return ` That is more than in ${than}.`;
  if (often <= -NOTABLE) return ` That is less than in ${than}.`;
  return ` That is about as much as in ${than}.`;
}

/** `12 commits on 4 days`, for a subject or a title. */
export function amountsOf({ headline: { commits, activeDays } }: Pick<Week, 'headline'>): string {
  return commits === 0 ? 'no commits' : `${amount(commits, 'commit')} on ${amount(activeDays, 'day')}`;
}

/** `12 commits on 4 days` and how that compares with one's own past, never with anybody else's. */
export function summaryOf(week: Week): string {
  if (week.headline.commits === 0) return week.over ? 'No commits were counted.' : 'No commits so far.';
  return `${amountsOf(week)}${week.over ? '' : ' so far'}.${week.over ? compared(week) : ''}`;
}

/** What is worth telling of a week, the summary first. */
export function sentencesOf(week: Week): string[] {
  const { streak, newLanguages, returned, newRepositories, newPackages, languages } = week;
  const told = [summaryOf(week)];
  if (streak.days > 1) told.push(`${streak.longest ? 'Your longest run of days' : 'A run of days'} with commits goes on: ${streak.days} days${streak.from === null ? '' : `, since ${day(streak.from)}`}.`);
  if (newLanguages.length > 0) told.push(`New: ${list(newLanguages)}.`);
  for (const { language, last } of returned) told.push(`${language} is back; you last used it on ${day(last)}.`);
  if (newRepositories.length > 0) told.push(`First commits in ${list(newRepositories)}.`);
  if (newPackages.length > 0) told.push(`New ${newPackages.length === 1 ? 'package' : 'packages'}: ${list(newPackages.slice(0, NAMED))}${newPackages.length > NAMED ? ` and ${newPackages.length - NAMED} more` : ''}.`);
  if (languages.length > 0) told.push(`Mostly ${list(languages.slice(0, 3))}.`);
  return told;
}

/** `Week of 16 Nov 2026`. */
export const titleOf = ({ monday }: Week): string => `Week of ${day(monday)}`;
