import { describe, expect, it } from 'vitest';
import { TreePaths } from './tree-paths';

const id = (digit: string): string => digit.repeat(40);

/** Trees by id; each entry is mode, name, id. */
function trees(all: Record<string, [string, string, string][]>) {
  const asked: string[] = [];
  const tree = (name: string): Buffer | undefined => {
    asked.push(name);
    const entries = all[name];
    return entries && Buffer.concat(entries.flatMap(([mode, file, object]) => [Buffer.from(`${mode} ${file}\0`), Buffer.from(object, 'hex')]));
  };
  return { tree, asked };
}

describe('a path in a tree', () => {
  const objects = trees({
    [id('a')]: [['100644', '.gitattributes', id('1')], ['40000', 'docs', id('b')], ['160000', 'sub', id('9')], ['120000', 'to', id('2')], ['40000', 'gone', id('f')]],
    [id('b')]: [['100644', 'x .gitattributes', id('3')], ['40000', 'api', id('c')]],
    [id('c')]: [['100755', '.gitattributes', id('4')], ['40000', '.git', id('d')]],
  });
  const at = (path: string): string | null | undefined => new TreePaths().blobAt(objects, id('a'), path);

  it('is found wherever it lies, links too', () => {
    expect([at('.gitattributes'), at('docs/api/.gitattributes'), at('to')]).toEqual([id('1'), id('4'), id('2')]);
  });

  it('is not there where a name only ends alike, or a folder on the way is none', () => {
    expect([at('docs/.gitattributes'), at('gitattributes'), at('none/.gitattributes'), at('to/.gitattributes'), at('docs/none/.gitattributes')]).toEqual([null, null, null, null, null]);
  });

  it('is left to git where it is no file, or a tree is not in a pack', () => {
    expect([at('docs'), at('sub'), at('gone/.gitattributes'), at('gone/deep/.gitattributes')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is not taken from bytes of an id that look like a name', () => {
    const bytes = Buffer.from(' .gitattributes\0').toString('hex').padEnd(40, '0');
    const fooled = trees({ [id('a')]: [['100644', 'a', bytes], ['100644', 'b', id('5')]] });
    expect(new TreePaths().blobAt(fooled, id('a'), '.gitattributes')).toBeNull();
  });

  it('is left to git where the tree ends early', () => {
    const whole = Buffer.concat([Buffer.from('100644 .gitattributes\0'), Buffer.alloc(20, 1)]);
    for (let length = Buffer.from('100644 .gitattributes\0').length; length < whole.length; length += 1) {
      expect(new TreePaths().blobAt({ tree: () => whole.subarray(0, length) }, id('a'), '.gitattributes')).toBeUndefined();
    }
  });

  it('is looked for in each folder once', () => {
    const paths = new TreePaths();
    const before = objects.asked.length;
    for (const name of ['one', 'two', 'three']) paths.blobAt(objects, id('a'), `docs/api/${name}`);
    expect(objects.asked.slice(before).filter((tree) => tree === id('b'))).toHaveLength(1);
  });
});
