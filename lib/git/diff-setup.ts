import type { DiffLoad } from './diff-load';
import type { Engine } from './engine/engine';
import type { ObjectFormat } from './environment';
import type { GitLimits } from './run';

/** Where and how processes that read objects run. */
export interface DiffSetup {
  gitDir: string;
  objectFormat: ObjectFormat;
  limits?: Partial<GitLimits>;
  signal?: AbortSignal;
  /** What the diffs beside are doing: while one of their cores is free, contents are read without rest. */
  load?: DiffLoad;
  /** Reads the same packs inside this program; whoever has none asks git. */
  engine?: Engine;
}
