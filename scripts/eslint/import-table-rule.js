import path from 'node:path';
import { findLayer, mayImportFile, mayImportPackage, packageName } from './layers.js';

/**
 * Checks every import of a file, types and dynamic imports too, against the import table that is given as the rule's
 * option.
 * @type {import('eslint').Rule.RuleModule}
 */
export const importTableRule = {
  meta: {
    type: 'problem',
    schema: [{ type: 'array', items: { type: 'object' } }],
    messages: {
      unknownFolder: '{{file}} belongs to no layer: add its folder to scripts/eslint/import-table.js.',
      forbiddenFile: '{{from}} may not import {{target}}.',
      forbiddenPackage: "{{from}} may not import the package '{{name}}'.",
      computedPath: '{{from}} may not import a computed path, because the import table cannot check it.',
      missingExtension: "Write the file extension of '{{specifier}}'.",
    },
  },
  create(context) {
    const table = context.options[0];
    const file = projectPath(context.cwd, context.filename);
    const from = findLayer(table, file);
    if (from === undefined)
      return { Program: (node) => context.report({ node, messageId: 'unknownFolder', data: { file } }) };

    /** @param {import('estree').Node} node @param {unknown} specifier */
    function check(node, specifier) {
      if (from === undefined) return;
      if (typeof specifier !== 'string') {
        if (from.layer.mayImportComputedPaths !== true)
          context.report({ node, messageId: 'computedPath', data: { from: from.name } });
        return;
      }
      if (!specifier.startsWith('.')) {
        const data = { from: from.name, name: packageName(specifier) };
        if (!mayImportPackage(from, specifier)) context.report({ node, messageId: 'forbiddenPackage', data });
        return;
      }
      const relative = specifier.replace(/\?.*$/, '');
      if (path.extname(relative) === '') context.report({ node, messageId: 'missingExtension', data: { specifier } });
      const target = projectPath(context.cwd, path.resolve(path.dirname(context.filename), relative));
      if (!mayImportFile(table, from, target))
        context.report({ node, messageId: 'forbiddenFile', data: { from: from.name, target } });
    }

    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
      /** @param {any} node `import('./file.ts').Type`, which only TypeScript's syntax tree has. */
      TSImportType: (node) => check(node, node.source.value),
    };
  },
};

/** @param {string} projectFolder @param {string} file */
function projectPath(projectFolder, file) {
  return path.relative(projectFolder, file).split(path.sep).join('/');
}
