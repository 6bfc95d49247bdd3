import { expect, it } from 'vitest';
import { microphoneFailure } from '../../../../renderer/audio/microphone-problem.ts';

it.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
  ['SomethingNewError', 'unusable'],
])('%s means that the microphone is %s', (name, code) => {
  const { error } = microphoneFailure(new DOMException('', name));
  expect(error.code).toBe(code);
});
