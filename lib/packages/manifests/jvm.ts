import { XMLParser } from 'fast-xml-parser';
import { parse as parseToml } from 'smol-toml';

const XML = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: false });
/** `group:artifact` without a placeholder of the build in it. */
const COORDINATES = /^[\w.-]+:[\w.-]+$/u;

type Node = Record<string, unknown>;
const word = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function* dependencies(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const one of node) yield* dependencies(one);
  else if (isNode(node)) for (const [name, inner] of Object.entries(node)) {
    if (name === 'dependency') yield* [inner].flat().filter(isNode);
    else yield* dependencies(inner);
  }
}

/** `group:artifact` of every dependency in a `pom.xml` (maven.apache.org, POM Reference). */
export function pomPackages(text: string): string[] {
  const found: string[] = [];
  for (const { groupId, artifactId } of dependencies(XML.parse(text))) {
    const name = `${word(groupId)}:${word(artifactId)}`;
    if (COORDINATES.test(name)) found.push(name);
  }
  return found;
}

/** `group:artifact` of string notations in a Gradle build; what a build computes is not known. */
export function gradlePackages(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/(^|[^:])\/\/.*$/gmu, '$1');
  const notations = [...code.matchAll(/\b[a-z]\w*(?:Implementation|Only|Classpath|Api|Processor)?[\s(]+(?:platform\(|enforcedPlatform\()?["']([\w.-]+:[\w.-]+)(?::[^"'\s]*)?["']/giu)].map(([, name = '']) => name);
  const maps = [...code.matchAll(/group\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.-]+)["']/gu)].map(([, group = '', name = '']) => `${group}:${name}`);
  return [...notations, ...maps];
}

/** `group:artifact` of the libraries in a version catalogue (`libs.versions.toml`). */
export function catalogPackages(text: string): string[] {
  const { libraries } = parseToml(text) as Node;
  return Object.values(isNode(libraries) ? libraries : {}).flatMap((library) => {
    const table = isNode(library) ? library : {};
    const said = word(library) || word(table['module']) || `${word(table['group'])}:${word(table['name'])}`;
    const name = said.split(':').slice(0, 2).join(':');
    return COORDINATES.test(name) ? [name] : [];
  });
}
