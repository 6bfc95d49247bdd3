import { expect, it } from 'vitest';
import { describeListenError } from '../../../shared/describe-listen-error.ts';

it.each([
  ['EACCES', 80, /^TCP port 80 can't be opened: .* administrators\. Choose one above 1023 with --game-port\.$/],
  [
    'EACCES',
    7_777,
    /^TCP port 7777 can't be opened: the system reserves this port\. Choose another one with --game-port/,
  ],
  ['EADDRNOTAVAIL', 80, /^TCP port 80 can't be opened: this machine has no such address\./],
  ['EMFILE', 80, /^TCP port 80 can't be opened: listen EMFILE\.$/],
])('says what %s means for port %i', (code, port, text) => {
  const error = { code, message: `listen ${code}` };
  expect(describeListenError(`TCP port ${port}`, error, { port, portOption: '--game-port' })).toMatch(text);
});
