/** Where packages are published: the names under which the page speaks of them. */
export const ECOSYSTEMS = ['npm', 'PyPI', 'Go', 'Cargo', 'Maven', 'NuGet', 'RubyGems', 'Composer'] as const;
export type Ecosystem = (typeof ECOSYSTEMS)[number];

/** A package by the name its registry knows it under; no version. */
export interface PackageName {
  ecosystem: Ecosystem;
  name: string;
}

/** Reads a manifest's text into names. Throws whatever its parser throws; what it gives may hold names twice. */
export type ManifestParser = (text: string) => string[];
