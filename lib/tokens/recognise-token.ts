import { AppError } from '../errors/app-error';
import type { Token } from '../documents/collections';

type ForgeName = Token['forge'];

/** How people call the forges. */
export const FORGE_NAMES: Readonly<Record<ForgeName, string>> = { 'github': 'GitHub', 'gitlab': 'GitLab', 'azure-devops': 'Azure DevOps' };

/** What the person should paste instead. */
const INSTEAD: Readonly<Record<ForgeName, string>> = {
  'github': 'paste one that starts with github_pat_',
  'gitlab': 'paste one that starts with glpat-',
  'azure-devops': 'paste a personal access token of your organisation',
};

/** Texts that are certainly a forge's token. An administrator of a GitLab server can choose any prefix, so nothing follows from the lack of one. */
const SIGNS: readonly [RegExp, ForgeName][] = [
  [/^(?:github_pat_|gh[pousr]_)/u, 'github'],
  [/^gl(?:pat|dt|cbt|rt|rtr|ptt|ft|imt|agent|wt|soat|ffct)-|^gloas-/u, 'gitlab'],
  [/^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/u, 'azure-devops'],
];

/** Tokens of the right forge that cannot do what is needed here. */
const USELESS: readonly [RegExp, string][] = [
  [/^ghr_/u, 'This is a refresh token of an app, which reads nothing. Paste a personal access token; it starts with github_pat_.'],
  [/^ghs_/u, 'This is the token of an app installation, which ends within the hour. Paste a personal access token; it starts with github_pat_.'],
  [/^gldt-/u, 'This is a deploy token, which cannot list repositories. Paste a personal access token; it usually starts with glpat-.'],
  [/^gl(?:cbt|rt|rtr|ptt|ft|imt|agent|wt|soat|ffct)-|^gloas-/u, 'This is not an access token: GitLab gives out other secrets with this beginning. Paste a personal access token; it usually starts with glpat-.'],
];

/** The forge whose tokens look like this one, where that is certain. */
export function forgeOfToken(text: string): ForgeName | undefined {
  return SIGNS.find(([sign]) => sign.test(text))?.[1];
}

/**
 * Refuses a text that is certainly no usable token of this forge, before anything is sent anywhere.
 * @throws AppError `wrong-use` with what to do instead; never with the text.
 */
export function requireTokenOf(forge: ForgeName, text: string): void {
  const found = forgeOfToken(text);
  if (found !== undefined && found !== forge) {
    const article = found === 'azure-devops' ? 'an' : 'a';
    throw new AppError('wrong-use', `This is ${article} ${FORGE_NAMES[found]} token. Choose ${FORGE_NAMES[found]} above, or ${INSTEAD[forge]}.`);
  }
  const useless = USELESS.find(([sign]) => sign.test(text));
  if (useless) throw new AppError('wrong-use', useless[1]);
}
