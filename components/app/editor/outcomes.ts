import type { EditorData } from '../../../lib/cv/edit/editor-data';
import type { Learnable } from '../../../lib/cv/edit/learnable';
import type { SavedDraft } from '../../../lib/cv/edit/save-draft';

/** What comes of keeping a draft. */
export type SaveOutcome = { done: SavedDraft & { learnable: Learnable[] } } | { error: string };

/** What comes of publishing and of its opposites: the CV as it is then. */
export type EditorOutcome = { done: EditorData } | { error: string };

/** What the editor can ask for. */
export interface EditorActions {
  save: (cvId: string, draft: unknown, basedOn: string | null) => Promise<SaveOutcome>;
  publish: (cvId: string) => Promise<EditorOutcome>;
  undoPublication: (cvId: string) => Promise<EditorOutcome>;
  discard: (cvId: string) => Promise<EditorOutcome>;
  rename: (cvId: string, title: string) => Promise<EditorOutcome>;
}
