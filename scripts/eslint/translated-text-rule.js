const SPOKEN_ATTRIBUTES = new Set([
  'label',
  'title',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'detail',
  'hint',
  'caption',
  'text',
  'missing',
  'unit',
]);
const LETTER = /\p{L}/u;

/** Text that is the same in every language: the program's name, and the labels of keys. */
const NAMES = new Set(['Earshot']);
const NAME_ELEMENTS = new Set(['kbd', 'code']);

/**
 * Requires that text for players comes from the catalogues (`renderer/i18n/locales`): neither the content of an element
 * nor an attribute that is shown or read out may contain literal letters.
 * @type {import('eslint').Rule.RuleModule}
 */
export const translatedTextRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { literal: "Take '{{text}}' from the catalogue: t('…') with a text in renderer/i18n/locales/en." },
  },
  create(context) {
    /** @param {any} node @param {string} text */
    function look(node, text) {
      const words = text.trim();
      if (LETTER.test(words) && !NAMES.has(words))
        context.report({ node, messageId: 'literal', data: { text: words.slice(0, 40) } });
    }

    /** Checks what an expression can evaluate to: itself, either branch, or either side. @param {any} node */
    function lookAtValue(node) {
      if (node?.type === 'Literal' && typeof node.value === 'string') look(node, node.value);
      if (node?.type === 'TemplateLiteral')
        look(node, node.quasis.map((/** @type {any} */ quasi) => quasi.value.cooked).join(' '));
      if (node?.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(lookAtValue);
      if (node?.type === 'LogicalExpression') [node.left, node.right].forEach(lookAtValue);
      if (node?.type === 'JSXExpressionContainer') lookAtValue(node.expression);
    }

    return {
      /** @param {any} node */
      JSXText: (node) => {
        if (!isNameElement(node.parent)) look(node, node.value);
      },
      /** @param {any} node */
      JSXExpressionContainer: (node) => {
        if (node.parent.type !== 'JSXAttribute' && !isNameElement(node.parent)) lookAtValue(node.expression);
      },
      /** @param {any} node */
      JSXAttribute: (node) => {
        if (SPOKEN_ATTRIBUTES.has(node.name.name)) lookAtValue(node.value);
      },
    };
  },
};

/** @param {any} node */
function isNameElement(node) {
  return node.type === 'JSXElement' && NAME_ELEMENTS.has(node.openingElement.name.name);
}
