import { openLocal } from './open-local';
import type { OpenedSource } from './source';
import { sweepJobFolders } from './temp-folders';
import type { CommitHeader, GitProgress, RepositorySource } from './types';

export interface OpenRequest {
  source: RepositorySource;
  /** The addresses whose commits will be asked for; a remote source brings the objects of these only. */
  emails: readonly string[] | 'all';
  /** Head up to which everything is known; commits that it reaches are left out where that saves work. */
  lastHead?: string | null;
  /** Says of a commit, as often as it is asked, whether its lines will be wanted: a remote source then fetches them early, and may leave out commits that name none of the addresses. */
  wants?: (header: CommitHeader) => boolean;
  /** The headers of all commits are wanted, whoever's they are. */
  everyHeader?: boolean;
  /** Called once while a server prepares its answer: work for which there is time now. */
  whileWaiting?: () => void;
  /** Parent of temporary folders; default: one of this user in the system's own. */
  tempParent?: string;
  signal?: AbortSignal;
  onProgress?: (progress: GitProgress) => void;
}

/**
 * Opens a repository for reading, wherever it is; what a killed process left in the temporary folder goes before. Throws AppError with a sentence that names what is wrong; then nothing is left behind.
 */
export async function openSource(request: OpenRequest): Promise<OpenedSource> {
  const { source, tempParent, signal, lastHead } = request;
  await sweepJobFolders(tempParent);
  if (source.kind === 'path') return openLocal(source.path, { tempParent, signal, lastHead });
  const { openRemote } = await import('./remote/open-remote');
  return openRemote({ url: source.url, authorization: source.authorization, pinned: source.pinned, emails: request.emails, lastHead, wants: request.wants, everyHeader: request.everyHeader, whileWaiting: request.whileWaiting, onProgress: request.onProgress, signal, temp: tempParent });
}
