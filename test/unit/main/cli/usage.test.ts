import { expect, it } from 'vitest';
import { readDemoOptions } from '../../../../main/cli/demo-options.ts';
import { DEMO_HELP } from '../../../../main/cli/help/demo-help.ts';
import { JOIN_HELP } from '../../../../main/cli/help/join-help.ts';
import { RENDEZVOUS_HELP } from '../../../../main/cli/help/rendezvous-help.ts';
import { SERVE_HELP } from '../../../../main/cli/help/serve-help.ts';
import { START_HELP } from '../../../../main/cli/help/start-help.ts';
import { readJoinOptions } from '../../../../main/cli/join-options.ts';
import { readRendezvousOptions } from '../../../../main/cli/rendezvous-options.ts';
import { readServerOptions } from '../../../../main/cli/server-options.ts';
import { parseStartOptions } from '../../../../main/cli/start-options.ts';
import { EXAMPLE_INVITATION } from '../../../support/desktop/example-invitation.ts';

/** Files that the examples name exist on the reader's machine, not here. */
const MISSING_FILE = /(?:rules\.json|voice\.wav|host\.jsonc).*(?:no such file|ENOENT)/;

const readDemo = (words: readonly string[]) => {
  const demo = readDemoOptions(words);
  return demo.ok && demo.value === 'app' ? parseStartOptions(words) : demo;
};

it.each([
  ['npm start', START_HELP, parseStartOptions],
  ['npm run demo', DEMO_HELP, readDemo],
  ['npm run serve', SERVE_HELP, (words: readonly string[]) => readServerOptions(words, {})],
  ['npm run join', JOIN_HELP, readJoinOptions],
  ['npm run rendezvous', RENDEZVOUS_HELP, (words: readonly string[]) => readRendezvousOptions(words, {})],
])('the help of %s has examples that it accepts', async (command, { examples }, read) => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
  expect(examples.length).toBeLessThanOrEqual(5);
  for (const { line } of examples) {
    const [typed = '', words = ''] = line.split(/ -- (.*)/);
    expect(typed.replace('run -s', 'run')).toBe(command);
    const given = words.replaceAll("'", '').replaceAll('earshot://join/INVITATION', EXAMPLE_INVITATION);
    const result = await read(given === '' ? [] : given.split(' '));
    expect(result.ok ? '' : result.error.message, line).toMatch(result.ok ? /^$/ : MISSING_FILE);
  }
});

it.each(['--seconds', '--players', '--out'])(
  'the demo in the app does not take %s, which belongs to a measured run',
  (option) => {
    for (const words of [[option, '3'], [`${option}=3`]])
      expect(readDemo(words)).toMatchObject({
        ok: false,
        error: { message: `${option} works only with --headless. Add it.` },
      });
  },
);
