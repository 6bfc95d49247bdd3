import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { commentWidthRule } from '../../../../scripts/eslint/comment-width-rule.js';

RuleTester.describe = describe;
RuleTester.it = it;

const options = [{ max: 20 }];

function tooWide(width: number, line: number) {
  return { messageId: 'tooWide', line, data: { width: String(width), max: '20' } };
}

new RuleTester({ languageOptions: { parser: tseslint.parser } }).run('comment-width', commentWidthRule, {
  valid: [
    { name: 'a comment of just the limit', code: '// 456789 123456789', options },
    {
      name: 'code alone may be as wide as the formatter leaves it',
      code: "const name = 'a long text in code';",
      options,
    },
    { name: 'an address cannot be broken', code: '// See https://example.invalid/path', options },
    { name: 'a block of short lines', code: '/**\n * One line.\n * Another line.\n */\nf();', options },
    { name: 'code behind a comment does not count', code: 'f(/* short */ "and then a long text");', options },
    { name: 'a character of two code units is one column', code: '// 🎧🎧🎧🎧🎧🎧🎧🎧🎧🎧', options },
  ],
  invalid: [
    { name: 'one column too many', code: '// 456789 123456789 1', options, errors: [tooWide(21, 1)] },
    { name: 'a comment behind code counts with it', code: 'call(a, b); // and why', options, errors: [tooWide(22, 1)] },
    {
      name: 'each wide line of a block',
      code: '/**\n * This line is too wide.\n * Not this.\n * But this one is again.\n */',
      options,
      errors: [tooWide(25, 2), tooWide(25, 4)],
    },
  ],
});
