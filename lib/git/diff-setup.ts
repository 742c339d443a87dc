import type { ObjectFormat } from './environment';
import type { GitLimits } from './run';

/** Where and how processes that read objects run. */
export interface DiffSetup {
  gitDir: string;
  objectFormat: ObjectFormat;
  limits?: Partial<GitLimits>;
  signal?: AbortSignal;
}
