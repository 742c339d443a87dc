import type { PackageFigures } from '../../snapshots/types';
import { amount } from '../format';

/** What the list of packages is made from, and what its figure means. */
export function packagesSentence(packages: readonly PackageFigures[], who: string): string {
  return `${amount(packages.length, 'package')}, from manifests that ${who} changed. The figure is the months in which files beside or below such a manifest were changed.`;
}
