import type { CvSettings } from '../../../lib/documents/collections/cv-settings';

/** What every part of the editor is given: the draft, and the way to change it. */
export interface TabProps {
  draft: CvSettings;
  change: (changes: Partial<CvSettings>) => void;
}
