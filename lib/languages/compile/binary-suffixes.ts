import binaryExtensions from 'binary-extensions';

const MORE = ['avif', 'heic', 'jxl', 'ods', 'parquet', 'feather', 'npy', 'npz', 'pkl', 'pickle', 'onnx', 'h5', 'hdf5', 'gguf', 'safetensors', 'pack', 'idx', 'node', 'pyd', 'sqlitedb', 'db', 'keystore', 'jks', 'nib', 'mo', 'zst', 'br', 'opus', 'jp2', 'psb', 'blend', 'fbx', 'glb', 'xcuserstate', 'hprof'];

/** Suffixes that people also give to text: the bytes decide. */
const ALSO_TEXT = new Set(['a', 'bak', 'bin', 'dat', 'dot', 'fh', 'key', 'raw', 'rgb', 'rtf', 'shar', 'pages', 'numbers', 'resources', 'mht', 'pea', 'sub', 'db', 'gh', 'o', 'img', 'pic', 'pot', 'm3u', 'sgi', 'xm', 'qt', 'lz', 'z', 'wm', 'slk', 'ar', 'pkl', 'idx', 'pack', 'node', 'br', 'scpt', 'so', 'pbm', 'pgm', 'pnm', 'ppm']);

/** Suffixes, with their dot, of files that hold no text: the well-kept list of `binary-extensions` without those that are a language's. */
export function binarySuffixes(languageExtensions: Record<string, number[]>): string[] {
  const certain = [...binaryExtensions, ...MORE].map((suffix) => suffix.toLowerCase()).filter((suffix) => !ALSO_TEXT.has(suffix));
  return [...new Set(certain)].map((suffix) => `.${suffix}`).filter((suffix) => !(suffix in languageExtensions)).sort();
}
