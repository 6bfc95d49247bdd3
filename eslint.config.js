import { builtinModules } from 'node:module';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { commentWidthRule } from './scripts/eslint/comment-width-rule.js';
import { fileNameRule } from './scripts/eslint/file-name-rule.js';
import { functionLengthRule } from './scripts/eslint/function-length-rule.js';
import { importTableRule } from './scripts/eslint/import-table-rule.js';
import { importTable } from './scripts/eslint/import-table.js';
import { translatedTextRule } from './scripts/eslint/translated-text-rule.js';

const REAL_TIME = ['shared/dsp/**', 'main/mixer/**', 'main/ingest/**', 'main/media/opus/**'];
const PURE_REAL_TIME = ['shared/dsp/**', 'main/mixer/**', 'main/ingest/**'];
// Kernels and packet functions take scalars and buffers instead of an object that would be allocated on each call.
const SIX_PARAMETERS = ['shared/dsp/**', 'main/media/**'];
const SEVEN_PARAMETERS = ['main/mixer/**', 'main/ingest/**'];
const PACKET_PARSERS = ['main/media/**', 'shared/opus-packet.ts'];
const COMMAND_LINES = ['main/cli/**', 'scripts/**', 'test/bench/**', 'test/screenshots/**', 'test/workbench/**'];

const clocks = ['Date', 'performance', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'];

export default defineConfig(
  globalIgnores(['out/', 'release/', 'coverage/', '.cache/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  {
    plugins: {
      earshot: {
        rules: {
          'import-table': importTableRule,
          'comment-width': commentWidthRule,
          'file-name': fileNameRule,
          'function-length': functionLengthRule,
          'translated-text': translatedTextRule,
        },
      },
    },
    rules: {
      'earshot/import-table': ['error', importTable],
      'earshot/comment-width': ['error', { max: 120 }],
      'earshot/file-name': 'error',
      'earshot/function-length': ['error', { max: 60 }],
      'max-lines': ['error', { max: 350 }],
      'max-params': ['error', { max: 5 }],
      complexity: ['error', { max: 14, variant: 'modified' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-async-promise-executor': 'error',
      'no-cond-assign': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-loss-of-precision': 'error',
      'no-self-assign': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-useless-assignment': 'error',
      'no-useless-escape': 'error',
      'no-unused-labels': 'error',
      'no-console': 'error',
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      'no-restricted-imports': [
        'error',
        ...builtinModules
          .filter((name) => !name.startsWith('node:'))
          .map((name) => ({ name, message: `Write 'node:${name}'.` })),
      ],
      'no-undef': 'off', // The compiler knows which globals each environment has.
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['**/*.worklet.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: REAL_TIME,
    rules: {
      'no-restricted-globals': [
        'error',
        ...clocks.map((name) => ({
          name,
          message: 'Time, timers and output are passed in: this is the real-time path.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is passed in: this is the real-time path.' },
      ],
    },
  },
  {
    files: PURE_REAL_TIME,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: ':function[async=true], AwaitExpression, ForOfStatement[await=true]',
          message: 'The real-time path is synchronous.',
        },
      ],
    },
  },
  { files: SIX_PARAMETERS, rules: { 'max-params': ['error', { max: 6 }] } },
  { files: SEVEN_PARAMETERS, rules: { 'max-params': ['error', { max: 7 }] } },
  // A parser is a list of guards, one for each way in which a packet can be wrong.
  { files: PACKET_PARSERS, rules: { complexity: ['error', { max: 20, variant: 'modified' }] } },
  // Markup decides by conditions in place, each of them simple.
  { files: ['**/*.tsx'], rules: { complexity: ['error', { max: 20, variant: 'modified' }] } },
  { files: ['renderer/**/*.tsx'], rules: { 'earshot/translated-text': 'error' } },
  {
    files: ['renderer/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: [
            'LogicalExpression > CallExpression.right[callee.name=/^use[A-Z]/]',
            'LogicalExpression > .right CallExpression[callee.name=/^use[A-Z]/]',
            'ConditionalExpression > :not(.test) CallExpression[callee.name=/^use[A-Z]/]',
            'IfStatement > :not(.test) CallExpression[callee.name=/^use[A-Z]/]',
          ].join(', '),
          message: 'A hook that is not called each time breaks the ones after it. Call it first, and use its value.',
        },
      ],
    },
  },
  { files: COMMAND_LINES, rules: { 'no-console': 'off' } },
  { files: ['**/*.config.{js,ts}'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['test/**'],
    rules: {
      complexity: ['error', { max: 20, variant: 'modified' }],
      'max-params': ['error', { max: 8 }],
      'earshot/function-length': 'off',
    },
  },
  { files: ['scripts/eslint/**', '**/*.mjs'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
);
