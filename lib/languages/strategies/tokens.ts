const TOKENS = /[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[!-/:-@[-^`{-~]+/g;
const LONGEST_WORD = 24;
const LONGEST_SIGN = 4;
const SIGNS_READ = 8;

/**
 * How often each token stands in a text: words, runs of signs (`=>`) and their single signs; all numbers are the one token `0`. Strings and comments count too:
 * their words and quotes tell languages apart as well as code does.
 */
export function countTokens(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (token: string): void => {
    counts.set(token, (counts.get(token) ?? 0) + 1);
  };
  for (const token of text.match(TOKENS) ?? []) {
    const code = token.charCodeAt(0);
    if (code >= 48 && code <= 57) add('0');
    else if ((code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122)) add(token.slice(0, LONGEST_WORD));
    else {
      add(token.slice(0, LONGEST_SIGN));
      if (token.length > 1) for (const sign of token.slice(0, SIGNS_READ)) add(sign);
    }
  }
  return counts;
}
