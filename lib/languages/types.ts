/** What a file is for, decided from its path and, where the name leaves a doubt, its content. */
export const CATEGORIES = ['code', 'test', 'documentation', 'data', 'generated', 'vendored', 'lock', 'binary'] as const;
export type Category = (typeof CATEGORIES)[number];

/** `linguist-*` attributes that a commit's own `.gitattributes` sets for one path; absent means unspecified. */
export interface LinguistAttributes {
  language?: string;
  vendored?: boolean;
  generated?: boolean;
  documentation?: boolean;
  detectable?: boolean;
}

export interface FileToClassify {
  /** Path in the repository, `/` between folders. */
  path: string;
  /** The blob's bytes, or its first bytes; absent when only the name may be used. */
  content?: Uint8Array;
  /** Size of the whole blob in bytes when `content` is only its beginning. */
  size?: number;
  /** Git's file mode, e.g. `100644`, `120000` (symbolic link), `160000` (submodule). */
  mode?: string;
  attributes?: LinguistAttributes;
  /** Git itself treats the change as binary (numstat prints `-`). */
  binary?: boolean;
}

export interface Classification {
  /** Linguist's name of the language, or null where none was found. */
  language: string | null;
  category: Category;
  /** One short clause a person understands, e.g. `extension .go`, `shebang python3`, `vendored path node_modules/`. */
  reason: string;
}

/** The compiled rules. `lib/languages/index.ts` exports `createClassifier(): Classifier`. */
export interface Classifier {
  /** True where name and attributes leave a doubt about language or category that content can settle. */
  needsContent(path: string, attributes?: LinguistAttributes): boolean;
  classify(file: FileToClassify): Classification;
  /** Absent where it can be asked at once; else to be called, and waited for, before anything is asked. */
  ready?(): Promise<void>;
}
