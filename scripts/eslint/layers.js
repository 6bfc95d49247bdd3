/**
 * Finds the layer of a file and decides about an import: pure functions over a table in the notation of
 * `import-table.js`. Paths are relative to the project, with forward slashes.
 */

/** @typedef {import('./import-table.js').Layer} Layer */

/**
 * @typedef {object} FoundLayer
 * @property {Layer} layer
 * @property {string} name The layer's path with the folder's name in place of `<each>`.
 */

const EACH = '<each>';

/**
 * Returns the layer of `file`; undefined if the table has none.
 * @param {readonly Layer[]} table
 * @param {string} file
 * @returns {FoundLayer | undefined}
 */
export function findLayer(table, file) {
  /** @type {FoundLayer | undefined} */
  let found;
  for (const layer of table) {
    const name = matchPath(layer.path, file);
    if (name !== undefined && (found === undefined || layer.path.length > found.layer.path.length))
      found = { layer, name };
  }
  return found;
}

/**
 * Returns whether a file of `from` may import the project file `target`.
 * @param {readonly Layer[]} table
 * @param {FoundLayer} from
 * @param {string} target
 */
export function mayImportFile(table, from, target) {
  if (findLayer(table, target)?.name === from.name) return true;
  return from.layer.layers.some((path) => matchPath(path, target) !== undefined);
}

/**
 * Returns the permissions in `table` that run upwards: those of a layer for another that is not above it in the table.
 * A table without any permits neither imports that run upwards nor circles between layers.
 * @param {readonly Layer[]} table
 * @returns {readonly { from: string, to: string, permission: string }[]}
 */
export function findUpwardPermissions(table) {
  return table.flatMap((layer, floor) =>
    layer.layers.flatMap((permission) =>
      table
        .slice(floor + 1)
        .filter((higher) => mayReach(table, permission, higher))
        .map((higher) => ({ from: layer.path, to: higher.path, permission })),
    ),
  );
}

/**
 * Returns whether `permission` allows importing a file of `layer`.
 * @param {readonly Layer[]} table
 * @param {string} permission
 * @param {Layer} layer
 */
function mayReach(table, permission, layer) {
  const isTree = permission.endsWith('**');
  if (isTree && layer.path.startsWith(permission.slice(0, -2))) return true;
  const sample = permission.replace(EACH, 'any').replace(/\*+$/, 'any-file.ts');
  return findLayer(table, sample)?.layer === layer;
}

/**
 * Returns whether a file of `from` may import the package or `node:` module behind `specifier` ("react-dom/client" ->
 * "react-dom").
 * @param {FoundLayer} from
 * @param {string} specifier
 */
export function mayImportPackage(from, specifier) {
  const name = packageName(specifier);
  return from.layer.packages.includes(name) || (name.startsWith('node:') && from.layer.packages.includes('node:*'));
}

/**
 * @param {string} specifier
 * @returns {string} The package's name without the path inside it.
 */
export function packageName(specifier) {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/**
 * @param {string} path In the notation of the table.
 * @param {string} file
 * @returns {string | undefined} The layer's name if `file` belongs to it.
 */
function matchPath(path, file) {
  const each = path.indexOf(EACH);
  if (each >= 0) {
    const before = path.slice(0, each);
    const folder = file.startsWith(before) ? file.slice(before.length).split('/')[0] : undefined;
    return folder === undefined
      ? undefined
      : matchPath(
          path.replace(EACH, () => folder),
          file,
        );
  }
  if (path.endsWith('**')) return file.startsWith(path.slice(0, -2)) ? path : undefined;
  if (!path.endsWith('*')) return file === path ? path : undefined;
  const folder = path.slice(0, -1);
  return file.startsWith(folder) && !file.slice(folder.length).includes('/') ? path : undefined;
}
