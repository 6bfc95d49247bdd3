import { expect, it } from 'vitest';
import { DEMO_USAGE, readDemoOptions } from '../../../../main/cli/demo-options.ts';
import { JOIN_USAGE, readJoinOptions } from '../../../../main/cli/join-options.ts';
import { readServerOptions, SERVER_USAGE } from '../../../../main/cli/server-options.ts';
import { parseStartOptions, START_HELP } from '../../../../main/cli/start-options.ts';
import { EXAMPLE_INVITATION } from '../../../support/desktop/example-invitation.ts';

/** Files that the examples name exist on the reader's machine, not here. */
const MISSING_FILE = /(?:rules\.json|voice\.wav|host\.jsonc).*(?:no such file|ENOENT)/;

const readDemo = (words: readonly string[]) => {
  const demo = readDemoOptions(words);
  return demo.ok && demo.value === 'app' ? parseStartOptions(words) : demo;
};

it.each([
  ['npm start', START_HELP, parseStartOptions],
  ['npm run demo', DEMO_USAGE, readDemo],
  ['npm run serve', SERVER_USAGE, (words: readonly string[]) => readServerOptions(words, {})],
  ['npm run join', JOIN_USAGE, readJoinOptions],
])('the help of %s has examples that it accepts', async (command, usage, read) => {
  const examples = (usage.split('\nExamples:\n')[1] ?? '').trimEnd().split('\n');
  expect(examples.length).toBeGreaterThanOrEqual(3);
  for (const example of examples) {
    const [typed = '', words = ''] = example.trim().split(/ -- (.*)/);
    expect(typed.replace('run -s', 'run')).toBe(command);
    const given = words.replaceAll("'", '').replaceAll('earshot://join/INVITATION', EXAMPLE_INVITATION);
    const result = await read(given === '' ? [] : given.split(' '));
    expect(result.ok ? '' : result.error.message, example).toMatch(result.ok ? /^$/ : MISSING_FILE);
  }
});

it.each(['--seconds', '--players', '--out'])(
  'the demo in the app does not take %s, which belongs to a measured run',
  (option) => {
    for (const words of [[option, '3'], [`${option}=3`]])
      expect(readDemo(words)).toMatchObject({
        ok: false,
        error: { message: `${option} belongs to a measured run. Add --headless.` },
      });
  },
);
