import { expect, it } from 'vitest';
import { describeListenError } from '../../../shared/describe-listen-error.ts';

it.each([
  ['EACCES', /^TCP port 80 can't be opened: .* administrators\. Choose one above 1023 with --game-port\.$/],
  ['EADDRNOTAVAIL', /^TCP port 80 can't be opened: this machine has no such address\./],
  ['EMFILE', /^TCP port 80 can't be opened: listen EMFILE\.$/],
])('says what %s means', (code, text) => {
  const error = { code, message: `listen ${code}` };
  expect(describeListenError('TCP port 80', error, '--game-port')).toMatch(text);
});
