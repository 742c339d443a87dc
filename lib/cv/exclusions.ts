import type { Exclusion } from '../snapshots/types';

/** How a reason is named to readers, and one sentence that says why. */
export const EXCLUSION_WORDS: Record<Exclusion, { name: string; why: string }> = {
  merge: { name: 'Merges', why: 'They join work that is counted already.' },
  duplicate: { name: 'Seen before', why: 'The same commit or the same work in a fork, a mirror or after a rebase.' },
  bot: { name: 'Written by bots', why: 'The author is an automatic account.' },
  owner: { name: 'Left out by the owner', why: 'Excluded by hand.' },
  generated: { name: 'Generated files', why: 'A tool made them from other files.' },
  vendored: { name: 'Vendored code', why: 'Somebody else’s code, kept in the repository.' },
  lock: { name: 'Lock files', why: 'A package manager wrote them.' },
  documentation: { name: 'Prose and documentation', why: 'Markdown, plain text, docs folders.' },
  data: { name: 'Data and configuration', why: 'JSON, YAML and the like.' },
  binary: { name: 'Binary files', why: 'They have no lines.' },
  unknown: { name: 'No language found', why: 'Neither name nor content says what they are.' },
};

/** Reasons that take whole commits out of the figure; the others take out files and lines of commits that still count. */
export const COMMIT_EXCLUSIONS: readonly Exclusion[] = ['merge', 'duplicate', 'bot', 'owner'];
