const ADDRESS = /\b[a-z]+:\/\/\S+/;

/**
 * Limits the width of comment lines, which the formatter leaves alone. A line may be wider if an address keeps it from
 * being broken.
 * @type {import('eslint').Rule.RuleModule}
 */
export const commentWidthRule = {
  meta: {
    type: 'layout',
    schema: [
      {
        type: 'object',
        properties: { max: { type: 'integer', minimum: 1 } },
        required: ['max'],
        additionalProperties: false,
      },
    ],
    messages: { tooWide: 'The line with this comment is {{width}} columns wide; at most {{max}} are accepted.' },
  },
  create(context) {
    const { max } = context.options[0];
    const { lines } = context.sourceCode;
    return {
      Program() {
        for (const { loc } of context.sourceCode.getAllComments()) {
          if (!loc) continue;
          for (let line = loc.start.line; line <= loc.end.line; line++) {
            const text = lines[line - 1] ?? '';
            const start = line === loc.start.line ? loc.start.column : 0;
            const end = line === loc.end.line ? loc.end.column : text.length;
            const width = [...text.slice(0, end)].length;
            if (width <= max || ADDRESS.test(text.slice(start, end))) continue;
            const at = { start: { line, column: start }, end: { line, column: end } };
            context.report({ loc: at, messageId: 'tooWide', data: { width: String(width), max } });
          }
        }
      },
    };
  },
};
