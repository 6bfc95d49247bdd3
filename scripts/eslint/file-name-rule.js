import path from 'node:path';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PASCAL_CASE = /^([A-Z][a-z0-9]*)+$/;

/**
 * Checks file names: kebab-case, or for a `.tsx` file with one React component, the component's name. The part after
 * the first dot (`.worklet.ts`, `.test.ts`) says where the file runs and is ignored. A test or story is named after its
 * subject.
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileNameRule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      kebabCase: "Name the file '{{name}}' in kebab-case.",
      component: "Name the file '{{name}}' as its component: {{component}}.tsx.",
    },
  },
  create(context) {
    const name = path.basename(context.filename);
    const [stem = '', ...suffixes] = name.split('.');
    const isNamedAfterSubject = suffixes.includes('test') || suffixes.includes('story');
    /** @type {string[]} */
    const components = [];
    return {
      ExportNamedDeclaration(node) {
        for (const declared of declaredNames(node.declaration))
          if (PASCAL_CASE.test(declared)) components.push(declared);
      },
      'Program:exit'(node) {
        if (isNamedAfterSubject && PASCAL_CASE.test(stem)) return;
        const [component, ...others] = suffixes.at(-1) === 'tsx' && !isNamedAfterSubject ? components : [];
        if (component !== undefined && others.length === 0) {
          if (stem !== component) context.report({ node, messageId: 'component', data: { name, component } });
        } else if (!KEBAB_CASE.test(stem)) {
          context.report({ node, messageId: 'kebabCase', data: { name } });
        }
      },
    };
  },
};

/**
 * @param {import('estree').Declaration | null | undefined} declaration
 * @returns {readonly string[]} Names of the functions and constants; types have none.
 */
function declaredNames(declaration) {
  if (declaration?.type === 'FunctionDeclaration') return [declaration.id.name];
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}
