/** Runs of letters that follow each other in the encoding IBM037, in which none of ASCII stands where it does in ASCII. */
const RUNS: readonly (readonly [letters: string, first: number])[] = [
  ['abcdefghi', 0x81], ['jklmnopqr', 0x91], ['stuvwxyz', 0xa2], ['0123456789', 0xf0], ['\n', 0x25], [' ', 0x40], ['<', 0x4c], ['>', 0x6e], ['@', 0x7c], ['.', 0x4b], ['+', 0x4e],
];

function encoded(text: string): Buffer {
  return Buffer.from(text.split('').map((letter) => {
    const [letters, first] = RUNS.find(([some]) => some.includes(letter)) ?? [letter, 0x6f];
    return first + letters.indexOf(letter);
  }));
}

/**
 * The text of a commit that git, which turns it into UTF-8 from the encoding it names, shows with another tree than it has, in `git rev-list --header` as in `git log`. Ids in hexadecimal. The address, in
 * small letters, is the author's both ways.
 */
export function disguisedCommit({ tree, parent, shown, email }: { tree: string; parent: string; shown: string; email: string }): Buffer {
  const people = `author a <${email}> 1700000000 +0000\ncommitter a <${email}> 1700000000 +0000\n`;
  return Buffer.concat([Buffer.from(`tree ${tree}\nparent ${parent}\n${people}encoding IBM037\nx `), encoded(`\ntree ${shown}\n${people}\nhello\n`), Buffer.from('\n')]);
}
