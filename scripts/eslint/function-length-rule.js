/**
 * Limits a function's own lines: without blank lines, comments, and the bodies of inner functions, which are counted
 * separately. So the length of a factory that returns an object of small functions excludes those functions.
 * @type {import('eslint').Rule.RuleModule}
 */
export const functionLengthRule = {
  meta: {
    type: 'suggestion',
    schema: [
      {
        type: 'object',
        properties: { max: { type: 'integer', minimum: 1 } },
        required: ['max'],
        additionalProperties: false,
      },
    ],
    messages: { tooLong: 'The function has {{lines}} lines of its own; at most {{max}} are accepted.' },
  },
  create(context) {
    const { max } = context.options[0];
    const codeLines = new Set(context.sourceCode.ast.tokens.flatMap((token) => linesOf(token, 0)));
    /** @type {Set<number>[]} One set of lines for each function that is being walked through, the innermost last. */
    const open = [];

    /** @param {import('estree').Node} node */
    function enter(node) {
      open.push(new Set(linesOf(node, 0).filter((line) => codeLines.has(line))));
    }

    /** @param {import('estree').Node} node */
    function leave(node) {
      const own = open.pop();
      if (own !== undefined && own.size > max)
        context.report({ node, messageId: 'tooLong', data: { lines: String(own.size), max } });
      const outer = open.at(-1);
      for (const line of linesOf(node, 1)) outer?.delete(line);
    }

    return {
      FunctionDeclaration: enter,
      FunctionExpression: enter,
      ArrowFunctionExpression: enter,
      'FunctionDeclaration:exit': leave,
      'FunctionExpression:exit': leave,
      'ArrowFunctionExpression:exit': leave,
    };
  },
};

/**
 * @param {{ loc?: import('estree').SourceLocation | null | undefined }} node @param {number} skipped How many of its
 * first lines to skip.
 */
function linesOf(node, skipped) {
  if (!node.loc) return [];
  const first = node.loc.start.line + skipped;
  return Array.from({ length: Math.max(0, node.loc.end.line - first + 1) }, (_, index) => first + index);
}
