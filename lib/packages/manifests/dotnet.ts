import { XMLParser } from 'fast-xml-parser';

const XML = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, parseAttributeValue: false, processEntities: false });
const NAME = /^[\w.-]+$/u;

type Node = Record<string, unknown>;
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

function* elements(node: unknown, names: ReadonlySet<string>): Generator<Node> {
  if (Array.isArray(node)) for (const one of node) yield* elements(one, names);
  else if (typeof node === 'object' && node !== null) for (const [name, inner] of Object.entries(node)) {
    if (names.has(name)) yield* [inner].flat().filter((one): one is Node => typeof one === 'object' && one !== null);
    else yield* elements(inner, names);
  }
}

const PROJECT = new Set(['PackageReference', 'PackageVersion']);

/** Packages of a project file or of `Directory.Packages.props` (learn.microsoft.com, PackageReference). */
export function projectPackages(text: string): string[] {
  return [...elements(XML.parse(text), PROJECT)].map(({ Include, Update }) => word(Include) || word(Update)).filter((name) => NAME.test(name));
}

/** Packages of the older `packages.config`. */
export function packagesConfigPackages(text: string): string[] {
  return [...elements(XML.parse(text), new Set(['package']))].map(({ id }) => word(id)).filter((name) => NAME.test(name));
}
