import ts from 'typescript';

/** Folders of the pure core, where every file with code has a unit test with the same path. */
const MIRRORED_FOLDERS = [
  'shared/dsp/',
  'shared/spatial/',
  'shared/model/',
  'main/mixer/',
  'main/ingest/',
  'main/room/',
];

/** Reads a file of the project by its path relative to the project. */
export type ReadSource = (file: string) => string;

/**
 * Returns the files of the pure core without a `test/unit/<same path>.test.ts`. Files without a function (types, ports,
 * tables of constants) need none. `files` are all paths of the project, relative to it, with forward slashes.
 */
export function findUnmirroredFiles(files: readonly string[], readSource: ReadSource): readonly string[] {
  const existing = new Set(files);
  return files.filter((file) => {
    if (!file.endsWith('.ts') || !MIRRORED_FOLDERS.some((folder) => file.startsWith(folder))) return false;
    return !existing.has(`test/unit/${file.replace(/\.ts$/, '.test.ts')}`) && hasFunction(file, readSource(file));
  });
}

function hasFunction(file: string, source: string): boolean {
  function isOrHolds(node: ts.Node): boolean {
    const isImplementation = ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
    return isImplementation || (ts.forEachChild(node, isOrHolds) ?? false);
  }
  return isOrHolds(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
}
