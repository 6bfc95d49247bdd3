import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import { functionLengthRule } from '../../../../scripts/eslint/function-length-rule.js';

RuleTester.describe = describe;
RuleTester.it = it;

const options = [{ max: 4 }];

new RuleTester().run('function-length', functionLengthRule, {
  valid: [
    { name: 'a function of just the limit', code: 'function f() {\n  a();\n  b();\n}', options },
    {
      name: 'blank lines and comments are free',
      code: 'function f() {\n\n  // why\n  /* and\n  how */\n  a();\n  b();\n}',
      options,
    },
    {
      name: 'the body of an inner function counts for itself',
      code: 'function f() {\n  return () => {\n    a();\n    b();\n  };\n}',
      options,
    },
  ],
  invalid: [
    {
      name: 'one line too many',
      code: 'function f() {\n  a();\n  b();\n  c();\n}',
      options,
      errors: [{ messageId: 'tooLong', data: { lines: '5', max: 4 } }],
    },
    {
      name: 'an inner function that is too long itself',
      code: 'const f = () => {\n  return () => {\n    a();\n    b();\n    c();\n  };\n};',
      options,
      errors: [{ messageId: 'tooLong', line: 2 }],
    },
    {
      name: 'own lines around inner functions',
      code: 'function f() {\n  a();\n  b();\n  g(() => {\n    c();\n  });\n}',
      options,
      errors: [{ messageId: 'tooLong', data: { lines: '5', max: 4 } }],
    },
  ],
});
