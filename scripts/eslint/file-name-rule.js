import path from 'node:path';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PASCAL_CASE = /^([A-Z][a-z0-9]*)+$/;

/**
 * File names: kebab-case, and PascalCase for React components (`.tsx`) and their tests. `main.tsx` is the page's entry and no
 * component. What follows the first dot (`.worklet.ts`, `.test.ts`) says where the file runs and is not looked at.
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileNameRule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      kebabCase: "Name the file '{{name}}' in kebab-case.",
      pascalCase: "Name the component file '{{name}}' in PascalCase.",
    },
  },
  create(context) {
    const name = path.basename(context.filename);
    const [stem = '', ...suffixes] = name.split('.');
    const isTest = suffixes.includes('test');
    const isComponent = suffixes.at(-1) === 'tsx' && name !== 'main.tsx';
    const isAccepted = (KEBAB_CASE.test(stem) && (!isComponent || isTest)) || (PASCAL_CASE.test(stem) && (isComponent || isTest));
    if (isAccepted) return {};
    const messageId = isComponent && !isTest ? 'pascalCase' : 'kebabCase';
    return { Program: (node) => context.report({ node, messageId, data: { name } }) };
  },
};
